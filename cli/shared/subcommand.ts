import type { ExitCode } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** One word after `sls`. */
export interface Subcommand {
  readonly help: string
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>
}
