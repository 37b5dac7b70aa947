/** @module What the options of several subcommands have in common. */

import { invalid, type Result, valid } from '../../reports/result.ts'

/** Runs a parser over arguments; what it objects to becomes one sentence. */
export function readArguments<T>(
  args: readonly string[],
  parse: (args: string[]) => T,
  subcommand: string,
): Result<T> {
  try {
    return valid(parse(withNumbersAttached(args)))
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/)
    return invalid([`${sentence.replace(/\.$/, '')}: sls ${subcommand} --help lists the options.`])
  }
}

/** `--seed -1` as `--seed=-1`: no option begins with a digit, so it is a value, and its check says what is wrong. */
function withNumbersAttached(args: readonly string[]): string[] {
  const isValue = (at: number): boolean => /^-\d/.test(args[at] ?? '') && /^--[^=]+$/.test(args[at - 1] ?? '')
  return args.flatMap((arg, at) => {
    if (isValue(at)) return []
    return isValue(at + 1) ? [`${arg}=${args[at + 1]}`] : [arg]
  })
}

export const seedProblems = (seed: string | undefined): string[] =>
  seed === undefined || /^\d{1,9}$/.test(seed)
    ? []
    : [`--seed ${seed}: give a whole number of at most nine digits.`]
