/** @module What a scenario needs of the people and of the time around it, as a rehearsal has found out. */

import { z } from 'zod'
import { os } from '../../../contract/primitives.ts'

const neededDevice = z.discriminatedUnion('type', [
  /** `phone`: which of this person's phones, counted from 1. */
  z.strictObject({ type: z.literal('ibKey'), os, phone: z.number() }),
  z.strictObject({ type: z.literal('physical'), active: z.boolean() }),
  z.strictObject({ type: z.literal('sms') }),
])

/** One person of a scenario, at its beginning. */
export const neededPerson = z.strictObject({
  /** As the features call this person. */
  name: z.string(),
  /** Only where nobody else will do. */
  username: z.string().exactOptional(),
  residence: z.string(),
  accounts: z.array(z.string()),
  seamless: z.boolean(),
  mobileNumber: z.enum(['none', 'unverified', 'verified']),
  devices: z.array(neededDevice),
  /** How many text messages this person gets. */
  sms: z.number(),
})
export type NeededPerson = z.infer<typeof neededPerson>

/** What cannot be undone. */
export const irreversible = z.enum(['locks', 'migrations', 'numbers'])
export type Irreversible = z.infer<typeof irreversible>

export const needs = z.strictObject({
  people: z.array(neededPerson),
  /** How long it waits, in ms. */
  waitMs: z.number(),
  /** How many of its steps send something. */
  steps: z.number(),
  /** How many notifications are asked for. */
  notifications: z.number(),
  /** How many of its requests are refused, each of which may be counted against somebody. */
  refusals: z.number(),
  leaves: z.array(irreversible),
  /** Numbers that its requests name, and that follow from none on record: two scenarios cannot get messages to one at the same time. */
  numbers: z.array(z.string()),
  /** Whether it restarts the system, which nobody else can play beside. */
  restarts: z.boolean(),
  /** Where IB Key is at the end, if it was activated or removed. */
  ibKeyAfter: z.union([os, z.literal('nowhere')]).exactOptional(),
  /** What nothing but a lab face provides, in words. */
  labOnly: z.array(z.string()),
})
export type Needs = z.infer<typeof needs>

/** By the id of the scenario. */
export const rehearsed = z.record(z.string(), needs)

/** How a rehearsal is played: as the system under test will be, as far as that is known. */
export const rehearsal = z.strictObject({
  /** Where the needs are written. */
  file: z.string(),
  /** How long each step that sends something takes, in ms. */
  stepMs: z.number(),
  capabilities: z.array(z.string()),
  /** Lifetimes and limits of the system under test. */
  numbers: z.record(z.string(), z.number()),
  canRestart: z.boolean(),
})
export type Rehearsal = z.infer<typeof rehearsal>
