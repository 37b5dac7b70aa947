/** @module What makes a suite hard to read, although every scenario of it could run. */

import type { Scenario, SuiteReader } from './scenarios.ts'

type Suite = Pick<SuiteReader, 'scenarios' | 'documents'>

/** Sentences about titles that state no rule and about scenarios with equal steps; none is the good answer. */
export const styleProblems = (suite: Suite): string[] => [...shortTitles(suite), ...copies(suite.scenarios)]

/** A rule has a subject, a verb and an object at least. */
const fewestWords = 3

const isShort = (title: string): boolean =>
  title.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length < fewestWords

function shortTitles({ scenarios, documents }: Suite): string[] {
  const titles = [
    ...documents.flatMap(({ uri, titles }) =>
      titles.map(({ name, line }) => ({ name, location: `${uri}:${line}` })),
    ),
    ...scenarios,
  ]
  return titles
    .filter(({ name }) => isShort(name))
    .map(
      ({ name, location }) =>
        `${location}: the title "${name}" states no rule: use ${fewestWords} words or more.`,
    )
}

/** Values count, keywords do not: a Given may say what another scenario says in a When. */
function copies(scenarios: readonly Scenario[]): string[] {
  const groups = Map.groupBy(scenarios, ({ steps }) => JSON.stringify(steps.map(({ action }) => action)))
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map(
      ({ location, name }) =>
        `${location}: "${name}" has the steps of "${first?.name}" at ${first?.location}: ` +
        'keep one of them, under the tags of all rows that it proves.',
    ),
  )
}
