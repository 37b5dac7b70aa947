/** @module What `--context` and `--contexts` name. */

import { type Several, several } from '../../../reports/contexts/choice.ts'
import {
  dimensionNames,
  type OpenContext,
  openContextSchema,
  valuesOf,
} from '../../../reports/contexts/context.ts'
import { invalid, type Result, valid } from '../../../reports/result.ts'

/** The values that `--context 'NAME=VALUE, NAME=VALUE'` names, or what is wrong with them. */
export function parseContext(options: readonly string[]): Result<OpenContext> {
  const given = options.flatMap((text) => text.split(/,\s*/))
  const problems = given.flatMap((text) => contextProblem(text, given) ?? [])
  if (problems.length > 0) return invalid(problems)
  return valid(openContextSchema.parse(Object.fromEntries(given.map(partsOf))))
}

function partsOf(text: string): readonly [name: string, value: string] {
  const [name = '', ...value] = text.split('=')
  return [name.trim(), value.join('=').trim()]
}

function contextProblem(text: string, all: readonly string[]): string | undefined {
  const [named, value] = partsOf(text)
  const name = dimensionNames.find((one) => one === named)
  if (name === undefined)
    return `--context ${text}: give NAME=VALUE, where NAME is one of ${dimensionNames.join(', ')}.`
  if (!valuesOf(name).some((one) => one === value))
    return `--context ${text}: ${name} is one of ${valuesOf(name).join(', ')}.`
  return all.filter((other) => partsOf(other)[0] === name).length > 1
    ? `--context ${text}: ${name} is given twice: give it once.`
    : undefined
}

const most = 999

/** What `--contexts` says. */
export const severalOf = (text: string | undefined): Several | undefined =>
  several.safeParse(text === 'all-pairs' ? text : Number(text)).data

export function contextsProblems(text: string | undefined): string[] {
  const given = severalOf(text)
  return text === undefined || given === 'all-pairs' || (given !== undefined && given <= most)
    ? []
    : [`--contexts ${text}: give a number of contexts from 1 to ${most}, or all-pairs.`]
}
