/**
 * @module Whether a certificate holds, found out without a network and without running anything. Loads little, so that it takes
 * no longer than it must: no schema is needed, as everything is compared with what it has to be.
 */

import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { jsonOf } from '../json.ts'
import { sha256 } from '../suite/sha256.ts'
import { outcomes, type RowOutcome, worstOutcome } from '../verdicts/outcomes.ts'
import { algorithm, certificateType, envelopeVersion, tagOf } from './envelope.ts'
import { thumbprint } from './keys.ts'
import { at, isSame, listAt, namesIn, strictJson, textAt, unambiguousJson } from './strict-json.ts'

/** The suite that verifies: what a certificate of its version has to say. */
export interface VerifyingSuite {
  readonly name: string
  readonly version: string
  readonly digests: { readonly features: string; readonly steps: string; readonly catalogue: string }
  /** As `reports/summary/detection.md` counts it. */
  readonly power: object | undefined
  /** The ids of all scenarios. */
  readonly scenarios: readonly string[]
}

export type Verification =
  | { readonly kind: 'holds'; readonly certificate: VerifiedCertificate }
  /** Nothing was changed since it was signed, and nobody vouches for who signed it. */
  | { readonly kind: 'signerUnknown'; readonly certificate: VerifiedCertificate }
  /** `problem`: the first thing that does not hold, as a sentence. */
  | { readonly kind: 'broken'; readonly problem: string }

export interface VerifiedCertificate {
  readonly envelope: unknown
  readonly results: unknown
  /** Deflated. */
  readonly parts: { readonly results: Buffer; readonly messages: Buffer }
  /** The thumbprint of the key that signed it. */
  readonly signer: string
}

/** The first sentence that is not undefined. */
type Check = () => string | undefined

/** `keys`: the public keys that were told, by their thumbprints. `now`: in milliseconds since 1970. */
export function verifyCertificate(
  text: string,
  suite: VerifyingSuite,
  keys: ReadonlyMap<string, KeyObject>,
  now: number,
): Verification {
  const bundle = unambiguousJson(text)
  if (!bundle.ok) return broken(`The file ${bundle.why}.`)
  const { value } = bundle
  if (
    !isSame(namesIn(value).toSorted(), ['parts', 'payload', 'protected', 'signature']) ||
    !isSame(namesIn(at(value, 'parts')).toSorted(), ['messages', 'results'])
  )
    return broken('The file is no certificate: it has other members than sls certify writes.')
  const header = strictJson(`${decoded(textAt(value, 'protected'))}\n`)
  if (!header.ok) return broken(`The header of the signature ${header.why}.`)
  const wrong = headerProblem(header.value)
  if (wrong !== undefined) return broken(wrong)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: textAt(header.value, 'jwk', 'x') }
  const signer = textAt(header.value, 'kid')
  if (signer !== thumbprint(jwk.x))
    return broken('The header of the signature names another key than it carries.')
  const told = keys.get(signer)
  if (keys.size > 0 && !told)
    return broken(
      `It was signed by another key (${signer}) than ${keys.size > 1 ? 'those' : 'the one'} given (${[...keys.keys()].join(', ')}).`,
    )
  if (!isSigned(value, told ?? jwk))
    return broken(
      'The signature is not that of this content: the envelope, its header or the signature was changed.',
    )
  const payload = decoded(textAt(value, 'payload'))
  const envelope = strictJson(payload)
  if (!envelope.ok) return broken(`The envelope ${envelope.why}.`)
  const parts = {
    results: partOf(textAt(value, 'parts', 'results')),
    messages: partOf(textAt(value, 'parts', 'messages')),
  }
  const signed = signedParts(envelope.value, parts)
  if (typeof signed === 'string') return broken(signed)
  const results = jsonOf(`${inflated(signed.results) ?? ''}`)
  const problem = contentProblem(envelope.value, results, suite, now)
  if (problem !== undefined) return broken(problem)
  const certificate = { envelope: envelope.value, results, parts: signed, signer }
  return { kind: told ? 'holds' : 'signerUnknown', certificate }
}

