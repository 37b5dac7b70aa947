import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import { referenceParts } from '../../reference-server/parts.ts'
import { faultsIn } from './fault-choice.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function loaded(file: string, text: string): Promise<KnownFault | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'sls-faults-'))
  folders.push(folder)
  writeFileSync(join(folder, file), text)
  const faults = await faultsIn([folder])
  if (!faults.ok) throw new Error(faults.problems.join(' '))
  return faults.value.find(({ id }) => id === 'test-one')
}

const about = "id: 'test-one', title: 'T', violates: ['SMS-13']"

test.each([
  [
    'one.ts',
    `const inject = (parts: object): object => parts\nexport default { ${about}, subject: 'server', inject }`,
  ],
  ['one.mjs', `export default { ${about}, subject: 'server', inject: (parts) => parts }`],
  ['one.js', `export default [{ ${about}, subject: 'server', inject: (parts) => parts }]`],
])('a fault in %s, in a folder that is no package', async (file, text) => {
  expect(await loaded(file, text)).toMatchObject({ id: 'test-one', subject: 'server', harmless: false })
})

test('a fault cannot change in place what all others share', async () => {
  const fault = await loaded(
    'one.mjs',
    `export default { ${about}, subject: 'server', inject: (parts) => { parts.rules.newId = 7; return parts } }`,
  )
  expect(() => fault?.variant.server(referenceParts())).toThrow(TypeError)
})

test('what a phone fault throws comes when it is worn, not when it is loaded', async () => {
  const text = `export default { ${about}, subject: 'phone', inject: () => { throw new Error('boom') } }`
  const fault = await loaded('one.mjs', text)
  expect(() => fault?.variant.phone).toThrow('boom')
})
