/** @module The mix of a fleet: who does what how often, how long people think, and within which limits it passes. */

import { z } from 'zod'
import { type MeasuredName, measuredNames } from '../journeys/steps.ts'

/** What people do, in the order in which the documentation has it. */
export const journeyNames = [
  'login-by-push',
  'login-by-challenge',
  'login-by-sms',
  'migration',
  'missing-notification',
  'answer-of-somebody-else',
  'answer-given-twice',
  'late-answer',
  'impatient-for-sms',
] as const
export type JourneyName = (typeof journeyNames)[number]

/** Milliseconds, from the shortest to the longest. */
export interface ThinkTime {
  readonly from: number
  readonly to: number
}

export type Limit =
  | {
      readonly kind: 'latency'
      readonly text: string
      readonly percentile: number
      readonly of: MeasuredName
      readonly underMs: number
    }
  | {
      readonly kind: 'errors'
      readonly text: string
      readonly of: MeasuredName | undefined
      readonly underPercent: number
    }

const units = { ms: 1, s: 1_000, min: 60_000 } as const
const isUnit = (text: string): text is keyof typeof units => text in units

const durations = /^(\d+(?:\.\d+)?)(?: ?- ?(\d+(?:\.\d+)?))? ?(ms|s|min)$/

const thinkTime = z.string().transform((text, context): ThinkTime => {
  const [, from, to = from, unit = ''] = durations.exec(text) ?? []
  const [shortest, longest] = [Number(from), Number(to)]
  if (isUnit(unit) && shortest <= longest) return { from: shortest * units[unit], to: longest * units[unit] }
  context.addIssue('give a time or a range, such as "800 ms" or "1 - 3 s"')
  return z.NEVER
})

const isMeasured = (name: string): name is MeasuredName => measuredNames.some((known) => known === name)

const latencyLimit = /^p(\d{1,2}(?:\.\d{1,3})?) of ([\w-]+) under (\d+(?:\.\d+)?) ?(ms|s|min)$/
const errorLimit = /^errors(?: of ([\w-]+))? under (\d+(?:\.\d+)?) ?%$/

const limit = z.string().transform((text, context): Limit => {
  const [, percentile, step = '', value, unit = ''] = latencyLimit.exec(text) ?? []
  if (isMeasured(step) && isUnit(unit))
    return {
      ...{ kind: 'latency', text, percentile: Number(percentile), of: step },
      underMs: Number(value) * units[unit],
    }
  const errors = errorLimit.exec(text)
  const of = errors?.[1]
  if (errors && (of === undefined || isMeasured(of)))
    return { kind: 'errors', text, of, underPercent: Number(errors[2]) }
  const unknown = [step, of].find((name) => name !== undefined && name !== '')
  context.addIssue(
    unknown !== undefined && !isMeasured(unknown)
      ? `there is no step "${unknown}"; use one of ${measuredNames.join(', ')}`
      : 'write "p99 of approval under 300 ms", "errors under 0.1 %" or "errors of approval under 0.1 %"',
  )
  return z.NEVER
})

const weight = z.number().positive('give a number above 0, or leave the journey out')

export const fleetMix = z.strictObject({
  /** How often each journey comes, beside the others. */
  journeys: z
    .strictObject(Object.fromEntries(journeyNames.map((name) => [name, weight.optional()])))
    .refine((given) => Object.values(given).some((one) => one !== undefined), 'name at least one journey')
    .transform((given) =>
      journeyNames.flatMap((name) => (given[name] === undefined ? [] : [{ name, weight: given[name] }])),
    ),
  arrivals: z.enum(['poisson', 'constant'], 'write poisson or constant').default('poisson'),
  /** How long somebody takes: to look at the phone, to read and type a code, to notice that no notification comes. */
  think: z
    .strictObject({
      phone: thinkTime.prefault('1 - 4 s'),
      typing: thinkTime.prefault('2 - 6 s'),
      waiting: thinkTime.prefault('10 - 20 s'),
    })
    .prefault({}),
  /** How long somebody does nothing after a login; after an SMS two minutes are waited for in any case. */
  rest: thinkTime.prefault('0 s'),
  limits: z.array(limit).default([]),
})

export type FleetMix = z.output<typeof fleetMix>
export type WeightedJourney = FleetMix['journeys'][number]

/** What is loaded where no file is named: mostly notifications, a little of everything that can go wrong. */
export const defaultMix: FleetMix = fleetMix.parse({
  journeys: {
    'login-by-push': 70,
    'login-by-challenge': 12,
    'login-by-sms': 10,
    migration: 1,
    'missing-notification': 3,
    'answer-of-somebody-else': 2,
    'answer-given-twice': 2,
  },
  limits: ['p99 of login under 1 s', 'errors under 0.1 %'],
})
