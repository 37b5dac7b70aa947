/** @module A part of something that takes long, another one every day, so that in some days all has been gone through. */

const dayMs = 24 * 60 * 60_000

/** The members of `all` whose turn it is on the day (UTC) of the instant `now`: `size` of them, or all if they are fewer. */
export function sampleOfDay<Member>(all: readonly Member[], now: number, size: number): readonly Member[] {
  const first = (Math.floor(now / dayMs) * size) % Math.max(all.length, 1)
  return [...all.slice(first), ...all.slice(0, first)].slice(0, size)
}
