/**
 * @module Latencies as a histogram of high dynamic range (as HdrHistogram has it): whole microseconds in buckets that are never wider
 * than a 256th of their value, from 1 µs to 19 hours, in a fixed array, so that histograms of several workers are added up.
 */

/** Values below are counted one by one; from there on each power of two has half as many buckets. */
const exact = 512
const half = exact / 2
const mostPower = 36
const bucketCount = exact + (mostPower - Math.log2(exact)) * half

export class LatencyHistogram {
  readonly #counts: Uint32Array
  #total = 0
  #most = 0

  /** `stored`: what `stored` of another one has given. */
  constructor(stored: readonly (readonly [number, number])[] = []) {
    this.#counts = new Uint32Array(bucketCount)
    for (const [bucket, count] of stored) this.#add(bucket, count)
  }

  get count(): number {
    return this.#total
  }

  /** Counts a latency in milliseconds. */
  record(milliseconds: number): void {
    this.#add(bucketOf(Math.max(0, Math.round(milliseconds * 1_000))), 1)
  }

  /** The latency in milliseconds that so many of a hundred do not exceed, at most a 256th too high; undefined: nothing is counted. */
  percentile(percent: number): number | undefined {
    if (this.#total === 0) return undefined
    let left = Math.max(1, Math.ceil((percent / 100) * this.#total - 1e-9))
    for (let bucket = 0; bucket <= this.#most; bucket++) {
      left -= this.#counts[bucket] ?? 0
      if (left <= 0) return highestIn(bucket) / 1_000
    }
    return highestIn(this.#most) / 1_000
  }

  /** How many were not longer than so many milliseconds, to the nearest bucket. */
  countUpTo(milliseconds: number): number {
    const last = bucketOf(Math.round(milliseconds * 1_000))
    let count = 0
    for (let bucket = 0; bucket <= Math.min(last, this.#most); bucket++) count += this.#counts[bucket] ?? 0
    return count
  }

  /** Adds what another one has counted. */
  merge(other: LatencyHistogram): void {
    for (const [bucket, count] of other.stored()) this.#add(bucket, count)
  }

  /** Buckets with their counts, of those alone that have any. */
  stored(): (readonly [number, number])[] {
    const found: (readonly [number, number])[] = []
    for (let bucket = 0; bucket <= this.#most; bucket++) {
      const count = this.#counts[bucket] ?? 0
      if (count > 0) found.push([bucket, count])
    }
    return found
  }

  #add(bucket: number, count: number): void {
    const at = Math.min(bucket, bucketCount - 1)
    this.#counts[at] = (this.#counts[at] ?? 0) + count
    this.#total += count
    this.#most = Math.max(this.#most, at)
  }
}

function bucketOf(microseconds: number): number {
  if (microseconds < exact) return microseconds
  const shift = Math.floor(Math.log2(microseconds)) - Math.log2(half)
  return exact + (shift - 1) * half + (Math.floor(microseconds / 2 ** shift) - half)
}

function highestIn(bucket: number): number {
  if (bucket < exact) return bucket
  const shift = Math.floor((bucket - exact) / half) + 1
  const from = half + ((bucket - exact) % half)
  return (from + 1) * 2 ** shift - 1
}
