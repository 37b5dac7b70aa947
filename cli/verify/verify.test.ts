import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { certificateText } from '../../reports/certificate/bundle.ts'
import { type Certified, envelopeOf } from '../../reports/certificate/envelope.ts'
import { signingKey, thumbprintOf } from '../../reports/certificate/keys.ts'
import {
  messagesProblem,
  type VerifyingSuite,
  verifyCertificate,
} from '../../reports/certificate/verification.ts'
import { resultsSchema } from '../../reports/output/results.ts'
import type { Result } from '../../reports/result.ts'
import { canonicalFile, canonicalText } from '../../reports/suite/canonical-set.ts'
import { startSls, TestProject } from '../../testing/command-line.ts'
import { verifyingSuite } from './verifying-suite.ts'

const ids = [
  'a04/door#through-the-door',
  'a04/door#a-key-of-metal/brass',
  'a04/door#a-key-of-metal/steel',
  'a04/door#no-noise',
]
const project = new TestProject({
  'features/a04/troubles.feature': undefined,
  'features/requirements/manifest.yaml': `scenarios:\n${ids.map((id) => `  - id: ${id}\n    since: 0.1.0\n`).join('')}`,
  'reports/summary/detection.md':
    '9 faults, 9 killed, 0 imprecise, 0 survived; 2 harmless variants, 2 green, 0 false alarms.\n',
})
writeFileSync(join(project.root, canonicalFile), canonicalText(project.root))
afterAll(() => project.remove())

const keyFile = join(project.root, 'key.pem')
const certify = async (...args: readonly string[]) => project.sls('certify', '--workers', '1', ...args)
const verify = async (file: string, ...args: readonly string[]) =>
  startSls('verify', file, '--project', project.root, ...args).end

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.value
}

const bundleSchema = z.strictObject({
  protected: z.string(),
  payload: z.string(),
  signature: z.string(),
  parts: z.strictObject({ results: z.string(), messages: z.string() }),
})
type Bundle = z.infer<typeof bundleSchema>

let file = ''
let bundle: Bundle
let suite: VerifyingSuite
let key: KeyObject
const stranger = generateKeyPairSync('ed25519').privateKey
const now = Date.parse('2100-01-01T00:00:00Z')

beforeAll(async () => {
  await certify('--new-key', keyFile)
  expect(await certify('--key', keyFile, '--export', 'in-toto', '--export', 'statement')).toMatchObject({
    code: 0,
    err: '',
  })
  file = join(project.outFolder, 'certificate.json')
  bundle = bundleSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  suite = unwrap(verifyingSuite(project.root))
  key = unwrap(signingKey(readFileSync(keyFile, 'utf8')))
}, 60_000)

const textOf = (changed: object): string => `${JSON.stringify(changed)}\n`
const encoded = (content: unknown): string => Buffer.from(textOf(Object(content))).toString('base64url')
const decoded = (text: string): string => Buffer.from(text, 'base64url').toString()
const resultsText = (): string => inflateRawSync(Buffer.from(bundle.parts.results, 'base64')).toString()
const messagesText = (): string => inflateRawSync(Buffer.from(bundle.parts.messages, 'base64')).toString()
const deflated = (text: string): string => deflateRawSync(text).toString('base64')
const problemOf = async (text: string, keys: readonly KeyObject[] = []) => {
  const known = new Map(keys.map((one) => [thumbprintOf(one), createPublicKey(one)]))
  const found = verifyCertificate(text, suite, known, now)
  if (found.kind === 'broken') return found.problem
  return messagesProblem(found.certificate) ?? found.kind
}
const payloadWith = (change: (payload: string) => string): string =>
  textOf({ ...bundle, payload: Buffer.from(change(decoded(bundle.payload))).toString('base64url') })
const headerWith = (members: object): string =>
  textOf({
    ...bundle,
    protected: Buffer.from(JSON.stringify({ ...JSON.parse(decoded(bundle.protected)), ...members })).toString(
      'base64url',
    ),
  })

