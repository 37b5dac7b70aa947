import { z } from 'zod'
import { openContextSchema } from '../contexts/context.ts'

const kill = z.strictObject({
  row: z.string(),
  scenario: z.string(),
  step: z.string(),
  /** What the scenario was played with, of what it leaves open. */
  context: openContextSchema.exactOptional(),
})

/** A scenario that did not stay green without being a kill; no scenario: it happened around all of them. */
const trouble = z.strictObject({
  scenario: z.string().optional(),
  /** What it was played with, of what it leaves open. */
  context: openContextSchema.exactOptional(),
  expected: z.string(),
  observed: z.string(),
})

/** What the runs of a fault showed. */
export const faultFindingSchema = z.strictObject({
  verdict: z.enum(['killed', 'imprecise', 'survived']),
  /** The first kill per row. */
  kills: z.array(kill),
  /** Declared rows that no scenario killed. */
  missedRows: z.array(z.string()),
  /** Failures that are no kill of a declared row. */
  redElsewhere: z.array(trouble),
  /** Scenarios that came to no verdict, and what went wrong around them. */
  harnessErrors: z.array(trouble),
})

/** What the runs of a harmless variant showed. */
export const variantFindingSchema = z.strictObject({
  verdict: z.enum(['green', 'false-alarm']),
  red: z.array(trouble),
  harnessErrors: z.array(trouble),
})

const described = { id: z.string(), title: z.string(), subject: z.enum(['server', 'phone']) }
const timed = { durationMs: z.number() }

const faultResultSchema = z.strictObject({
  ...described,
  violates: z.array(z.string()),
  ...faultFindingSchema.shape,
  ...timed,
})
const variantResultSchema = z.strictObject({ ...described, ...variantFindingSchema.shape, ...timed })

/** The shape of detection.json. */
export const detectionSchema = z.strictObject({
  faults: z.array(faultResultSchema),
  harmless: z.array(variantResultSchema),
  /** MUST rows with scenarios that no fault of their own subject has turned red. */
  unprovenRows: z.array(z.string()),
  /** Scenarios that are red without any fault: they kill nothing. */
  redAnyway: z.array(z.string()),
  totals: z.strictObject({
    faults: z.number(),
    killed: z.number(),
    imprecise: z.number(),
    survived: z.number(),
    harmless: z.number(),
    green: z.number(),
    falseAlarm: z.number(),
    unprovenRows: z.number(),
    /** Faults and variants that this file says nothing of: the run was stopped, or ran one alone. */
    notJudged: z.number(),
  }),
})

export type Kill = z.infer<typeof kill>
export type Trouble = z.infer<typeof trouble>
export type FaultFinding = z.infer<typeof faultFindingSchema>
export type VariantFinding = z.infer<typeof variantFindingSchema>
export type FaultResult = z.infer<typeof faultResultSchema>
export type VariantResult = z.infer<typeof variantResultSchema>
export type Detection = z.infer<typeof detectionSchema>
