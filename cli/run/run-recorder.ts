import type { Envelope } from '@cucumber/messages'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import { junitOf } from '../../reports/output/junit.ts'
import { type Results, type RunFacts, resultsOf } from '../../reports/output/results.ts'
import { type Scenario, SuiteReader } from '../../reports/suite/scenarios.ts'
import { TestCaseCollector, type TestCaseRecord } from '../../reports/verdicts/test-case-record.ts'
import { type Verdict, verdictOf } from '../../reports/verdicts/verdict.ts'
import type { LineFile, OutFolder } from '../shared/out-folder.ts'
import { interruption } from './interruption.ts'

/** Told what happens during a run. */
export interface RunListener {
  planned(scenarios: readonly Scenario[]): void
  judged(verdict: Verdict): void
}

/** Where the files of scenarios that failed go, each beneath the id of its scenario. */
const evidenceFolder = 'evidence'

/** One run: takes its messages, keeps the record on disk, judges each scenario as it ends. */
export class RunRecorder {
  readonly #judged: Verdict[] = []
  readonly planned: Scenario[] = []
  readonly #suite = new SuiteReader()
  readonly #record = new TestCaseCollector()
  #begun = false
  readonly #messages: LineFile
  readonly #catalogue: Catalogue
  readonly #out: OutFolder
  readonly #listener: RunListener

  constructor(catalogue: Catalogue, out: OutFolder, listener: RunListener) {
    this.#catalogue = catalogue
    this.#out = out
    this.#listener = listener
    this.#messages = out.lines('messages.ndjson')
  }

  /** What was judged so far, in the order of the features: processes that share a run end as they like. */
  get verdicts(): readonly Verdict[] {
    const order = new Map(this.#suite.scenarios.map(({ id }, at) => [id, at]))
    const place = ({ scenario }: Verdict): number => order.get(scenario.id) ?? 0
    return this.#judged.toSorted((one, other) => place(one) - place(other))
  }

  /** What went wrong outside every scenario. */
  get runProblems(): readonly string[] {
    return this.#record.runProblems
  }

  take(envelope: Envelope): void {
    this.#messages.add(JSON.stringify(envelope))
    this.#suite.add(envelope)
    if (envelope.testCase) this.#plan(envelope.testCase.pickleId)
    const finished = this.#record.add(envelope)
    if (finished) this.#judge(finished)
    if (finished) this.#messages.flush()
  }

  /** Nothing more is going to be planned; what was judged before that is told now. */
  begin(): void {
    if (this.planned.length === 0) return
    this.#begun = true
    this.#listener.planned(this.planned)
    for (const verdict of this.#judged) this.#listener.judged(verdict)
  }

  /** Writes what is known so far; `broken`: something of ours has ended the run. */
  save(facts: RunFacts, broken = false): Results {
    const verdicts = this.verdicts
    const cutShort = broken || verdicts.length < this.planned.length
    const by = interruption.signal ?? (cutShort ? 'harness error' : undefined)
    const cutOff = by === undefined ? {} : { interrupted: { by, planned: this.planned.length } }
    const results = resultsOf({ ...facts, ...cutOff }, verdicts, this.#catalogue)
    this.#messages.flush()
    this.#out.writeJson('results.json', results)
    this.#out.write('junit.xml', junitOf(`${facts.suite.name} on ${facts.target.name}`, verdicts))
    return results
  }

  close(): void {
    this.#messages.close()
  }

  #plan(pickleId: string): void {
    const scenario = this.#suite.ofPickle(pickleId)
    if (!scenario) return
    if (this.planned.length === 0) this.#out.clear(evidenceFolder)
    this.planned.push(scenario)
  }

  #judge(finished: TestCaseRecord): void {
    const scenario = this.#suite.ofPickle(finished.pickleId)
    if (!scenario) return
    const verdict = verdictOf(scenario, finished, this.#catalogue)
    // The signal may have ended the system under test as well: what broke after it proves nothing.
    if (interruption.signal !== undefined && verdict.outcome !== 'passed') return
    const kept = { ...verdict, ...this.#keep(scenario, finished.files) }
    this.#judged.push(kept)
    if (this.#begun) this.#listener.judged(kept)
  }

  #keep({ id }: Scenario, files: TestCaseRecord['files']): Pick<Verdict, 'evidence'> {
    if (files.length === 0) return {}
    const evidence = files.map(({ name, body }) => {
      const path = `${evidenceFolder}/${id}/${name}`
      this.#out.write(path, Buffer.from(body, 'base64'))
      return path
    })
    return { evidence }
  }
}