/** Issued anew by whoever has a key, after the results or messages were changed. */
async function issued(
  changes: {
    results?: (text: string) => string
    messages?: (text: string) => string
    issuedAt?: string
    conclusion?: string
    power?: Certified['power']
  },
  signer: KeyObject = key,
): Promise<string> {
  const texts = {
    results: (changes.results ?? String)(resultsText()),
    messages: (changes.messages ?? String)(messagesText()),
  }
  const parts = { results: deflateRawSync(texts.results), messages: deflateRawSync(texts.messages) }
  const results = resultsSchema.parse(JSON.parse(texts.results))
  const { run } = results
  if (!run) throw new Error('the results have no record')
  const power = changes.power ?? { faults: 9, killed: 9, harmlessVariants: 2, falseAlarms: 0 }
  const issuedAt = changes.issuedAt ?? '2099-01-01T00:00:00.000Z'
  const facts = {
    texts,
    parts,
    power,
    conclusion: changes.conclusion ?? 'Conforming, with warnings.',
    artifact: undefined,
    issuedAt,
  }
  return certificateText(envelopeOf({ results: { ...results, run }, ...facts }), parts, signer)
}
const withoutScenario = (text: string): string => {
  const results = resultsSchema.parse(JSON.parse(text))
  return `${JSON.stringify({ ...results, scenarios: results.scenarios.slice(1) }, null, 2)}\n`
}