/** What only the messages can say: that they are of these verdicts, and began when the results say; undefined where all is well. */
export function messagesProblem({ results, parts }: VerifiedCertificate): string | undefined {
  const messages = inflated(parts.messages)
  if (!messages) return 'The messages cannot be read.'
  const started = /^\{"testRunStarted":.*"timestamp":\{"seconds":(\d+),"nanos":(\d+)\}/m.exec(
    messages.subarray(0, 100_000).toString(),
  )
  const began = started && Number(started[1]) * 1000 + Math.floor(Number(started[2]) / 1e6)
  if (began !== Date.parse(textAt(results, 'startedAt')))
    return 'The run began at another time than its messages say.'
  return verdictsInMessagesProblem(results, messages)
}

const broken = (problem: string): Verification => ({ kind: 'broken', problem })

/** Of base64url. */
const decoded = (text: string): string => Buffer.from(text, 'base64url').toString()

/** A part as it is kept, deflated; undefined where it is no base64 as it has to be. */
function partOf(text: string): Buffer | undefined {
  const deflated = Buffer.from(text, 'base64')
  // Some readers skip what is no base64, others do not.
  return text.length === 4 * Math.ceil(deflated.length / 3) ? deflated : undefined
}

/** A part that grows beyond is none of ours: the messages of the whole suite have 8 MB. */
const mostBytes = 2 ** 28

function inflated(deflated: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(deflated, { maxOutputLength: mostBytes })
  } catch {
    return undefined
  }
}

function headerProblem(header: unknown): string | undefined {
  const alg = at(header, 'alg')
  if (alg !== algorithm)
    return `The signature is made with the algorithm ${JSON.stringify(alg)}: only Ed25519 counts.`
  if (at(header, 'typ') !== certificateType)
    return 'What is signed is no certificate: the header of the signature has another type.'
  if (
    !isSame(namesIn(header), ['alg', 'typ', 'kid', 'jwk']) ||
    !isSame(namesIn(at(header, 'jwk')), ['kty', 'crv', 'x'])
  )
    return 'The header of the signature has other members than sls certify writes.'
  return undefined
}

/**
 * As RFC 7515, section 5.2 has it for the one algorithm that counts, by Node itself: jose, which has signed, takes as long to be
 * loaded as all else takes here. A test holds the two against each other.
 */
function isSigned(bundle: unknown, key: KeyObject | { kty: string; crv: string; x: string }): boolean {
  const [header, payload, text] = ['protected', 'payload', 'signature'].map((name) => textAt(bundle, name))
  const signature = Buffer.from(text ?? '', 'base64url')
  // What is no base64url would be passed over.
  if (signature.toString('base64url') !== text) return false
  try {
    const known = 'x' in key ? createPublicKey({ key, format: 'jwk' }) : key
    return verify(null, Buffer.from(`${header}.${payload}`), known, signature)
  } catch {
    return false
  }
}

interface SignedParts {
  readonly results: Buffer
  readonly messages: Buffer
}

/** The parts, where they are those that were signed. */
function signedParts(
  envelope: unknown,
  { results, messages }: { readonly [Name in keyof SignedParts]: Buffer | undefined },
): SignedParts | string {
  if (at(envelope, 'schemaVersion') !== envelopeVersion)
    return `The envelope has version ${JSON.stringify(at(envelope, 'schemaVersion'))}, and this suite knows version ${JSON.stringify(envelopeVersion)}.`
  const wanted = [textAt(envelope, 'verdicts', 'digest'), textAt(envelope, 'results', 'digest')]
  const found = [results, messages].map((part) => part && sha256(part))
  if (isSame(found, wanted.toReversed())) return 'The results and the messages were swapped.'
  if (found[0] !== wanted[0] || !results)
    return 'The results are not those that were signed: a verdict was changed, or they were cut.'
  if (found[1] !== wanted[1] || !messages)
    return 'The messages are not those that were signed: they were changed, cut, or are of another run.'
  return { results, messages }
}

/** The first thing that does not hold of what was signed. */
function contentProblem(
  envelope: unknown,
  results: unknown,
  suite: VerifyingSuite,
  now: number,
): string | undefined {
  if (results === undefined) return 'The results are no JSON.'
  const checks: readonly Check[] = [
    () => suiteProblem(envelope, suite),
    () => sameProblem(envelope, results),
    () => dateProblem(envelope, results, now),
    () => wholeProblem(results, suite),
    () => verdictProblem(results),
    () => wordsProblem(envelope, results),
  ]
  for (const check of checks) {
    const problem = check()
    if (problem !== undefined) return problem
  }
  return undefined
}

function suiteProblem(envelope: unknown, suite: VerifyingSuite): string | undefined {
  const { name, version, digests, power } = suite
  const made = `${textAt(envelope, 'suite', 'implementation')} ${textAt(envelope, 'suite', 'version')}`
  if (made !== `${name} ${version}`)
    return `It was made with ${made}, and this is ${name} ${version}: verify it with that version.`
  for (const [part, what] of parts)
    if (textAt(envelope, 'suite', 'digests', part) !== digests[part])
      return `It was made with other ${what} than those of ${version}: an older or an edited suite.`
  if (at(envelope, 'suite', 'specRevision') !== digests.catalogue)
    return `It names another revision of the requirements than that of ${version}.`
  return isSame(at(envelope, 'suite', 'powerToDetect'), power)
    ? undefined
    : `It claims another power to detect than ${version} has.`
}

