/**
 * What the exit code of every subcommand means; an interrupted run is a harness error, as it has no verdict. Which one a run
 * ends with is decided in `cli/run/exit-code.ts`, of `detect` in `cli/detect/summary.ts`.
 */
export const exitCodes = { conforming: 0, notConforming: 1, usage: 2, harness: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Of `sls verify` alone: the certificate is intact, and nobody vouches for who signed it. */
export const signerUnknown = 4