describe('a certificate', { timeout: 30_000 }, () => {
  test('holds where the key was told, and is intact where it was not', async () => {
    expect(await problemOf(textOf(bundle), [key])).toBe('holds')
    expect(await problemOf(textOf(bundle))).toBe('signerUnknown')
    const told = await verify(file, '--key', `${keyFile}.pub`)
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining('It holds.') })
    const untold = await verify(file)
    expect(untold).toMatchObject({ code: 4, out: expect.stringContaining('Intact, signer unknown') })
  })

  const tampered: readonly (readonly [string, () => string | Promise<string>, string])[] = [
    [
      'a verdict is changed',
      () =>
        textOf({
          ...bundle,
          parts: { ...bundle.parts, results: deflated(resultsText().replace('"passed"', '"warned"')) },
        }),
      'The results are not those that were signed',
    ],
    [
      'a scenario is taken out',
      () =>
        textOf({ ...bundle, parts: { ...bundle.parts, results: deflated(withoutScenario(resultsText())) } }),
      'The results are not those that were signed',
    ],
    [
      'the messages are changed',
      () =>
        textOf({
          ...bundle,
          parts: { ...bundle.parts, messages: deflated(messagesText().replace('PASSED', 'SKIPPED')) },
        }),
      'The messages are not those that were signed',
    ],
    [
      'results and messages are swapped',
      () => textOf({ ...bundle, parts: { results: bundle.parts.messages, messages: bundle.parts.results } }),
      'The results and the messages were swapped.',
    ],
    ['the file is cut', () => textOf(bundle).slice(0, -40), 'The file is no JSON: it was cut off'],
    ['the file is empty', () => '', 'The file is no JSON'],
    [
      'a member is there twice',
      () => textOf(bundle).replace('{"protected":', '{"payload":"e30","protected":'),
      'The file has the member "payload" twice.',
    ],
    [
      'a member is added',
      () => textOf({ ...bundle, note: 'x' }),
      'The file is no certificate: it has other members',
    ],
    [
      'a member is there twice, by another escape',
      () => textOf(bundle).replace('{"protected":', '{"pa\\u0079load":"e30","protected":'),
      'The file has the member "payload" twice.',
    ],
    [
      'a part is there twice, and the file is formatted',
      () =>
        `${JSON.stringify(bundle, null, 2)}\n`.replace(
          '    "results":',
          '    "results": "e30",\n    "results":',
        ),
      'The file has the member "results" twice.',
    ],
    [
      'a verdict is changed, and the file written anew',
      () =>
        JSON.stringify(
          {
            ...bundle,
            parts: { ...bundle.parts, results: deflated(resultsText().replace('"passed"', '"warned"')) },
          },
          null,
          2,
        ),
      'The results are not those that were signed',
    ],
    [
      'the envelope is formatted',
      () => payloadWith((text) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`),
      'The signature is not that of this content',
    ],
    [
      'a part is missing',
      () => textOf({ ...bundle, parts: { results: bundle.parts.results } }),
      'The file is no certificate: it has other members',
    ],
    [
      'base64 has something between',
      () =>
        textOf({
          ...bundle,
          parts: {
            ...bundle.parts,
            results: `${bundle.parts.results.slice(0, 8)}\n\n\n\n${bundle.parts.results.slice(8)}`,
          },
        }),
      'The results are not those that were signed',
    ],
    [
      'the version of the suite is changed',
      () => payloadWith((text) => text.replace('"version":"', '"version":"9.')),
      'The signature is not that of this content',
    ],
    [
      'a capability is added',
      () => payloadWith((text) => text.replace('"declared":[', '"declared":["@more",')),
      'The signature is not that of this content',
    ],
    [
      'a date is changed',
      () => payloadWith((text) => text.replace('"startedAt":"2', '"startedAt":"1')),
      'The signature is not that of this content',
    ],
    [
      'the digest of the catalogue is changed',
      () => payloadWith((text) => text.replace('"catalogue":"sha256:', '"catalogue":"sha256:0')),
      'The signature is not that of this content',
    ],
    [
      'the envelope has a member twice',
      () => payloadWith((text) => text.replace('{"schemaVersion"', '{"conclusion":"x","schemaVersion"')),
      'The signature is not that of this content',
    ],
    [
      'the signature is another',
      () => textOf({ ...bundle, signature: Buffer.alloc(64).toString('base64url') }),
      'The signature is not that of this content',
    ],
    [
      'the signature is none',
      () => textOf({ ...bundle, signature: '' }),
      'The signature is not that of this content',
    ],
    [
      'the algorithm is none',
      () => textOf({ ...bundle, protected: encoded({ alg: 'none' }).replace(/$/, ''), signature: '' }),
      'The header of the signature',
    ],
    [
      'the algorithm is none, well written',
      () => headerWith({ alg: 'none' }),
      'The signature is made with the algorithm "none": only Ed25519 counts.',
    ],
    [
      'the algorithm is HS256',
      () => headerWith({ alg: 'HS256' }),
      'The signature is made with the algorithm "HS256": only Ed25519 counts.',
    ],
    [
      'the header is that of another thing',
      () => headerWith({ typ: 'JWT' }),
      'What is signed is no certificate',
    ],
    [
      'the header has more',
      () => headerWith({ crit: ['b64'], b64: false }),
      'The header of the signature has other members',
    ],
    [
      'the header names another key',
      () => headerWith({ kid: thumbprintOf(stranger) }),
      'The header of the signature names another key than it carries.',
    ],
  ]
  test.each(tampered)('does not hold where %s', async (_, text, sentence) => {
    expect(await problemOf(await text(), [key])).toContain(sentence)
  })

  const writtenAnew: readonly (readonly [string, (text: string) => string])[] = [
    ['without the last line end', (text) => text.trimEnd()],
    ['with more line ends', (text) => `${text}\n\n`],
    ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text) => `\uFEFF${text}`],
    ['in many lines', () => `${JSON.stringify(bundle, null, 2)}\n`],
    [
      'in many lines, with tabs, CRLF and a byte order mark',
      () => `\uFEFF${JSON.stringify(bundle, null, '\t').replaceAll('\n', '\r\n')}`,
    ],
    [
      'with its members in another order',
      () => textOf(Object.fromEntries(Object.entries(bundle).toReversed())),
    ],
    ['with escapes', (text) => text.replaceAll('/', '\\/').replace('"payload"', '"pa\\u0079load"')],
  ]
  test.each(writtenAnew)('holds where it was written anew %s', async (_, change) => {
    const anew = join(project.outFolder, 'anew.json')
    writeFileSync(anew, change(textOf(bundle)))
    expect(await verify(anew, '--key', `${keyFile}.pub`)).toMatchObject({
      code: 0,
      out: expect.stringContaining('It holds.'),
    })
  })

  test('holds, and says that results beside it say something else', async () => {
    const beside = join(project.outFolder, 'results.json')
    const right = readFileSync(beside, 'utf8')
    try {
      writeFileSync(beside, JSON.stringify(JSON.parse(right), null, 3))
      expect((await verify(file, '--key', `${keyFile}.pub`)).out).not.toContain('Not certified')
      for (const other of [right.replace('"passed"', '"failed"'), right.slice(0, 50)]) {
        writeFileSync(beside, other)
        const { code, out } = await verify(file, '--key', `${keyFile}.pub`)
        expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`Not certified: ${beside}`) })
      }
    } finally {
      writeFileSync(beside, right)
    }
  })

  test('holds where the key was written anew', async () => {
    const anew = join(project.outFolder, 'anew.pub')
    writeFileSync(anew, `\uFEFF${readFileSync(`${keyFile}.pub`, 'utf8').replaceAll('\n', '\r\n')}`)
    expect(await verify(file, '--key', anew)).toMatchObject({ code: 0 })
  })

  const forged: readonly (readonly [string, () => Promise<string>, string])[] = [
    [
      'the suite is of another version',
      async () => issued({ results: (text) => text.replace(/"version": "[^"]+"/, '"version": "0.0.9"') }),
      'It was made with sls-conformance 0.0.9, and this is',
    ],
    [
      'the catalogue is older',
      async () =>
        issued({
          results: (text) =>
            text
              .replace(/"catalogue": "sha256:\w/, '"catalogue": "sha256:0')
              .replace(/"catalogue": "sha256:0{0,1}\w{64,65}"/, `"catalogue": "sha256:${'0'.repeat(64)}"`),
        }),
      'It was made with other requirements (catalogue)',
    ],
    [
      'the features are edited',
      async () =>
        issued({
          results: (text) =>
            text.replace(/"features": "sha256:\w+"/, `"features": "sha256:${'1'.repeat(64)}"`),
        }),
      'It was made with other features',
    ],
    [
      'the steps are edited',
      async () =>
        issued({
          results: (text) => text.replace(/"steps": "sha256:\w+"/, `"steps": "sha256:${'1'.repeat(64)}"`),
        }),
      'It was made with other steps',
    ],
    [
      'another power to detect is claimed',
      async () => issued({ power: { faults: 10, killed: 10, harmlessVariants: 2, falseAlarms: 0 } }),
      'It claims another power to detect',
    ],
    ['a scenario is missing', async () => issued({ results: withoutScenario }), '1 of the 4 scenarios of '],
    [
      'a scenario did not pass',
      async () => issued({ results: (text) => text.replace('"outcome": "passed"', '"outcome": "failed"') }),
      'did not pass: failed.',
    ],
    [
      'a verdict is better than its messages',
      async () =>
        issued({
          conclusion: 'Conforming.',
          results: (text) =>
            text
              .replaceAll('"outcome": "warned"', '"outcome": "passed"')
              .replace('"passed": 3', '"passed": 4')
              .replace('"warned": 1', '"warned": 0'),
        }),
      'The verdict on a04/door#no-noise is passed in the results, and warned in the messages.',
    ],
    [
      'a requirement is better than its scenarios',
      async () =>
        issued({
          results: (text) =>
            text.replace(
              /("id": "DEMO-03",\s+"kind": "SHOULD",\s+"subject": "server",\s+"outcome": )"warned"/,
              '$1"passed"',
            ),
        }),
      'The requirement DEMO-03 is passed in the results, and warned in the messages.',
    ],
    [
      'the totals are others',
      async () => issued({ results: (text) => text.replace('"passed": 3', '"passed": 5') }),
      'The results count 5 scenarios as passed, and have 3.',
    ],
    [
      'not all scenarios were chosen',
      async () =>
        issued({
          results: (text) =>
            text.replace(
              '"scenarios": {\n      "planned"',
              '"selection": { "tags": "@x" },\n    "scenarios": {\n      "planned"',
            ),
        }),
      'Not all scenarios were chosen',
    ],
    [
      'fewer were executed than planned',
      async () => issued({ results: (text) => text.replace('"planned": 4', '"planned": 5') }),
      '4 of 5 planned scenarios were executed',
    ],
    [
      'a fault was put in',
      async () =>
        issued({
          results: (text) => text.replace('"capabilities": [', '"onPurpose": "x",\n    "capabilities": ['),
        }),
      'A fault was put in on purpose.',
    ],
    [
      'it was issued before the run',
      async () => issued({ issuedAt: '2000-01-01T00:00:00.000Z' }),
      'Its dates are in no order',
    ],
    [
      'it was issued in the future',
      async () => issued({ issuedAt: '2111-01-01T00:00:00.000Z' }),
      'It was issued in the future.',
    ],
    [
      'the run began at another time',
      async () => issued({ results: (text) => text.replace(/"startedAt": "\d{4}/, '"startedAt": "2001') }),
      'The run began at another time than its messages say.',
    ],
    [
      'the messages are of another run',
      async () => issued({ messages: (text) => text.replaceAll('a04/door#no-noise', 'a04/door#some-noise') }),
      'The messages have no verdict on a04/door#no-noise.',
    ],
    [
      'a step of the messages failed',
      async () => issued({ messages: (text) => text.replace('"status":"PASSED"', '"status":"FAILED"') }),
      'The messages have a step that failed.',
    ],
    [
      'the run did not end well',
      async () => issued({ messages: (text) => text.replace('"success":true', '"success":false') }),
      'The messages do not say that the run ended well.',
    ],
    [
      'the conclusion is another',
      async () => issued({ conclusion: 'Conforming, and audited.' }),
      'The conclusion is not that of the results.',
    ],
    [
      'a name has signs for the terminal',
      async () =>
        issued({ results: (text) => text.replace('"name": "embedded"', '"name": "embedded\\u001b[2J"') }),
      'A name has characters that cannot be shown.',
    ],
    ['it was signed by another key', async () => issued({}, stranger), 'It was signed by another key ('],
  ]
  test.each(forged)('does not hold, though it was signed anew, where %s', async (_, text, sentence) => {
    expect(await problemOf(await text(), [key])).toContain(sentence)
  })

  test('signed anew by a stranger is intact, and no more', async () => {
    expect(await problemOf(await issued({}, stranger))).toBe('signerUnknown')
  })

  test('is replayed, and parts where the product is another one', async () => {
    const replayed = await verify(file, '--key', `${keyFile}.pub`, '--replay')
    expect(replayed).toMatchObject({ code: 0, out: expect.stringContaining('Replayed.') })
    const steps = join(project.root, 'steps', 'demo.steps.ts')
    const before = readFileSync(steps, 'utf8')
    writeFileSync(steps, before.replace('assert.equal(loud, quiet)', 'assert.ok(loud)'))
    const parted = await verify(file, '--replay')
    writeFileSync(steps, before)
    expect(parted).toMatchObject({ code: 1, out: expect.stringContaining('a04/door#no-noise') })
  })

  test('can be read by tools of supply chains, and by people', () => {
    const statement = JSON.parse(project.read('certificate.intoto.json'))
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
      predicate: { result: 'WARNED', warnedTests: ['a04/door#no-noise'], failedTests: [] },
    })
    expect(project.read('conformance-statement.md')).toContain(
      '| DEMO-03 | SHOULD | supported, with a warning |',
    )
  })
})

describe('no certificate is given', { timeout: 30_000 }, () => {
  test.each([
    ['without a key', [], /^--key FILE: name the private key that signs/],
    [
      'where the key is none',
      ['--key', join(project.root, canonicalFile)],
      /it is no private key of Ed25519/,
    ],
    [
      'where scenarios are chosen',
      ['--key', keyFile, '--only', 'DEMO-01'],
      /^No certificate: --only DEMO-01 leaves out/,
    ],
    [
      'where tags choose',
      ['--key', keyFile, '--tags', '@DEMO-01'],
      /^No certificate: --tags @DEMO-01 leaves out/,
    ],
    [
      'where somebody may act by hand',
      ['--key', keyFile, '--pause'],
      /^No certificate: --pause lets somebody/,
    ],
    ['of a shard', ['--key', keyFile, '--shard', '1/2'], /^No certificate: --shard takes a part/],
    [
      'where a context is given',
      ['--key', keyFile, '--context', 'platform=TWS'],
      /^No certificate: --context and --contexts/,
    ],
    [
      'in a format that nobody knows',
      ['--key', keyFile, '--export', 'x'],
      /^--export x: there is no such format, use one of in-toto, statement/,
    ],
  ])('%s', async (_, args, sentence) => {
    const { code, err, out } = await certify(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
  })

  test('where failures are expected', async () => {
    const list = join(project.root, 'known.yaml')
    writeFileSync(list, '- { row: DEMO-03, reason: x, owner: y, until: 2999-01-01 }\n')
    const { code, err } = await certify('--key', keyFile, '--known-failures', list)
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('expects failures, and a certificate knows none'),
    })
  })

  test('where features or steps are edited', async () => {
    const added = join(project.root, 'features', 'a04', 'more.feature')
    writeFileSync(added, 'Feature: More\n')
    const { code, err } = await certify('--key', keyFile)
    rmSync(added)
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining(
        'this is not the suite as it is published: features/a04/more.feature was added',
      ),
    })
  })
})
