/**
 * @module One record of messages out of those of the processes and machines that shared a run. It is what the run would have
 * left in one process: what several of them use or do stands in it once, and the scenarios stand in the order of the
 * features, whoever played them.
 */

import { type Envelope, type Pickle, TimeConversion } from '@cucumber/messages'
import { idMembers } from './message-record.ts'
import {
  endedRunAttachment,
  endedRunOf,
  endedTogether,
  plannedRunAttachment,
  plannedRunOf,
  withoutShard,
} from './run-attachments.ts'

/** A message of the record of a machine, of which there are several: their ids mean nothing to each other. */
interface Line {
  readonly part: number
  readonly envelope: Envelope
}

/** Where a scenario, or the row of its examples, stands in the features. */
export interface FeatureLocation {
  readonly uri: string
  readonly line: number
}

interface PlayedScenario extends FeatureLocation {
  readonly testCase: Line
  /** What it is made of, in the order in which the record of one process has it. */
  readonly uses: readonly Line[]
  readonly played: Line[]
}

/** The order in which Cucumber reads the features: that of their paths. */
export const inFeatureOrder = (one: FeatureLocation, other: FeatureLocation): number =>
  one.uri === other.uri ? one.line - other.line : one.uri < other.uri ? -1 : 1

export const locationOf = ({ uri, location }: Pickle): FeatureLocation => ({ uri, line: location?.line ?? 0 })

/** The messages of the merged record, as lines of JSON. */
export function mergedRecord(parts: readonly (readonly Envelope[])[]): string[] {
  const ids = new RecordIds()
  const scenarios: PlayedScenario[] = []
  const before: Line[] = []
  const after: Line[] = []
  for (const [part, envelopes] of parts.entries()) {
    const reader = new PartReader(part)
    for (const envelope of envelopes) {
      const line = { part, envelope }
      const scenario = reader.scenarioOf(line)
      if (scenario?.testCase === line) {
        scenarios.push(scenario)
        continue
      }
      if (scenario) {
        scenario.played.push(line)
        continue
      }
      const first = ids.first(line, reader.says(envelope))
      reader.keep(line, first)
      if (first === line) (reader.isOver(envelope) ? after : before).push(line)
    }
  }
  const ordered = scenarios.toSorted(inFeatureOrder)
  const used = new Set(scenarios.flatMap(({ uses }) => uses))
  const whole = [
    ...before.filter((line) => !used.has(line)),
    ...new Set(ordered.flatMap(({ testCase, uses }) => [...uses, testCase])),
    ...ordered.flatMap(({ played }) => played),
    ...after,
  ]
  const ends = runEnds(parts.flat())
  return whole.map(({ part, envelope }) => ids.text(part, withoutProcess({ ...envelope, ...ends(envelope) })))
}

/** The record of one machine: which scenario a message belongs to, or what it says, whatever its ids and times are. */
class PartReader {
  readonly #part: number
  readonly #pickles = new Map<string, FeatureLocation>()
  readonly #byTestCase = new Map<string, PlayedScenario>()
  readonly #byStart = new Map<string, PlayedScenario>()
  /** What test cases are made of: documents by path, the rest by id; each as the first part has it that says the same. */
  readonly #parts = new Map<string, Line>()
  /** What the hooks of a run are, by their ids, and by those of their starts. */
  readonly #hooks = new Map<string, string>()

  constructor(part: number) {
    this.#part = part
  }

  /** Keeps what test cases are made of. `first`: the message that stands for it. */
  keep({ envelope: { gherkinDocument, pickle, stepDefinition, hook } }: Line, first: Line): void {
    const key = gherkinDocument?.uri ?? pickle?.id ?? stepDefinition?.id ?? hook?.id
    if (key !== undefined) this.#parts.set(key, first)
  }

  /** Whether it is about the end of the run. What a scenario needs may also come while another process has begun already. */
  isOver(envelope: Envelope): boolean {
    const { hook, testRunHookStarted, testRunHookFinished, testRunFinished } = envelope
    const about = hook ?? testRunHookStarted ?? testRunHookFinished ?? testRunFinished ?? endedRunOf(envelope)
    return this.#byStart.size > 0 && about !== undefined
  }

  scenarioOf(line: Line): PlayedScenario | undefined {
    const { pickle, testCase, testCaseStarted, testStepFinished, attachment, testCaseFinished } =
      line.envelope
    if (pickle) this.#pickles.set(pickle.id, locationOf(pickle))
    if (testCase) {
      const location = this.#pickles.get(testCase.pickleId) ?? { uri: '', line: 0 }
      const definitions = (testCase.testSteps ?? []).flatMap(
        ({ hookId, stepDefinitionIds = [] }) => hookId ?? stepDefinitionIds,
      )
      const uses = [location.uri, testCase.pickleId, ...definitions].flatMap(
        (key) => this.#parts.get(key) ?? [],
      )
      const scenario = { ...location, testCase: line, uses, played: [] }
      this.#byTestCase.set(testCase.id, scenario)
      return scenario
    }
    if (testCaseStarted) {
      const scenario = this.#byTestCase.get(testCaseStarted.testCaseId)
      if (scenario) this.#byStart.set(testCaseStarted.id, scenario)
      return scenario
    }
    const about = testStepFinished ?? attachment ?? testCaseFinished
    return this.#byStart.get(about?.testCaseStartedId ?? '')
  }

