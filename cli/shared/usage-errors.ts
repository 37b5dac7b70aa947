import { type ExitCode, exitCodes } from './exit-codes.ts'
import { causeChain } from './harness-error.ts'
import type { Terminal } from './terminal.ts'

const atMost = 10

/** Prints each problem of wrong usage on a line of its own, nothing else. */
export function reportUsageErrors(problems: readonly string[], terminal: Terminal): ExitCode {
  const rest = problems.length - atMost
  for (const problem of problems.slice(0, atMost)) terminal.err(`${problem}\n`)
  if (rest > 0) terminal.err(`And ${rest} more of the kind.\n`)
  return exitCodes.usage
}

/** Wrong usage found in a plugin of Cucumber, which passes on exceptions only. */
export class UsageError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** The sentences of the usage error that ended a call of Cucumber, if one did. */
export function usageErrorsIn(error: unknown): readonly string[] | undefined {
  for (const cause of causeChain(error)) {
    if (cause instanceof UsageError) return cause.problems
    if (cause instanceof Error && cause.message.startsWith('Tag expression '))
      return [`--tags: ${cause.message.trim().replace(/\s+/g, ' ')}`]
  }
  return undefined
}
