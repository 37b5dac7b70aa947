/**
 * @module When people begin to log in: a schedule that no slow server slows down. Whoever comes late to an arrival counts from its
 * intended time (Tene, "How NOT to Measure Latency": coordinated omission).
 */

import type { Draw } from '../time/draws.ts'

export type ArrivalProcess = 'poisson' | 'constant'

/**
 * The instants of all arrivals in order, in milliseconds since the begin; an endless sequence. `rate`: arrivals a second. Constant ones
 * of several parts of a load come in turns.
 */
export function* arrivals(
  process: ArrivalProcess,
  rate: number,
  draw: Draw,
  { index, of }: { readonly index: number; readonly of: number } = { index: 0, of: 1 },
): Generator<number> {
  const mean = 1_000 / rate
  let at = process === 'constant' ? (mean * (index + 1 / 2)) / of : 0
  for (;;) {
    if (process === 'poisson') at -= Math.log(1 - draw()) * mean
    yield at
    if (process === 'constant') at += mean
  }
}