const parts = [
  ['features', 'features'],
  ['steps', 'steps'],
  ['catalogue', 'requirements (catalogue)'],
] as const

/** What the envelope says, it says of these results. */
function sameProblem(envelope: unknown, results: unknown): string | undefined {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['product', at(envelope, 'product', 'name'), at(results, 'target', 'name')],
    ['suite', at(envelope, 'suite', 'implementation'), at(results, 'suite', 'name')],
    ['version of the suite', at(envelope, 'suite', 'version'), at(results, 'suite', 'version')],
    ['version of the specification', at(envelope, 'suite', 'specRelease'), at(results, 'suite', 'spec')],
    [
      'configuration',
      at(envelope, 'product', 'configuration'),
      at(results, 'run', 'digests', 'configuration'),
    ],
    ...parts.map(
      ([part, what]) =>
        [what, at(envelope, 'suite', 'digests', part), at(results, 'run', 'digests', part)] as const,
    ),
    ['seed', at(envelope, 'run', 'seed'), at(results, 'seed')],
    ['options', at(envelope, 'run', 'options'), at(results, 'run', 'options')],
    ['contexts', at(envelope, 'run', 'context'), at(results, 'run', 'context') ?? {}],
    ['number of scenarios', at(envelope, 'run', 'scenarios'), at(results, 'run', 'scenarios')],
    [
      'capabilities',
      at(envelope, 'declaration', 'declared'),
      listAt(results, 'run', 'capabilities').map((one) => tagOf(String(one))),
    ],
  ]
  const differing = pairs.find(([, one, other]) => !isSame(one, other))
  return differing && `The envelope and the results do not name the same ${differing[0]}.`
}

function dateProblem(envelope: unknown, results: unknown, now: number): string | undefined {
  const [began, ended] = [textAt(results, 'startedAt'), textAt(results, 'endedAt')]
  if (textAt(envelope, 'run', 'startedAt') !== began || textAt(envelope, 'run', 'endedAt') !== ended)
    return 'The envelope and the results do not name the same dates.'
  const issued = Date.parse(textAt(envelope, 'provenance', 'timestamp'))
  if (!(Date.parse(began) <= Date.parse(ended) && Date.parse(ended) <= issued))
    return 'Its dates are in no order: it was issued before the run was over, or the run ended before it began.'
  return issued <= now + dayMs ? undefined : 'It was issued in the future.'
}

/** What clocks may differ by. */
const dayMs = 24 * 60 * 60 * 1000

function wholeProblem(results: unknown, { scenarios, version }: VerifyingSuite): string | undefined {
  if (at(results, 'run', 'selection') !== undefined) return 'Not all scenarios were chosen for the run.'
  if (at(results, 'run', 'onPurpose') !== undefined) return 'A fault was put in on purpose.'
  if (at(results, 'knownFailures') !== undefined) return 'Failures were known and expected.'
  if (at(results, 'interrupted') !== undefined) return 'The run was cut off.'
  const played = listAt(results, 'scenarios').map((one) => textAt(one, 'id'))
  const have = new Set(played)
  if (have.size < played.length) return 'A scenario is there twice.'
  const missing = scenarios.filter((id) => !have.has(id))
  if (missing.length > 0)
    return `${missing.length} of the ${scenarios.length} scenarios of ${version} are missing, such as ${missing[0]}.`
  const known = new Set(scenarios)
  const foreign = played.find((id) => !known.has(id))
  if (foreign !== undefined) return `${version} has no scenario ${foreign}.`
  const { planned, executed } = {
    planned: at(results, 'run', 'scenarios', 'planned'),
    executed: at(results, 'run', 'scenarios', 'executed'),
  }
  return planned === played.length && executed === played.length
    ? undefined
    : `${String(executed)} of ${String(planned)} planned scenarios were executed, and ${played.length} have a verdict.`
}

/** What a person is shown has no room for other claims. */
function wordsProblem(envelope: unknown, results: unknown): string | undefined {
  const warns = listAt(results, 'scenarios').some((one) => textAt(one, 'outcome') === 'warned')
  if (textAt(envelope, 'conclusion') !== (warns ? 'Conforming, with warnings.' : 'Conforming.'))
    return 'The conclusion is not that of the results.'
  const shown = [textAt(envelope, 'product', 'name'), textAt(envelope, 'suite', 'specRelease')]
  return shown.some((text) => /\p{C}/u.test(text)) ? 'A name has characters that cannot be shown.' : undefined
}

const good: readonly string[] = ['passed', 'warned', 'notApplicable']

