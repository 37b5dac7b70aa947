import { type Envelope, TimeConversion } from '@cucumber/messages'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import type { OpenContext } from '../../reports/contexts/context.ts'
import { type Report, type ReportedScenario, reportedScenario } from '../../reports/html/report.ts'
import { junitOf } from '../../reports/output/junit.ts'
import { MessageRecord } from '../../reports/output/message-record.ts'
import { type Results, type RunFacts, resultsOf } from '../../reports/output/results.ts'
import { endedRunAttachment, plannedRunAttachment } from '../../reports/output/run-attachments.ts'
import type { Scenario } from '../../reports/suite/scenarios.ts'
import { type KnownFailures, knownAs } from '../../reports/verdicts/known-failures.ts'
import { growingRecord } from '../../reports/verdicts/record-file.ts'
import { TestCaseCollector, type TestCaseRecord } from '../../reports/verdicts/test-case-record.ts'
import { UndefinedSteps } from '../../reports/verdicts/undefined-steps.ts'
import { type Verdict, verdictOf } from '../../reports/verdicts/verdict.ts'
import type { LineFile, OutFolder } from '../shared/out-folder.ts'
import { fileIn, filmsFile, reportFiles, specBeside } from '../shared/report-files.ts'
import type { StopSignal } from '../shared/stop-signals.ts'
import type { PlannedRecord } from './record/run-record.ts'
import { ParsedFeatures } from './shards/parsed-features.ts'

export interface RunListener {
  planned(scenarios: readonly Scenario[]): void
  finished(verdict: Verdict): void
  /** The command that plays the scenario again in the same way. */
  again(scenarioId: string, context: OpenContext | undefined): string
  /** What is judged from now on cannot be kept. */
  broken(): void
}

/** What is known of a run before it begins. */
export type PlannedFacts = Omit<RunFacts, 'run'> & { readonly run: PlannedRecord }

type Timestamp = Parameters<typeof TimeConversion.timestampToMillisecondsSinceEpoch>[0]

/** As in 2026-03-02T09:00:00.000Z. */
const inWords = (timestamp: Timestamp): string =>
  new Date(TimeConversion.timestampToMillisecondsSinceEpoch(timestamp)).toISOString()

/** Where the files of scenarios that failed go, each beneath the id of its scenario. */
const evidenceFolder = 'evidence'

/** Takes the messages of one run, writes them to disk, and reaches the verdict on each scenario as it ends. */
export class RunRecorder {
  /** Filled by the call of Cucumber in this process. */
  readonly features: ParsedFeatures
  readonly planned: Scenario[] = []
  readonly #reached: Verdict[] = []
  /** What the report shows of each, by its id. */
  readonly #reported = new Map<string, ReportedScenario>()
  readonly #testCases = new TestCaseCollector()
  readonly #undefined = new UndefinedSteps()
  readonly #record = new MessageRecord()
  #startedAt: string | undefined
  #endedAt: string | undefined
  #begun = false
  /** By file, in the order in which they were met. */
  readonly #notWritten = new Map<string, string>()
  readonly #messages: LineFile
  readonly #films: LineFile
  readonly #catalogue: Catalogue
  readonly #out: OutFolder
  readonly #listener: RunListener
  readonly #known: KnownFailures | undefined
  readonly #facts: PlannedFacts
  #runId = ''

  /** `known`: the list of known failures, where there is one. `features`: what was parsed before, if anything was. */
  constructor(
    catalogue: Catalogue,
    out: OutFolder,
    facts: PlannedFacts,
    listener: RunListener,
    known?: KnownFailures,
    features = new ParsedFeatures(),
  ) {
    this.features = features
    this.#catalogue = catalogue
    this.#facts = facts
    this.#out = out
    this.#listener = listener
    this.#known = known
    this.#messages = out.lines(growingRecord)
    this.#films = out.lines(filmsFile)
  }

  /** The verdicts reached so far, in the order of the features; worker processes reach them in any order. */
  get verdicts(): readonly Verdict[] {
    const order = new Map(this.features.suite.scenarios.map(({ id }, at) => [id, at]))
    const place = ({ scenario }: Verdict): number => order.get(scenario.id) ?? 0
    return this.#reached.toSorted((one, other) => place(one) - place(other))
  }

  /** Whether a file could not be written. */
  get isBroken(): boolean {
    return this.#notWritten.size > 0
  }

