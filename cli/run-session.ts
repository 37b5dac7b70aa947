import type { Envelope } from '@cucumber/messages'
import type { Catalogue } from '../reports/catalogue.ts'
import { junitOf } from '../reports/junit.ts'
import { type Results, type RunFacts, resultsOf } from '../reports/results.ts'
import { RunRecord } from '../reports/run-record.ts'
import { type Scenario, SuiteReader } from '../reports/scenarios.ts'
import { type Verdict, verdictOf } from '../reports/verdict.ts'
import { interruption } from './interruption.ts'
import type { OutFolder } from './out-folder.ts'

/** Told what happens during a run. */
export interface RunListener {
  planned(scenarios: readonly Scenario[]): void
  judged(verdict: Verdict): void
}

/** One run: takes its messages, keeps the record on disk, judges each scenario as it ends. */
export class RunSession {
  readonly verdicts: Verdict[] = []
  readonly planned: Scenario[] = []
  readonly #suite = new SuiteReader()
  readonly #record = new RunRecord()
  readonly #ignored = new Set<string>()
  readonly #messages
  readonly #catalogue: Catalogue
  readonly #out: OutFolder
  readonly #listener: RunListener

  constructor(catalogue: Catalogue, out: OutFolder, listener: RunListener) {
    this.#catalogue = catalogue
    this.#out = out
    this.#listener = listener
    this.#messages = out.lines('messages.ndjson')
  }

  get runProblems(): readonly string[] {
    return [...this.#suite.parseProblems, ...this.#record.runProblems]
  }

  take(envelope: Envelope): void {
    if (this.#cameAfterStop(envelope)) return
    this.#messages.add(JSON.stringify(envelope))
    this.#suite.add(envelope)
    if (envelope.testCase) this.#plan(envelope.testCase.pickleId)
    if (envelope.testCaseStarted && this.verdicts.length === 0) this.#listener.planned(this.planned)
    const finished = this.#record.add(envelope)
    if (finished) this.#judge(finished)
    if (finished || envelope.testCaseStarted) this.#messages.flush()
  }

  /** Writes what is known so far; the last call, at the end or on the way out, wins. */
  save(facts: RunFacts): Results {
    const results = resultsOf(facts, this.verdicts, this.#catalogue)
    this.#messages.flush()
    this.#out.writeJson('results.json', results)
    this.#out.write('junit.xml', junitOf(`${facts.suite.name} on ${facts.target.name}`, this.verdicts))
    return results
  }

  close(): void {
    this.#messages.close()
  }

  #plan(pickleId: string): void {
    const scenario = this.#scenario(pickleId)
    if (scenario) this.planned.push(scenario)
  }

  #judge(finished: Parameters<typeof verdictOf>[1]): void {
    const scenario = this.#scenario(finished.pickleId)
    if (!scenario) return
    const verdict = verdictOf(scenario, finished, this.#catalogue)
    this.verdicts.push(verdict)
    this.#listener.judged(verdict)
  }

  readonly #byPickle = new Map<string, Scenario>()

  #scenario(pickleId: string): Scenario | undefined {
    if (this.#byPickle.size === 0)
      for (const one of this.#suite.scenarios) this.#byPickle.set(one.pickleId, one)
    return this.#byPickle.get(pickleId)
  }

  /** Scenarios that only start because the runner cannot be cancelled have no verdict. */
  #cameAfterStop({
    testCaseStarted,
    testStepStarted,
    testStepFinished,
    testCaseFinished,
  }: Envelope): boolean {
    if (testCaseStarted && interruption.signal !== undefined) this.#ignored.add(testCaseStarted.id)
    const id =
      testCaseStarted?.id ?? (testStepStarted ?? testStepFinished ?? testCaseFinished)?.testCaseStartedId
    return id !== undefined && this.#ignored.has(id)
  }
}
