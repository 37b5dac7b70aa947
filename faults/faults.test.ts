import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { referenceParts } from '../reference-server/parts.ts'
import { referencePhoneParts } from '../simulators/phone/reference-parts.ts'
import { ownFaults } from './load-faults.ts'

// Whether the suite sees them is for `sls detect` to say.

const faults = [...(await ownFaults('server')), ...(await ownFaults('phone'))]
const serverFaults = faults.filter((fault) => fault.subject === 'server')
const phoneFaults = faults.filter((fault) => fault.subject === 'phone')

test('every fault has an id of its own and says in one sentence what is different', () => {
  const ids = faults.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { title } of faults) expect(title).toMatch(/^[^.]+(\.[0-9][^.]*)*\.$/)
})

describe('a fault of the server', () => {
  test('leaves the parts alone that it was given', () => {
    const parts = referenceParts()
    const before = { ...parts, rules: { ...parts.rules }, labels: structuredClone(parts.labels) }
    for (const { inject } of serverFaults) expect(inject(parts)).not.toBe(parts)
    expect({ ...parts }).toEqual(before)
  })

  test('may be a harmless variant, with bounds instead of the reference numbers among them', () => {
    const harmless = serverFaults.filter((fault) => fault.harmless)
    expect(harmless.length).toBeGreaterThanOrEqual(120)
    const parts = referenceParts()
    expect(
      harmless.some(({ inject }) => inject(parts).profile.pushLifetime !== parts.profile.pushLifetime),
    ).toBe(true)
  })
})

test.each(phoneFaults)(
  'the phone with the fault $id differs from one as the articles describe it',
  ({ inject }) => {
    expect(inject(referencePhoneParts)).not.toEqual(referencePhoneParts)
  },
)

describe('no fault keeps anything from one scenario to the next', () => {
  const stateOfModule = /^(export )?(let|var)\b|^(export )?const [^=]+= (new (Weak)?(Map|Set)\b|\[\]|\{\}$)/m

  test.each(['let last = 0', 'const known = new Set<string>()', 'export const seen: string[] = []'])(
    'a module may not hold it: %s',
    (line) => {
      expect(`import x from 'y'\n${line}\n`).toMatch(stateOfModule)
    },
  )

  test.each(globSync('**/*.ts', { cwd: import.meta.dirname }))('%s', (file) => {
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).not.toMatch(stateOfModule)
  })
})
