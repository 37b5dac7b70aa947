/** @module What of a context does not go together with which scenarios: `features/requirements/contexts.yaml`. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { contextsName, parseFile } from '../catalogue/catalogue.ts'
import { type Result, valid } from '../result.ts'
import { dimensionNames, valuesOf } from './context.ts'

/** A value of any dimension. */
export const contextValue = z.enum(dimensionNames.flatMap(valuesOf))

const concerned = {
  id: z.string().min(1),
  /** Beginnings of what a report calls a rule: a folder, a feature, or `feature: Rule`. */
  where: z.array(z.string().min(1)).exactOptional(),
  /** Parts of sentences. */
  sentences: z.array(z.string().min(1)).exactOptional(),
  because: z.string().min(1),
}
/** Scenarios, and why something is so with them. */
const concerning = z.strictObject(concerned)
export type Concerning = z.infer<typeof concerning>

export const exclusion = z.strictObject({ ...concerned, values: z.array(contextValue).min(1) })
export type Exclusion = z.infer<typeof exclusion>

const saysOfSome = ({ where, sentences }: Concerning): boolean =>
  where !== undefined || sentences !== undefined
const error = 'says of no scenario: give where or sentences'

const contextRules = z.strictObject({
  notTogether: z.array(exclusion.refine(saysOfSome, { error })),
  /** Rules that leave fewer than three dimensions open. */
  littleOpen: z.array(concerning.refine(saysOfSome, { error })),
})
export type ContextRules = z.infer<typeof contextRules>

/** What `contexts.yaml` of a catalogue folder says; a project without the file says nothing. */
export function loadContextRules(directory: string): Result<ContextRules> {
  const path = join(directory, contextsName)
  return existsSync(path)
    ? parseFile({ name: contextsName, text: readFileSync(path, 'utf8') }, contextRules)
    : valid({ notTogether: [], littleOpen: [] })
}
