/** The ways in which somebody asks. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
export type StopSignal = (typeof stopSignals)[number]

/** Who asked the run to stop, if anybody did: the command line writes it, a hook in front of every scenario reads it. */
export const interruption: { signal: StopSignal | undefined } = { signal: undefined }
