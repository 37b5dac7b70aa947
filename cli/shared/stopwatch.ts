/** @module Real time for the command line: durations to print, and timeouts. */

/** Starts a stopwatch; calling it returns the milliseconds since. */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => performance.now() - start
}

/** Calls back if the process still runs after the limit; the timer does not keep it running. */
export function ifStillAliveAfter(ms: number, callback: () => void): void {
  setTimeout(callback, ms).unref()
}

/** 0.42 s, 12.3 s, 3 min 07 s. */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** Calls back after the limit, unless the function that it returns was called before. */
export function startTimeout(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}
