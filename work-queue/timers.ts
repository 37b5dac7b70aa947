/** Real time, passed in. */
export interface QueueTimers {
  /** In ms since some moment. */
  now(): number
  /** Calls back after so many ms, unless what it returns was called before. */
  after(ms: number, callback: () => void): () => void
}

/** Resolves after so many ms, or at once where the signal says so. */
export function delay({ after }: QueueTimers, ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve()
  const over = Promise.withResolvers<void>()
  const cancel = after(ms, () => over.resolve())
  const stop = (): void => {
    cancel()
    over.resolve()
  }
  signal?.addEventListener('abort', stop, { once: true })
  return over.promise.finally(() => signal?.removeEventListener('abort', stop))
}
