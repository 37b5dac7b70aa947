/** @module The power of a version of the suite to detect faults, as `reports/summary/detection.md` has it. */

/** How many deliberate faults a version kills, and how many harmless variants stay green. */
export interface PowerToDetect {
  readonly faults: number
  readonly killed: number
  readonly harmlessVariants: number
  readonly falseAlarms: number
}

const counts = /^(\d+) faults, (\d+) killed, .*; (\d+) harmless variants, \d+ green, (\d+) false alarms\./m

export function powerToDetect(summary: string): PowerToDetect | undefined {
  const [, faults, killed, harmlessVariants, falseAlarms] = (counts.exec(summary) ?? []).map(Number)
  if (
    faults === undefined ||
    killed === undefined ||
    harmlessVariants === undefined ||
    falseAlarms === undefined
  )
    return undefined
  return { faults, killed, harmlessVariants, falseAlarms }
}
