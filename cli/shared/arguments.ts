/** @module What the options of several subcommands have in common. */

import { type ParseArgsConfig, parseArgs } from 'node:util'
import { invalid, type Result, valid } from '../../reports/result.ts'

/** Reads the options of a subcommand; what is wrong with them becomes one sentence each. */
export function readArguments<Config extends Pick<ParseArgsConfig, 'options' | 'allowPositionals'>>(
  given: readonly string[],
  config: Config,
  subcommand: string,
): Result<ReturnType<typeof parseStrictly<Config>>> {
  const args = withNumbersAttached(given)
  try {
    const parsed = parseStrictly(args, config)
    const problems = givenTwice(args, config)
    return problems.length > 0 ? invalid(problems) : valid(parsed)
  } catch (error) {
    return invalid([`${argumentProblem(error)}: sls ${subcommand} --help lists the options.`])
  }
}

/** What `parseArgs` says of arguments that it does not take, without its advice and its full stop. */
export function argumentProblem(error: unknown): string {
  const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/)
  return sentence.replace(/\.$/, '')
}

const parseStrictly = <Config extends ParseArgsConfig>(args: string[], config: Config) =>
  parseArgs({ ...config, args, strict: true as const })

/** Of an option that takes one value, Node would keep the last and say nothing. */
function givenTwice(args: string[], { options = {}, allowPositionals = false }: ParseArgsConfig): string[] {
  const { tokens } = parseArgs({ args, options, allowPositionals, strict: true, tokens: true })
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []))
  const twice = names.filter((name, at) => names.indexOf(name) !== at && options[name]?.multiple !== true)
  return [...new Set(twice)].map((name) => `--${name} is given more than once: give it once.`)
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