  /** The same for all machines that say the same. */
  says(envelope: Envelope): string {
    const { meta, gherkinDocument, pickle, hook, testRunStarted, testRunFinished } = envelope
    const { testRunHookStarted: started, testRunHookFinished: finished } = envelope
    if (meta) return 'meta'
    if (testRunStarted) return 'testRunStarted'
    if (testRunFinished) return 'testRunFinished'
    if (plannedRunOf(envelope)) return 'plannedRun'
    if (endedRunOf(envelope)) return 'endedRun'
    if (gherkinDocument) return `document ${gherkinDocument.uri}`
    if (pickle) return `pickle ${this.#part} ${pickle.id}`
    if (hook) this.#hooks.set(hook.id, withoutIds(envelope))
    if (started) {
      const begun = `start of ${this.#hooks.get(started.hookId)}`
      this.#hooks.set(started.id, begun)
      return begun
    }
    if (!finished) return withoutIds(envelope)
    const { duration: _, ...result } = finished.result
    return `${this.#hooks.get(finished.testRunHookStartedId)} ${JSON.stringify(result)}`
  }
}

const withoutIds = (envelope: Envelope): string =>
  JSON.stringify(envelope, (key, member: unknown) => (idMembers.has(key) ? undefined : member))

/** Short ids for the record, in the order of their first use. */
class RecordIds {
  readonly #first = new Map<string, Line>()
  /** What stands for an id of a part: one of its own, or that of the part which said the same first. */
  readonly #meant: Map<string, string>[] = []
  readonly #short = new Map<string, string>()

  /** The first message that says this, perhaps the line itself; otherwise its ids mean what they meant there. */
  first(line: Line, says: string): Line {
    const first = this.#first.get(says)
    if (!first) {
      this.#first.set(says, line)
      return line
    }
    const meant = idsIn(first.envelope).map((id) => this.#meaning(first.part, id))
    for (const [at, id] of idsIn(line.envelope).entries())
      this.#ofPart(line.part).set(id, meant[at] ?? this.#meaning(line.part, id))
    return first
  }

  text(part: number, envelope: Envelope): string {
    const short = (id: unknown): unknown => (typeof id === 'string' ? this.#shortId(part, id) : id)
    return JSON.stringify(envelope, (key, member: unknown) => {
      if (!idMembers.has(key)) return member
      return Array.isArray(member) ? member.map(short) : short(member)
    })
  }

  #ofPart(part: number): Map<string, string> {
    this.#meant[part] ??= new Map()
    return this.#meant[part]
  }

  #meaning(part: number, id: string): string {
    return this.#ofPart(part).get(id) ?? `${part} ${id}`
  }

  #shortId(part: number, id: string): string {
    const meant = this.#meaning(part, id)
    const known = this.#short.get(meant) ?? this.#short.size.toString(36)
    this.#short.set(meant, known)
    return known
  }
}

/** In the order in which they stand. */
function idsIn(content: object, found: string[] = []): string[] {
  for (const [key, member] of Object.entries(content)) {
    if (idMembers.has(key)) found.push(...[member].flat().filter((id) => typeof id === 'string'))
    else if (typeof member === 'object' && member !== null) idsIn(member, found)
  }
  return found
}

function withoutProcess(envelope: Envelope): Envelope {
  const { testCaseStarted, testRunHookStarted } = envelope
  if (testCaseStarted) {
    const { workerId: _, ...started } = testCaseStarted
    return { testCaseStarted: started }
  }
  if (!testRunHookStarted) return envelope
  const { workerId: _, ...started } = testRunHookStarted
  return { testRunHookStarted: started }
}

/** The run begins with the first of its parts, ends with the last, and is as good as the worst. */
function runEnds(all: readonly Envelope[]): (envelope: Envelope) => Envelope {
  const since = TimeConversion.timestampToMillisecondsSinceEpoch
  const starts = all.flatMap(({ testRunStarted }) => testRunStarted?.timestamp ?? [])
  const ends = all.flatMap(({ testRunFinished }) => testRunFinished ?? [])
  const [first] = starts.toSorted((one, other) => since(one) - since(other))
  const last = ends.map(({ timestamp }) => timestamp).toSorted((one, other) => since(other) - since(one))[0]
  const success = ends.every((end) => end.success)
  const counts = endedTogether(all.flatMap((envelope) => endedRunOf(envelope) ?? []))
  return (envelope) => {
    const { testRunStarted, testRunFinished, attachment: { testRunStartedId: run = '' } = {} } = envelope
    const planned = plannedRunOf(envelope)
    if (planned) return plannedRunAttachment(run, withoutShard(planned))
    if (endedRunOf(envelope)) return endedRunAttachment(run, counts)
    if (testRunStarted && first) return { testRunStarted: { ...testRunStarted, timestamp: first } }
    if (testRunFinished && last) return { testRunFinished: { ...testRunFinished, timestamp: last, success } }
    return {}
  }
}
