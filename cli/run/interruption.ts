import type { StopSignal } from '../shared/stop-signals.ts'

/** The signal that asked the run to stop, if one did: the command line writes it, a hook before every scenario reads it. */
export const interruption: { signal: StopSignal | undefined } = { signal: undefined }
