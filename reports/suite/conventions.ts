import type { RowFacts } from '../catalogue/catalogue-schema.ts'
import { plainTags, rowOfTag, type Scenario, type SuiteReader } from './scenarios.ts'

type Catalogue = { readonly rows: ReadonlyMap<string, RowFacts> }
type Suite = Pick<SuiteReader, 'scenarios' | 'documents' | 'parseProblems'>

/**
 * Where the features disagree with the catalogue, as sentences. Checked before every run, because a tag that names no
 * row would count as coverage.
 */
export function conventionProblems(suite: Suite, catalogue: Catalogue): string[] {
  return [
    ...suite.parseProblems,
    ...suite.documents.flatMap((document) => [
      ...document.tags.flatMap((tag) =>
        prefix(`${document.uri}:${tag.location.line}`, tagProblem(tag.name, catalogue)),
      ),
      ...document.comments.flatMap((comment) =>
        prefix(`${document.uri}:${comment.line}`, commentProblem(comment, catalogue)),
      ),
    ]),
    ...emptyPlaces(suite),
    ...duplicateIds(suite.scenarios),
    ...suite.scenarios.flatMap((scenario) =>
      scenarioProblems(scenario, catalogue).flatMap((text) => prefix(scenario.location, text)),
    ),
  ].filter((problem, at, all) => all.indexOf(problem) === at)
}

const prefix = (place: string, problem: string | undefined): string[] =>
  problem === undefined ? [] : [`${place}: ${problem}`]

function tagProblem(tag: string, { rows }: Catalogue): string | undefined {
  if (plainTags.has(tag)) return undefined
  const row = rowOfTag(tag)
  if (row === undefined)
    return `${tag} is neither a row of the catalogue nor one of ${[...plainTags.keys()].join(' ')}.`
  const found = rows.get(row)
  if (!found) return `${tag} names no row of the catalogue: correct the tag or add the row.`
  return found.excluded ? `${tag} names a row that the catalogue excludes: remove one of the two.` : undefined
}

function commentProblem(
  comment: { rows: readonly string[]; stepId: string | undefined },
  { rows }: Catalogue,
): string | undefined {
  const unknown = comment.rows.filter((row) => !rows.has(row))
  if (unknown.length > 0) return `the comment names ${unknown.join(', ')}, which the catalogue does not have.`
  return comment.stepId === undefined
    ? `the comment ${comment.rows.join(', ')} stands above no step: move it above the step that it names.`
    : undefined
}

/** What would run nothing and pass: a misspelt keyword is read as a description, a table can be without rows. */
function emptyPlaces({ documents, scenarios }: Suite): string[] {
  const places = new Set(scenarios.map(({ location: place }) => place))
  return documents.flatMap(({ uri, scenarioLines }) =>
    scenarioLines.length === 0
      ? [`${uri} holds no scenario: check the spelling of its keywords.`]
      : scenarioLines
          .map((line) => `${uri}:${line}`)
          .filter((place) => !places.has(place))
          .map((place) => `${place}: the Examples have no row, so nothing would run.`),
  )
}

function duplicateIds(scenarios: readonly Scenario[]): string[] {
  const first = new Map<string, Pick<Scenario, 'id' | 'location'>>()
  const clashes = new Map<string, string>()
  for (const { id, location: place } of scenarios) {
    const twin = first.get(id)
    if (!twin) first.set(id, { id, location: place })
    else if (!clashes.has(place))
      clashes.set(
        place,
        `${place}: the scenario id ${id} is already taken by ${twin.location}: rename one of them.`,
      )
  }
  return [...clashes.values()]
}

function scenarioProblems(scenario: Scenario, { rows }: Catalogue): string[] {
  const kindsOf = scenario.rows.flatMap((row) => rows.get(row)?.kind ?? [])
  const named = new Set(scenario.steps.flatMap((step) => step.rows))
  const strangers = [...named].filter((row) => rows.has(row) && !scenario.rows.includes(row))
  const problems = strangers.map((row) => `a comment names ${row}, which is not among the scenario's tags.`)
  if (scenario.steps.length === 0)
    problems.push(`"${scenario.name}" has no step, so it would pass without testing anything.`)
  if (scenario.rows.length === 0)
    problems.push(`"${scenario.name}" carries no row of the catalogue: tag it with the row that it proves.`)
  if (kindsOf.includes('MUST') && kindsOf.includes('SHOULD'))
    problems.push(`"${scenario.name}" mixes MUST and SHOULD rows: split it, a scenario has one level.`)
  return scenario.inRule ? problems : [...problems, ...walkthroughProblems(scenario, named)]
}

function walkthroughProblems({ name, rows }: Scenario, named: ReadonlySet<string>): string[] {
  const silent = rows.filter((row) => !named.has(row))
  return silent.length > 0
    ? [
        `"${name}" is tagged ${silent.join(', ')}, but no comment above a step names it: add "# ${silent[0]}", or move the scenario under a Rule.`,
      ]
    : []
}
