import { type ExitCode, exitCodes } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

const atMost = 10

/** Bad input: each problem on its own line, nothing else. */
export function refused(problems: readonly string[], terminal: Terminal): ExitCode {
  const rest = problems.length - atMost
  for (const problem of problems.slice(0, atMost)) terminal.err(`${problem}\n`)
  if (rest > 0) terminal.err(`And ${rest} more of the kind.\n`)
  return exitCodes.usage
}
