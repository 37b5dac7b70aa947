import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { configuration } from '../../drivers/config/configuration.ts'
import { startSlsIn } from '../../testing/command-line.ts'
import { readConfigFile } from '../config/config-file.ts'
import { commentedConfiguration } from './commented-configuration.ts'

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sls-init-'))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

test('writes a configuration that can be read, and says what comes next', async () => {
  const folder = newFolder()
  const args = [
    'init',
    '--url',
    'http://127.0.0.1:9000',
    '--product',
    'A "good" one: yes',
    '--start',
    'run --it',
  ]
  const { code, out } = await startSlsIn(folder, ...args).end
  expect({ code, out }).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^sls\.config\.yaml is written\. Next:/),
  })
  const read = await readConfigFile(join(folder, 'sls.config.yaml'))
  expect(read).toMatchObject({
    ok: true,
    value: {
      configuration: {
        url: 'http://127.0.0.1:9000',
        product: 'A "good" one: yes',
        process: { kind: 'start', command: 'run --it', readyWithinMs: 15_000 },
      },
    },
  })
})

test('what nobody answers is as by default', async () => {
  const folder = newFolder()
  expect((await startSlsIn(folder, 'init').end).code).toBe(0)
  const read = await readConfigFile(join(folder, 'sls.config.yaml'))
  expect(read.ok && read.value.configuration).toEqual({
    ...configuration.parse({ url: 'http://127.0.0.1:8080' }),
    gateways: { host: '127.0.0.1', apns: 9443, fcm: 9444, oauth: 9445, sms: 9446 },
  })
})

const [withLab = '', withoutLab = ''] = commentedConfiguration({ url: 'http://127.0.0.1:1' }).split(
  /^(?=# A system without a lab face)/m,
)

test('what a system without a lab face needs can be taken in', async () => {
  const file = join(newFolder(), 'sls.config.yaml')
  writeFileSync(file, `${withLab}${withoutLab.replaceAll(/^# ((?:clock|withoutLab):| {2})/gm, '$1')}`)
  const read = await readConfigFile(file)
  expect(read.ok ? [] : read.problems).toEqual([])
  expect(read.ok && read.value.configuration.withoutLab?.people).toHaveLength(1)
})

test('every other member that is commented out can be taken in', async () => {
  const folder = newFolder()
  const without = (name: string) => withLab.replaceAll(new RegExp(`^${name}:.*\n`, 'gm'), '')
  const uncommented = without('url')
    .replace(/^gateways:.*\n/m, '')
    .replaceAll(/^# ((?:product|version|profiles|process|instances|faces):| {2})/gm, '$1')
    .replace(/^faces:.*\n/m, '')
  const file = join(folder, 'sls.config.yaml')
  writeFileSync(file, uncommented)
  const read = await readConfigFile(file)
  expect(read.ok ? [] : read.problems).toEqual([])
  expect(Object.keys(read.ok ? read.value.configuration : {}).sort()).toEqual(
    [
      'clock',
      'credentialClock',
      'credentials',
      'instances',
      'labToken',
      'process',
      'product',
      'profiles',
      'timeLimitMs',
      'version',
    ].sort(),
  )
})

test('leaves a configuration that is there as it is', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'sls.config.json'), '{}')
  const { code, err } = await startSlsIn(folder, 'init').end
  expect({ code, err }).toEqual({
    code: 2,
    err: 'sls.config.json is in this folder already: change it, or take it away first.\n',
  })
  expect(readFileSync(join(folder, 'sls.config.json'), 'utf8')).toBe('{}')
})

test('what is given empty is refused, and nothing is written', async () => {
  const folder = newFolder()
  const { code, err } = await startSlsIn(folder, 'init', '--product=', '--start= ').end
  expect({ code, err }).toEqual({
    code: 2,
    err: '--product: it is empty: give a text, or leave it out.\n--start: it is empty: give a text, or leave it out.\n',
  })
  expect(readdirSync(folder)).toEqual([])
})

test('a URL that is none is refused', async () => {
  const { code, err } = await startSlsIn(newFolder(), 'init', '--url', 'example.com').end
  expect({ code, err }).toEqual({
    code: 2,
    err: '--url example.com: give an http or https URL, such as http://127.0.0.1:8080.\n',
  })
})
