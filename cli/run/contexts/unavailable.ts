/** @module Which contexts are not played with what is under test. */

import type { Capability } from '../../../contract/lab-face.ts'
import { type ContextValue, dimensionNames, valuesOf } from '../../../reports/contexts/context.ts'
import type { RunOptions } from '../options.ts'
import type { TestedSystem } from '../tested-system.ts'

const needed: Readonly<Partial<Record<ContextValue, Capability>>> = {
  Russian: 'russian',
  'in the other language': 'russian',
  'a physical security device as well': 'physicalDevice',
  'device removed': 'physicalDevice',
  'SMS as well': 'sms',
  'number changed and changed back': 'sms',
  'rooted and clean again': 'integrity',
}

/** What takes long where the server is another process, or where people use pages. */
const dear: Readonly<Record<'process' | 'pages', readonly ContextValue[]>> = {
  process: ['after a restart'],
  pages: [
    'number changed and changed back',
    'device removed',
    'another login waiting',
    'another person waiting',
    'after another login',
    'after a refusal',
  ],
}

/** The profiles of requirements without which a value cannot be played, whatever the server says of its capabilities. */
const neededProfiles: Readonly<Partial<Record<ContextValue, readonly string[]>>> = {
  'after a refusal': ['challengeResponse'],
  'number changed and changed back': ['sms'],
  'SMS as well': ['sms'],
  'an activation begun': ['activationAndMigration', 'sms'],
}

/** Every value but the first of its dimension, which needs nothing that a scenario does not ask for itself. */
export const notPlain: readonly ContextValue[] = dimensionNames.flatMap((name) => valuesOf(name).slice(1))

/** The values that are not played: the system lacks what they need, or they are dear there and nobody asked for them. */
export function unavailableValues(
  { target, context }: RunOptions,
  system: TestedSystem | undefined,
): ReadonlySet<ContextValue> {
  if (system?.withoutLab) return new Set(notPlain)
  const capabilities = system?.capabilities
  const lacking = dimensionNames
    .flatMap(valuesOf)
    .filter((value) => capabilities && needed[value] && !capabilities.has(needed[value]))
  const declared = system?.profiles.map(({ id }) => id)
  const notDeclared = dimensionNames
    .flatMap(valuesOf)
    .filter((value) => declared && neededProfiles[value]?.some((profile) => !declared.includes(profile)))
  const isOther = system !== undefined || target === 'process' || target === 'browser'
  const tooDear = [...(isOther ? dear.process : []), ...(target === 'browser' ? dear.pages : [])]
  const asked = Object.values(context)
  return new Set([...lacking, ...notDeclared, ...tooDear.filter((value) => !asked.includes(value))])
}
