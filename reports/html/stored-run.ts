/** @module The report of a run that is over, from the files that it left: its messages, results.json, or both. */

import { z } from 'zod'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { jsonOf } from '../json.ts'
import { type Results, resultsOf, resultsSchema } from '../output/results.ts'
import { type PlannedRun, plannedRunOf } from '../output/run-attachments.ts'
import { invalid, type Result, valid } from '../result.ts'
import { envelopesIn, readMessages } from '../verdicts/recorded-messages.ts'
import { type Verdict, verdictOf } from '../verdicts/verdict.ts'
import { type Report, type ReportedScenario, reportedScenario, scenariosOfResults } from './report.ts'

export interface StoredFiles {
  /** The text of results.json, where there is one. */
  readonly results: string | undefined
  /** The messages, a line each, where there is one. */
  readonly messages: string | undefined
  /** The text of films.ndjson, where there is one. */
  readonly films: string | undefined
}

/** The suite that reports, where no results.json names the one that ran. */
type Identity = Results['suite']

/** What the files have, or why they are no files of a run. */
export function storedReport(
  { results, messages, films }: StoredFiles,
  catalogue: Catalogue,
  identity: Identity,
  again: (scenario: ReportedScenario, results: Results) => string,
): Result<Report> {
  const read = results === undefined ? undefined : resultsIn(results)
  if (read && !read.ok) return read
  const written = read?.value
  const run = messages === undefined ? undefined : runIn(messages, catalogue)
  if (run && !run.ok) return run
  if (!written && !run)
    return invalid(['There is neither results.json nor messages.ndjson.gz: name the folder of a run.'])
  const found = written ?? unfinished(run?.value, catalogue, identity)
  const reported = run?.value.reported ?? new Map<string, ReportedScenario>()
  const recorded = filmsIn(films ?? '')
  const known = written ? scenariosOfResults(written) : [...reported.values()]
  const scenarios = known.map((scenario) => {
    const played = reported.get(scenario.id)
    // Messages of another run in the same folder say nothing of these results.
    const whole =
      played?.outcome === scenario.outcome
        ? { ...played, evidence: scenario.evidence, known: scenario.known }
        : scenario
    return { ...whole, film: recorded.get(scenario.id), again: again(whole, found) }
  })
  return valid({ results: found, catalogue, scenarios, onPurpose: found.run?.onPurpose })
}

/** The results in a file, or why they are none. */
export function resultsIn(text: string): Result<Results> {
  const data = jsonOf(text)
  const parsed = resultsSchema.safeParse(data)
  if (parsed.success) return valid(parsed.data)
  const [first] = parsed.error.issues
  const field = first?.path.join('.') || 'the whole'
  const why = data === undefined ? 'it is no JSON' : `${field}: ${first?.message}`
  return invalid([`results.json is not what sls run writes (${why}): name the folder of a run.`])
}

const filmLine = z.object({ scenario: z.string(), film: z.string() })

/** By the scenario. A line that was cut off has none. */
export const filmsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const { data } = filmLine.safeParse(jsonOf(line))
      return data ? [[data.scenario, data.film]] : []
    }),
  )

interface StoredRun {
  /** What was going to be run; records of earlier versions do not say it. */
  readonly plan: PlannedRun | undefined
  readonly planned: number
  readonly verdicts: readonly Verdict[]
  readonly reported: ReadonlyMap<string, ReportedScenario>
}

/** What the messages say of each scenario that ended. */
function runIn(text: string, catalogue: Catalogue): Result<StoredRun> {
  const messages = envelopesIn(text)
  if (!messages.ok) return invalid(messages.problems.map((problem) => `${problem}: is it the file of a run?`))
  const { planned, ended } = readMessages(messages.value)
  const judged = ended.map((one) => ({ ...one, verdict: verdictOf(one.scenario, one.record, catalogue) }))
  return valid({
    plan: messages.value.map(plannedRunOf).find((found) => found !== undefined),
    planned,
    verdicts: judged.map(({ verdict }) => verdict),
    reported: new Map(
      judged.map(({ scenario, record, verdict }) => [
        scenario.id,
        reportedScenario(verdict, record, undefined),
      ]),
    ),
  })
}

/** Of a run that ended before it wrote results.json. */
function unfinished(run: StoredRun | undefined, catalogue: Catalogue, suite: Identity): Results {
  const { plan, planned, verdicts } = run ?? { planned: 0, verdicts: [] }
  const facts = {
    suite,
    target: { name: 'What was under test is not known: the run ended before it wrote its results' },
    seed: 0,
    ...(plan && {
      ...plan,
      run: { ...plan.run, scenarios: { planned, executed: verdicts.length } },
    }),
    interrupted: { by: 'an end without notice', planned: Math.max(planned, verdicts.length) },
  }
  return resultsOf(facts, verdicts, catalogue)
}
