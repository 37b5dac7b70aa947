/** Who asked the run to stop, if anybody did: the command line writes it, a hook in front of every scenario reads it. */
export const interruption: { signal: NodeJS.Signals | undefined } = { signal: undefined }

/** The ways in which somebody asks. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
