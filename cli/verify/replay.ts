/** @module `sls verify --replay`: the run of a certificate, once more, and where the two part. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { at, listAt, textAt } from '../../reports/certificate/strict-json.ts'
import type { VerifiedCertificate } from '../../reports/certificate/verification.ts'
import { openRecordedRun, type RecordedRun } from '../../reports/comparison/recorded-run.ts'
import { differenceOf, isEqual } from '../../reports/comparison/run-difference.ts'
import { jsonOf } from '../../reports/json.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { packedTimelineMediaType, verdictMediaType } from '../../reports/verdicts/attachments.ts'
import { growingRecord, recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { differenceLines } from '../diff/difference-lines.ts'
import { parseRunOptions, type RunOptions } from '../run/options.ts'
import { runWith } from '../run/run.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'

interface ReplayOptions {
  /** Where the configuration of the product is now. */
  readonly config?: string | undefined
  readonly project?: string | undefined
}

/** 0: equal. 1: they part. 2, 3: it could not be run. */
export async function replay(
  certificate: VerifiedCertificate,
  given: ReplayOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = mkdtempSync(join(tmpdir(), 'sls-replay-'))
  try {
    const certified = join(folder, 'certified')
    mkdirSync(certified)
    writeFileSync(join(certified, 'results.json'), inflateRawSync(certificate.parts.results))
    const messages = inflateRawSync(certificate.parts.messages)
    writeFileSync(join(certified, growingRecord), messages)
    const out = join(folder, 'replayed')
    const options = await replayOptions(certificate.results, given, out)
    if (!options.ok) return reportUsageErrors(options.problems, terminal)
    terminal.out(`  ${terminal.paint('dim', 'replay')}  ${repeated(certificate.results).join(' ')}\n`)
    const code = await runWith(options.value, { ...terminal, live: false, out: () => undefined })
    if (code === exitCodes.usage || code === exitCodes.harness) {
      terminal.err('The replay has no verdict, so that nothing can be compared: see above.\n')
      return code
    }
    return compare(certificate.results, messages.toString(), certified, out, terminal)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const repeated = (results: unknown): string[] => listAt(results, 'run', 'options').map(String)

/** The options of the run that was certified. Those that name a place may be given anew. */
async function replayOptions(
  results: unknown,
  { config, project }: ReplayOptions,
  out: string,
): Promise<Result<RunOptions>> {
  const isOurs = !repeated(results).some((option) => /^--(config|url) /.test(option))
  if (config !== undefined && isOurs)
    return invalid([
      `--config ${config}: the certificate is of ${textAt(results, 'target', 'name')}, which this suite has itself: leave it out.`,
    ])
  const places = { '--config': config, '--project': project }
  const args = repeated(results).flatMap((option) => {
    const [, name = '', value = ''] = /^(--\S+) '?(.*?)'?$/.exec(option) ?? []
    return name in places ? [] : [name, value]
  })
  const named = Object.entries(places).flatMap(([name, value]) => {
    const before = repeated(results).find((option) => option.startsWith(`${name} `))
    const present = value ?? before?.slice(name.length + 1).replace(/^'(.*)'$/, '$1')
    return present === undefined ? [] : [name, present]
  })
  const options = await parseRunOptions([...args, ...named, '--out', out])
  return options.ok ? valid({ ...options.value, shuffled: false }) : options
}

function compare(
  results: unknown,
  messages: string,
  certified: string,
  replayed: string,
  terminal: Terminal,
): ExitCode {
  const [one, other] = [openRecordedRun(certified), openRecordedRun(replayed)]
  if (!one.ok) return reportUsageErrors(one.problems, terminal)
  if (!other.ok) return reportUsageErrors(other.problems, terminal)
  const now: unknown = jsonOf(readFileSync(join(replayed, 'results.json'), 'utf8'))
  if (digestOfConfiguration(now) !== digestOfConfiguration(results)) {
    terminal.out(
      '  The product is not configured as it was when it was certified, so that the replay says nothing of that.\n',
    )
    return exitCodes.notConforming
  }
  const found = differenceOf(one.value, other.value)
  if (!isEqual(found)) {
    const runs = { a: named(one.value, 'the certificate'), b: named(other.value, 'the replay') }
    terminal.out(differenceLines(runs, found, false, terminal))
    return exitCodes.notConforming
  }
  const isVirtual = virtualTargets.includes(textAt(results, 'target', 'name'))
  const parting = isVirtual
    ? firstParting(timelinesOf(messages), timelinesOf(recordLeftIn(replayed)))
    : undefined
  if (parting !== undefined) {
    terminal.out(`  The replay parts from the certificate, though each step ended the same: ${parting}\n`)
    return exitCodes.notConforming
  }
  const { scenarios } = found.compared
  const times = isVirtual
    ? 'Each step and each event of virtual time is the same; real durations are not compared.'
    : 'Each step ended the same. Times, durations, ports, codes, tokens and ids differ in real time, and are not compared.'
  terminal.out(`  ${terminal.paint(['green', 'bold'], 'Replayed.')} ${scenarios} scenarios. ${times}\n`)
  return exitCodes.conforming
}

/** Where one clock rules everything, and all that happens is the same each time. */
const virtualTargets: readonly string[] = ['embedded', 'intercepted']

const digestOfConfiguration = (results: unknown): unknown => at(results, 'run', 'digests', 'configuration')

const named = (run: RecordedRun, path: string): RecordedRun => ({ ...run, path })

/** The events of each scenario, by its id. */
function timelinesOf(messages: string): ReadonlyMap<string, readonly unknown[]> {
  const byStart = new Map<string, readonly unknown[]>()
  const byScenario = new Map<string, readonly unknown[]>()
  for (const line of messages.split('\n')) {
    if (!line.startsWith('{"attachment":')) continue
    const attachment = at(jsonOf(line), 'attachment')
    const [type, start, body] = [
      textAt(attachment, 'mediaType'),
      textAt(attachment, 'testCaseStartedId'),
      textAt(attachment, 'body'),
    ]
    if (type === packedTimelineMediaType) {
      const events = jsonOf(gunzipSync(Buffer.from(body, 'base64')).toString())
      byStart.set(start, Array.isArray(events) ? events : [])
    }
    if (type === verdictMediaType) byScenario.set(textAt(jsonOf(body), 'scenario'), byStart.get(start) ?? [])
  }
  return byScenario
}

type Timelines = ReturnType<typeof timelinesOf>

function firstParting(certified: Timelines, replayed: Timelines): string | undefined {
  for (const [scenario, events] of certified) {
    const others = replayed.get(scenario) ?? []
    const [left, right] = [events, others].map((all) => all.map((event) => JSON.stringify(event)))
    const index = Array.from({ length: Math.max(events.length, others.length) }).findIndex(
      (_, n) => left?.[n] !== right?.[n],
    )
    if (index >= 0)
      return `in ${scenario}, event ${index + 1} was ${left?.[index] ?? 'none'} and is ${right?.[index] ?? 'none'}.`
  }
  return undefined
}