  /** What went wrong outside every scenario. */
  get runProblems(): readonly string[] {
    return [...this.#testCases.runProblems, ...this.#notWritten.values()]
  }

  /** `stopped`: a signal has asked the run to stop. */
  add(message: Envelope, stopped: boolean): void {
    const envelope = this.#undefined.explained(message)
    const { testRunStarted, testCaseFinished, testRunFinished } = envelope
    if (testRunStarted) this.#startedAt ??= inWords(testRunStarted.timestamp)
    const ended = testCaseFinished ?? testRunFinished
    if (ended) this.#endedAt = inWords(ended.timestamp)
    if (envelope.testCase) this.#plan(envelope.testCase.pickleId)
    const finished = this.#testCases.add(envelope)
    const verdict = finished && this.#finish(finished, stopped)
    if (testRunFinished) this.#keep(endedRunAttachment(this.#runId, this.#counts))
    this.#keep(envelope, verdict)
    if (testRunStarted) this.#keepPlan(testRunStarted.id ?? '')
    if (finished && !this.#flushed()) this.#listener.broken()
  }

  #keep(envelope: Envelope, verdict?: Verdict): void {
    for (const line of this.#record.add(envelope, verdict)) this.#messages.add(line)
  }

  #keepPlan(runId: string): void {
    const { suite, target, seed, run } = this.#facts
    this.#runId = runId
    this.#keep(plannedRunAttachment(runId, { suite, target, seed, run }))
  }

  get #counts(): { planned: number; executed: number } {
    return { planned: this.planned.length, executed: this.#reached.length }
  }

  /** To be called when no more scenarios are going to be planned. */
  begin(): void {
    if (this.planned.length === 0) return
    this.#begun = true
    this.#listener.planned(this.planned)
    for (const verdict of this.#reached) this.#listener.finished(verdict)
  }

  /** What the verdicts reached so far come to; `broken`: a harness error has ended the run. */
  results(signal: StopSignal | undefined, broken = false): Results {
    const facts = this.#facts
    const verdicts = this.verdicts
    const cutShort = broken || verdicts.length < this.planned.length
    const by = signal ?? (cutShort ? 'harness error' : undefined)
    const cutOff = by === undefined ? {} : { interrupted: { by, planned: this.planned.length } }
    const times = {
      ...(this.#startedAt !== undefined && { startedAt: this.#startedAt }),
      ...(this.#endedAt !== undefined && { endedAt: this.#endedAt }),
    }
    const known = this.#known
    const run = { ...facts.run, scenarios: this.#counts }
    return resultsOf({ ...facts, known, ...times, run, ...cutOff }, verdicts, this.#catalogue)
  }

  /** Writes the reports on the verdicts reached so far; `broken`: a harness error has ended the run. */
  save(signal: StopSignal | undefined, broken = false): Results {
    const results = this.results(signal, broken)
    const { verdicts } = this
    this.#flushed()
    this.#written('results.json', () => this.#out.writeJson('results.json', results))
    this.#written('junit.xml', () =>
      this.#out.write('junit.xml', junitOf(results, verdicts, this.#listener.again)),
    )
    const report = this.#report(results, verdicts)
    for (const [file, content] of reportFiles)
      this.#written(file, () => this.#out.write(file, content(report)))
    return results
  }

  #report(results: Results, verdicts: readonly Verdict[]): Report {
    const scenarios = verdicts.flatMap(({ scenario }) => this.#reported.get(scenario.id) ?? [])
    const specAt = specBeside(this.#out.path)
    const file = fileIn(this.#out.path)
    return { results, catalogue: this.#catalogue, scenarios, onPurpose: results.run?.onPurpose, specAt, file }
  }

  close(): void {
    const whole = this.#written(growingRecord, () => this.#messages.close())
    this.#written(filmsFile, () => this.#films.close())
    if (whole) this.#out.packRecord()
  }

  /** Whether what was recorded so far is on disk. */
  #flushed(): boolean {
    const messages = this.#written(growingRecord, () => this.#messages.flush())
    return this.#written(filmsFile, () => this.#films.flush()) && messages
  }

  /** Whether a file could be written; a disk that is full must not keep the others from it. */
  #written(file: string, write: () => void): boolean {
    try {
      write()
      return true
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.#notWritten.set(file, `${file} cannot be written (${why}): make room, and run again`)
      return false
    }
  }

  #plan(pickleId: string): void {
    const scenario = this.features.suite.ofPickle(pickleId)
    if (!scenario) return
    if (this.planned.length === 0) this.#out.clear(evidenceFolder)
    this.planned.push(scenario)
  }

  #finish(finished: TestCaseRecord, stopped: boolean): Verdict | undefined {
    const scenario = this.features.suite.ofPickle(finished.pickleId)
    if (!scenario) return undefined
    const verdict = verdictOf(scenario, finished, this.#catalogue)
    // The signal may have ended the system under test as well: what failed after it proves nothing.
    if (stopped && verdict.outcome !== 'passed') return undefined
    const known = this.#known && knownAs(verdict, this.#known)
    const evidence = this.#writeEvidence(scenario, finished.files)
    const kept = { ...verdict, ...(known && { known }), ...evidence }
    this.#reached.push(kept)
    const again = this.#listener.again(scenario.id, kept.context)
    this.#reported.set(scenario.id, reportedScenario(kept, finished, again))
    const { film } = finished
    if (film !== undefined) this.#films.add(JSON.stringify({ scenario: scenario.id, film }))
    if (this.#begun) this.#listener.finished(kept)
    return kept
  }

  #writeEvidence({ id }: Scenario, files: TestCaseRecord['files']): Pick<Verdict, 'evidence'> {
    if (files.length === 0) return {}
    const evidence = files.flatMap(({ name, body }) => {
      const path = `${evidenceFolder}/${id}/${name}`
      return this.#written(path, () => this.#out.write(path, Buffer.from(body, 'base64'))) ? [path] : []
    })
    return { evidence }
  }
}
