/** @module What a failure has to do with the context: the smallest difference between red and green. */

import { contextInWords, dimensionNames, type OpenContext } from './context.ts'

/**
 * In words, when a scenario is red: in every context, with one value that all red contexts have and no green one, with two such,
 * or else what the red context has in which least differs from a green one.
 */
export function whenRed(red: readonly OpenContext[], green: readonly OpenContext[]): string {
  const [first] = red
  if (first === undefined) return 'never'
  if (green.length === 0) return 'in every context'
  const decisive = partsOf(commonTo(red)).filter((part) => !green.some((context) => includes(context, part)))
  const [smallest] = decisive
  // Of several, what was played does not tell which it is.
  const alike = decisive.filter((part) => smallest && sizeOf(part) === sizeOf(smallest))
  if (smallest) return `only with ${alike.map(contextInWords).join(' or ')}`
  const differences = red.flatMap((one) => green.map((other) => difference(one, other)))
  const [nearest] = differences
    .filter((one) => sizeOf(one) > 0)
    .toSorted((one, other) => sizeOf(one) - sizeOf(other))
  return nearest ? `for one with ${contextInWords(nearest)}` : 'sometimes, whatever the context'
}

/** The values that all have. */
const commonTo = ([first = {}, ...others]: readonly OpenContext[]): OpenContext =>
  select(first, (name) => others.every((other) => other[name] === first[name]))

/** Each value alone, then each two. */
function partsOf(context: OpenContext): OpenContext[] {
  const names = dimensionNames.filter((name) => context[name] !== undefined)
  const alone = names.map((name) => select(context, (one) => one === name))
  const pairs = names.flatMap((name, at) =>
    names.slice(at + 1).map((other) => select(context, (one) => one === name || one === other)),
  )
  return [...alone, ...pairs]
}

const includes = (context: OpenContext, part: OpenContext): boolean =>
  dimensionNames.every((name) => part[name] === undefined || part[name] === context[name])

/** What of a red context a green one has not. */
const difference = (red: OpenContext, green: OpenContext): OpenContext =>
  select(red, (name) => red[name] !== green[name])

const sizeOf = (context: OpenContext): number => Object.keys(context).length

function select(
  context: OpenContext,
  isWanted: (name: (typeof dimensionNames)[number]) => boolean,
): OpenContext {
  return Object.fromEntries(
    Object.entries(context).filter(([name]) => dimensionNames.some((one) => one === name && isWanted(one))),
  )
}
