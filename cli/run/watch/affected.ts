/** @module What is played again after a file was saved. */

import { parseArgs } from 'node:util'
import { runOptions } from '../options.ts'

/** Options that choose scenarios, and the one that brought us here. */
const choosing: readonly string[] = ['only', 'profile', 'tags', 'last-failed', 'shard', 'watch']

interface Given {
  readonly name: string
  readonly value: string | undefined
}

const givenIn = (args: readonly string[]): Given[] =>
  parseArgs({ args: [...args], options: runOptions, strict: false, tokens: true }).tokens.flatMap((token) =>
    token.kind === 'option' ? [{ name: token.name, value: token.value }] : [],
  )

const written = ({ name, value }: Given): string => (value === undefined ? `--${name}` : `--${name}=${value}`)

/** The options of a run that plays what these do, without watching. */
export const withoutWatch = (args: readonly string[]): string[] =>
  givenIn(args)
    .filter(({ name }) => name !== 'watch')
    .map(written)

/**
 * The options that play what a change concerns: of features their scenarios, or those of them that were chosen; of everything else
 * what was played last. `changed` are paths from the top of the project, with slashes.
 */
export function affectedBy(
  changed: readonly string[],
  args: readonly string[],
  last: readonly string[],
): readonly string[] {
  const features = changed.flatMap((path) => /^features\/(.*)\.feature$/.exec(path)?.[1] ?? [])
  if (features.length < changed.length) return last
  const given = givenIn(args)
  const chosen = given.flatMap(({ name, value }) => (name === 'only' && value !== undefined ? [value] : []))
  const only = features.flatMap((feature) => {
    const within = chosen.filter((name) => featureOf(name) === feature)
    return within.length > 0 ? within : [feature]
  })
  return [
    ...given.filter(({ name }) => !choosing.includes(name)).map(written),
    ...only.map((name) => `--only=${name}`),
  ]
}

/** The feature of a scenario, of a line, or itself. */
const featureOf = (name: string): string =>
  name.replace(/^(.*\/)?features\//, '').replace(/(\.feature)?(#.*|:\d+)?$/, '')
