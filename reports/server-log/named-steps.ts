/** @module Which step of a run a line of a server's log names, in whatever form it does. */

import { jsonOf } from '../json.ts'
import { numberedStep, traceIdOf } from '../suite/request-fields.ts'

/** A scenario as far as a log names it: its id, and the sentences of its steps in their order. */
export interface LoggedScenario {
  readonly id: string
  readonly sentences: readonly string[]
}

/** What a line names. `step` counts from 1; undefined: the line names the scenario alone, or a step that it has not. */
export interface NamedStep {
  readonly scenario: string
  readonly step: number | undefined
}

/** Ids as they are, and percent-encoded as in the header field: letters, digits, hyphens and slashes around one `#`. */
const plainId = /[\p{L}\p{N}_/-]+#[\p{L}\p{N}/-]+/gu
const encodedId = /[\w%-]+%23[\w%-]+/g
const encodedStep = /(?<![\w%])\d{1,3}%20[\w%.!~*'()-]*/g
const traceparent = /\b00-[0-9a-f]{32}-[0-9a-f]{16}-01\b/g
const traceId = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/gi

/** From so many characters on, a log may have cut a value off. */
const longValue = 60

/** Finds what lines name of the scenarios of one run. */
export class StepFinder {
  readonly #scenarios: ReadonlyMap<string, LoggedScenario>
  readonly #byTrace = new Map<string, NamedStep>()

  constructor(scenarios: readonly LoggedScenario[]) {
    this.#scenarios = new Map(scenarios.map((scenario) => [scenario.id, scenario]))
    for (const { id, sentences } of scenarios)
      for (const at of sentences.keys())
        this.#byTrace.set(traceIdOf(id, at + 1), { scenario: id, step: at + 1 })
  }

  /** Undefined where it names no scenario; `unknown`: one that is not of this run. */
  find(line: string): NamedStep | 'unknown' | undefined {
    const texts = textsOf(line)
    const ids = texts.flatMap(idsIn)
    const scenario = ids.map((id) => this.#scenario(id)).find((found) => found !== undefined)
    if (scenario) return { scenario: scenario.id, step: stepIn(texts, scenario) ?? this.#traced(texts)?.step }
    return this.#traced(texts) ?? (ids.some(isScenarioId) ? 'unknown' : undefined)
  }

  #scenario(id: string): LoggedScenario | undefined {
    const known = this.#scenarios.get(id)
    if (known || id.length < longValue) return known
    const begun = [...this.#scenarios.values()].filter((one) => one.id.startsWith(id))
    return begun.length === 1 ? begun[0] : undefined
  }

  #traced(texts: readonly string[]): NamedStep | undefined {
    return texts
      .flatMap((text) => text.match(traceId) ?? [])
      .map((id) => this.#byTrace.get(id.toLowerCase()))
      .find((found) => found !== undefined)
  }
}

/** The line without what names scenario and step, for whoever sees it beneath them; a member of JSON or logfmt goes as a whole. */
export const withoutNames = (line: string): string =>
  line
    .replaceAll(encodedId, '…')
    .replaceAll(encodedStep, '…')
    .replaceAll(plainId, '…')
    .replaceAll(traceparent, '…')
    .replaceAll(/"[^"\\]*"\s*:\s*"…"\s*,?\s*/g, '')
    .replaceAll(/,\s*}/g, '}')
    .replaceAll(/\s*[\w.-]+=(?:…|"…")/g, '')

/** Of JSON all its texts, at any depth; every other line as it is. */
function textsOf(line: string): readonly string[] {
  const json = line.trimStart().startsWith('{') ? jsonOf(line) : undefined
  return json === undefined ? [line] : stringsIn(json)
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

const idsIn = (text: string): readonly string[] => [
  ...(text.match(encodedId) ?? []).map(decoded),
  ...(text.match(plainId) ?? []),
]

/** Not each `#` in a log is a scenario's: its feature stands in a folder. */
const isScenarioId = (id: string): boolean => /^[\p{L}\p{N}_-]+\/[^#]*#/u.test(id)

/** Decodes as far as the value goes: it may have been cut off within a character. */
function decoded(value: string): string {
  for (const end of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    try {
      return decodeURIComponent(value.slice(0, value.length - end))
    } catch {
      // A character of UTF-8 has at most four bytes, each of three signs.
    }
  }
  return value
}

function stepIn(texts: readonly string[], { sentences }: LoggedScenario): number | undefined {
  for (const text of texts) {
    // As far as they go: a log may have cut them off, and the number says enough.
    const values = (text.match(encodedStep) ?? []).map(decoded)
    // The longest first: a sentence may have the number of another step in it.
    const found = [...sentences.entries()]
      .map(([at, sentence]) => ({ number: at + 1, whole: numberedStep(at + 1, sentence) }))
      .filter(({ whole }) => values.some((value) => whole.startsWith(value)) || has(text, whole))
      .sort((one, other) => other.whole.length - one.whole.length)[0]
    if (found) return found.number
  }
  return undefined
}

/** As it is, and no part of a greater number. */
function has(text: string, whole: string): boolean {
  const at = text.indexOf(whole)
  return at >= 0 && !/\d/.test(text[at - 1] ?? '')
}