/** A certificate is of a product that conforms; requirements and totals follow from the scenarios. */
function verdictProblem(results: unknown): string | undefined {
  const scenarios = listAt(results, 'scenarios')
  const red = scenarios.find((one) => !good.includes(textAt(one, 'outcome')))
  if (red) return `The scenario ${textAt(red, 'id')} did not pass: ${textAt(red, 'outcome')}.`
  const counts = Map.groupBy(scenarios, (one) => textAt(one, 'outcome'))
  for (const outcome of namesIn(at(results, 'totals')))
    if (at(results, 'totals', outcome) !== (counts.get(outcome)?.length ?? 0))
      return `The results count ${String(at(results, 'totals', outcome))} scenarios as ${outcome}, and have ${counts.get(outcome)?.length ?? 0}.`
  if (!counts.has('passed')) return 'No scenario passed.'
  const byRow = new Map<string, string[]>()
  for (const one of scenarios)
    for (const row of listAt(one, 'requirements')) {
      const ids = byRow.get(String(row)) ?? []
      ids.push(textAt(one, 'id'))
      byRow.set(String(row), ids)
    }
  for (const row of listAt(results, 'requirements')) {
    const id = textAt(row, 'id')
    const ids = byRow.get(id) ?? []
    if (!isSame(at(row, 'scenarios'), ids))
      return `The requirement ${id} names other scenarios than those that carry it.`
    byRow.delete(id)
  }
  const [left] = byRow.keys()
  return left === undefined ? undefined : `The requirement ${left} has scenarios, and no verdict.`
}

/** The messages are those of these verdicts, and no step of theirs failed. As bytes: as lines they take five times as long. */
function verdictsInMessagesProblem(results: unknown, messages: Buffer): string | undefined {
  if (messages.includes('"status":"FAILED"')) return 'The messages have a step that failed.'
  if (!/\{"testRunFinished":[^\n]*"success":true\}\}\n$/.test(messages.subarray(-500).toString()))
    return 'The messages do not say that the run ended well.'
  const scenarios = listAt(results, 'scenarios')
  const recorded = new Map<string, unknown>()
  for (const line of linesWith(messages, verdictType)) {
    const verdict = jsonOf(textAt(jsonOf(line), 'attachment', 'body'))
    const id = textAt(verdict, 'scenario')
    if (recorded.has(id)) return `The messages have two verdicts on ${id}.`
    recorded.set(id, verdict)
  }
  for (const one of scenarios) {
    const id = textAt(one, 'id')
    const verdict = recorded.get(id)
    if (verdict === undefined) return `The messages have no verdict on ${id}.`
    if (textAt(verdict, 'outcome') !== textAt(one, 'outcome'))
      return `The verdict on ${id} is ${textAt(one, 'outcome')} in the results, and ${textAt(verdict, 'outcome')} in the messages.`
    if (!isSame(namesIn(at(verdict, 'rows')).toSorted(), listAt(one, 'requirements').toSorted()))
      return `The results and the messages do not name the same requirements of ${id}.`
  }
  if (recorded.size > scenarios.length)
    return 'The messages have verdicts on scenarios that the results do not have.'
  const passed = listAt(results, 'scenarios').every((one) => textAt(one, 'outcome') === 'passed')
  if (passed && count(messages, '"pickleStepId":') > count(messages, '{"testStepFinished":'))
    return 'The messages have fewer steps than the scenarios, and all of them passed.'
  return requirementProblem(results, [...recorded.values()])
}

/** The lines that have a text, in their order. */
function* linesWith(content: Buffer, text: string): Iterable<string> {
  for (let found = content.indexOf(text); found >= 0; found = content.indexOf(text, found + text.length)) {
    const end = content.indexOf('\n', found)
    yield content.toString('utf8', content.lastIndexOf('\n', found) + 1, end < 0 ? content.length : end)
  }
}

function count(content: Buffer, text: string): number {
  let sum = 0
  for (let found = content.indexOf(text); found >= 0; found = content.indexOf(text, found + text.length))
    sum++
  return sum
}

/** The outcome of a requirement is the worst in its scenarios. */
function requirementProblem(results: unknown, verdicts: readonly unknown[]): string | undefined {
  const seen = new Map<string, RowOutcome[]>()
  for (const verdict of verdicts)
    for (const row of namesIn(at(verdict, 'rows'))) {
      const outcomesOfRow = seen.get(row) ?? []
      outcomesOfRow.push(...rowOutcomes.filter((one) => one === at(verdict, 'rows', row)))
      seen.set(row, outcomesOfRow)
    }
  for (const row of listAt(results, 'requirements')) {
    const [id, outcome, worst] = [
      textAt(row, 'id'),
      textAt(row, 'outcome'),
      worstOutcome(seen.get(textAt(row, 'id')) ?? []),
    ]
    if (outcome !== worst)
      return `The requirement ${id} is ${outcome} in the results, and ${worst} in the messages.`
  }
  return undefined
}

const rowOutcomes: readonly RowOutcome[] = [...outcomes, 'notReached']

const verdictType = '"application/x.sls.verdict+json"'
