import type { ParseArgsConfig } from 'node:util'
import type { ExitCode, signerUnknown } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** One word after `sls`. */
export interface Subcommand {
  readonly help: string
  /** What it takes, as it is parsed. */
  readonly options: NonNullable<ParseArgsConfig['options']>
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode | typeof signerUnknown>
}
