import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { configurationFor, findConfigFile, readConfigFile } from './config-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'sls-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is said of this text in a file of this name, without the path of the folder. */
async function problemsIn(text: string, name = 'sls.config.yaml'): Promise<string> {
  const file = join(folder, name)
  writeFileSync(file, text)
  const read = await readConfigFile(file)
  return read.ok ? 'none' : read.problems.map((problem) => problem.replaceAll(`${folder}/`, '')).join('\n')
}

const instances = (second: string) => `instances:
  - url: http://127.0.0.1:8081
    gateways: { apns: 9001, fcm: 9002, oauth: 9003, sms: 9004 }
  - url: http://127.0.0.1:8082
    gateways: { ${second} }
`

const oneOf = 'give exactly one of url, faces and instances'

describe('each kind of broken configuration is answered by a sentence that names the line, the member and what to do', () => {
  test.each([
    ['no address', 'product: Example\n', `sls.config.yaml: ${oneOf} (none is given).`],
    [
      'two addresses',
      `url: http://127.0.0.1:1\n${instances('apns: 9011, fcm: 9012, oauth: 9013, sms: 9014')}`,
      `sls.config.yaml: ${oneOf} (2 are given).`,
    ],
    [
      'a list',
      '- url: http://127.0.0.1:1\n',
      'sls.config.yaml: the configuration is not a mapping of members such as url: give at least a url.',
    ],
    ['an empty file', '', 'sls.config.yaml: expected a document, but the input is empty.'],
    ['only a comment', '# later\n', 'sls.config.yaml: expected a document, but the input is empty.'],
    [
      'a misspelt member',
      'product: Example\nulr: http://127.0.0.1:1\n',
      'sls.config.yaml:2: ulr: there is no such member; did you mean url?\nsls.config.yaml: give exactly one of url, faces and instances (none is given).',
    ],
    [
      'a member of nowhere',
      'url: http://127.0.0.1:1\nfavourite: 7\n',
      'sls.config.yaml:2: favourite: there is no such member; take it out.',
    ],
    [
      'a misspelt member inside another',
      'url: http://127.0.0.1:1\ngateways:\n  amps: 9001\n',
      'sls.config.yaml:3: gateways.amps: there is no such member; did you mean apns?',
    ],
    [
      'a URL without a scheme',
      'url: 127.0.0.1:8080\n',
      'sls.config.yaml:1: url: give an http or https URL, such as http://127.0.0.1:8080.',
    ],
    [
      'a URL of another scheme',
      'url: ftp://127.0.0.1\n',
      'sls.config.yaml:1: url: give an http or https URL, such as http://127.0.0.1:8080.',
    ],
    [
      'a number as URL',
      'url: 8080\n',
      'sls.config.yaml:1: url: give an http or https URL, such as http://127.0.0.1:8080.',
    ],
    [
      'a face that is missing',
      'faces:\n  login: http://127.0.0.1:1\n  account: http://127.0.0.1:1\n  device: http://127.0.0.1:1\n',
      'sls.config.yaml:1: faces.lab: give its URL, or withoutLab for a system that has no lab face.',
    ],
    [
      'a port as text',
      'url: http://127.0.0.1:1\ngateways: { apns: "9443" }\n',
      'sls.config.yaml:2: gateways.apns: give a number.',
    ],
    [
      'a port that is none',
      'url: http://127.0.0.1:1\ngateways:\n  fcm: 70000\n',
      'sls.config.yaml:3: gateways.fcm: give at most 65535.',
    ],
    [
      'the port 0',
      'url: http://127.0.0.1:1\ngateways:\n  sms: 0\n',
      'sls.config.yaml:3: gateways.sms: give at least 1.',
    ],
    [
      'a host name as address to listen on',
      'url: http://127.0.0.1:1\ngateways:\n  host: localhost\n',
      'sls.config.yaml:3: gateways.host: give an IPv4 address of this machine.',
    ],
    [
      'a restart of tenants',
      `${instances('apns: 9011, fcm: 9012, oauth: 9013, sms: 9014').replaceAll(/:\d+$/gm, ':1')}process: { kind: restart, command: x }\n`,
      'sls.config.yaml:4: instances[1]: has the address of instances[0], so that a restart ends both: leave process out where they are tenants of one server.',
    ],
    ['no instances', 'instances: []\n', 'sls.config.yaml:1: instances: name at least 1.'],
    [
      'an instance without an address',
      'instances:\n  - headers: { x-tenant: a }\n',
      'sls.config.yaml:2: instances[0]: give either url, or faces with four URLs.',
    ],
    [
      'instances on one port',
      instances('apns: 9001, fcm: 9012, oauth: 9013, sms: 9014'),
      'sls.config.yaml:5: instances[1].gateways.apns: port 9001 is also instances.0.gateways.apns: give each its own.',
    ],
    [
      'instances on the ports by default',
      'instances:\n  - url: http://127.0.0.1:1\n  - url: http://127.0.0.1:2\n',
      /^sls\.config\.yaml:3: instances\[1\]\.gateways\.apns: port 9443 is also instances\.0\.gateways\.apns: give each its own\./,
    ],
    [
      'gateways beside instances',
      `${instances('apns: 9011, fcm: 9012, oauth: 9013, sms: 9014')}gateways: { apns: 1 }\n`,
      'sls.config.yaml:6: gateways: belongs to each of the instances, not beside them.',
    ],
    [
      'a token in the file itself',
      'url: http://127.0.0.1:1\nlabToken: secret\n',
      'sls.config.yaml:2: labToken: give a mapping of members.',
    ],
    [
      'a variable that cannot be one',
      'url: http://127.0.0.1:1\nlabToken:\n  env: "my token"\n',
      'sls.config.yaml:3: labToken.env: give the name of an environment variable.',
    ],
    [
      'no profiles',
      'url: http://127.0.0.1:1\nprofiles: []\n',
      'sls.config.yaml:2: profiles: name at least one profile, or leave the member out: then describe says what is tested.',
    ],
    [
      'a profile of nowhere',
      'url: http://127.0.0.1:1\nprofiles:\n  - core\n  - email\n',
      /^sls\.config\.yaml:4: profiles\[1\]: give one of core, seamlessPush, /,
    ],
    [
      'a process of no kind',
      'url: http://127.0.0.1:1\nprocess: { command: ./run }\n',
      'sls.config.yaml:2: process.kind: give one of start, restart.',
    ],
    [
      'a process without a command',
      'url: http://127.0.0.1:1\nprocess:\n  kind: start\n',
      'sls.config.yaml:2: process.command: is missing: give a text.',
    ],
    [
      'an empty command',
      'url: http://127.0.0.1:1\nprocess:\n  kind: restart\n  command: ""\n',
      'sls.config.yaml:4: process.command: must not be empty.',
    ],
    [
      'a limit of no time',
      'url: http://127.0.0.1:1\ntimeLimitMs: 1\n',
      'sls.config.yaml:2: timeLimitMs: give at least 100.',
    ],
    [
      'a clock of nowhere',
      'url: http://127.0.0.1:1\ncredentialClock: wall\n',
      'sls.config.yaml:2: credentialClock: give one of machine, lab.',
    ],
    [
      'a header field that is none',
      'url: http://127.0.0.1:1\nheaders: { "x tenant": a }\n',
      'sls.config.yaml:2: headers.x tenant: give the name of a header field.',
    ],
    ['broken YAML', 'url: [http://127.0.0.1:1\nproduct: x\n', /^sls\.config\.yaml:\d: /],
    [
      'a member twice',
      'url: http://127.0.0.1:1\nurl: http://127.0.0.1:2\n',
      /^sls\.config\.yaml:2: duplicated mapping key/,
    ],
  ] as const)('%s', async (_kind, text, expected) => {
    const problems = await problemsIn(text)
    if (typeof expected === 'string') expect(problems).toBe(expected)
    else expect(problems).toMatch(expected)
  })

  test('broken JSON', async () => {
    expect(await problemsIn('{ "url": ', 'sls.config.json')).toMatch(/^sls\.config\.json: .*JSON/)
  })

  test('JSON: the line of the member', async () => {
    expect(await problemsIn('{\n  "url": "http://127.0.0.1:1",\n  "prodct": "x"\n}', 'sls.config.json')).toBe(
      'sls.config.json:3: prodct: there is no such member; did you mean product?',
    )
  })

  test('TypeScript: the line of a member whose name stands once', async () => {
    expect(await problemsIn("export default {\n  url: 'nowhere',\n}\n", 'a.ts')).toBe(
      'a.ts:2: url: give an http or https URL, such as http://127.0.0.1:8080.',
    )
  })

  test('TypeScript without a default export', async () => {
    expect(await problemsIn("export const config = { url: 'http://127.0.0.1:1' }\n", 'b.ts')).toMatch(
      /^b\.ts: there is no default export/,
    )
  })

  test('TypeScript that does not run', async () => {
    expect(await problemsIn("throw new Error('not today')\n", 'c.ts')).toBe(
      'c.ts cannot be loaded: not today.',
    )
  })

  test('a file of another kind', async () => {
    expect(await problemsIn('url=1', 'sls.config.toml')).toMatch(
      /give a file that ends in \.ts, \.json, \.yaml or \.yml\.$/,
    )
  })

  test('a file that is not there', async () => {
    const read = await readConfigFile(join(folder, 'nowhere.yaml'))
    expect(read.ok ? '' : read.problems[0]).toMatch(/there is no such file; .* init writes one\.$/)
  })

  test('--url that is none', () => {
    const read = configurationFor('localhost')
    expect(read.ok ? [] : read.problems).toEqual([
      '--url localhost: give an http or https URL, such as http://127.0.0.1:8080.',
    ])
  })
})

test('a configuration in TypeScript, JSON and YAML is the same', async () => {
  const value = { url: 'http://127.0.0.1:8080', product: 'Example' }
  const texts = {
    'same.yaml': 'url: http://127.0.0.1:8080\nproduct: Example\n',
    'same.json': JSON.stringify(value),
    'same.ts': `const config: { url: string } = ${JSON.stringify(value)}\nexport default config\n`,
  }
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(folder, name), text)
    expect(await readConfigFile(join(folder, name))).toMatchObject({
      ok: true,
      value: { configuration: value, folder },
    })
  }
})

test('the file of a folder is found by its name, and two of them are not chosen between', () => {
  const own = mkdtempSync(join(folder, 'found-'))
  expect(findConfigFile(own)).toEqual({ ok: true, value: undefined })
  writeFileSync(join(own, 'sls.config.yaml'), '')
  expect(findConfigFile(own)).toEqual({ ok: true, value: 'sls.config.yaml' })
  writeFileSync(join(own, 'sls.config.json'), '')
  expect(findConfigFile(own)).toEqual({
    ok: false,
    problems: ['There are sls.config.json and sls.config.yaml in this folder: name one with --config FILE.'],
  })
})
