/** @module What a scenario leaves open, by its sentences, and what of it does not go together with it. */

import { isScreenLabel } from '../../contract/labels.ts'
import type { Scenario } from '../suite/scenarios.ts'
import { type ContextValue, type Dimension, dimensionNames, valuesOf } from './context.ts'
import type { Concerning, Exclusion } from './context-rules.ts'

/** The values that a scenario can be played with; a dimension that it does not leave open has none. */
export type Openness = ReadonlyMap<Dimension, readonly ContextValue[]>

type Sentences = Pick<Scenario, 'group' | 'inRule' | 'steps' | 'tags'>

const hasSecondFactor = / uses (?:IB Key|SMS authentication|a second factor)(?: on | without |$)/

/** Whether a sentence leaves the choice to the context. */
const opening: Readonly<Record<Exclude<Dimension, 'language' | 'device'>, RegExp>> = {
  platform:
    / logs in(?: again)?$|\bthe platform\b| in (?:login after login|one more login|a new login)\b| is active on /,
  phone: / uses (?:IB Key|a second factor)$| buys another phone$/,
  secondLogin: / begins a second login$/,
  history: / uses (?:IB Key(?: on |$)|a second factor$)/,
  company: hasSecondFactor,
  occasion: hasSecondFactor,
}

/** A window may be in any language where no label of it is looked for, and no language named. */
function leavesLanguage({ steps, tags }: Sentences): boolean {
  const quoted = steps.flatMap(({ action }) =>
    [...action.matchAll(/"([^"]*)"/g)].flatMap(([, text = '']) => text.split(' → ')),
  )
  const named = steps.some(({ action }) => /\bin (?:Russian|English)\b/.test(action))
  return !tags.includes('@ru') && !named && !quoted.some(isScreenLabel)
}

/** Any device may answer where a challenge is answered; what else is done with the phone contexts.yaml leaves out. */
const leavesDevice = ({ steps }: Sentences): boolean =>
  steps.some(({ action }) => / uses (?:IB Key|a second factor)$/.test(action)) &&
  steps.some(({ action }) => /\b(?:challenges?|response)\b/i.test(action))

/** A walkthrough stays as the article has it. */
function leaves(scenario: Sentences, name: Dimension): boolean {
  if (!scenario.inRule) return false
  if (name === 'language') return leavesLanguage(scenario)
  if (name === 'device') return leavesDevice(scenario)
  return scenario.steps.some(({ action }) => opening[name].test(action))
}

function possibleValues(
  scenario: Sentences,
  name: Dimension,
  excluded: ReadonlySet<ContextValue>,
): readonly ContextValue[] {
  if (!leaves(scenario, name)) return []
  return valuesOf(name).filter(
    (value) =>
      !excluded.has(value) &&
      !namesItself(scenario, name, value) &&
      (value !== 'in the other language' || leavesLanguage(scenario)),
  )
}

const excludedFor = (scenario: Sentences, exclusions: readonly Exclusion[]): ReadonlySet<ContextValue> =>
  new Set(exclusions.filter((one) => concerns(one, scenario)).flatMap(({ values }) => values))

/** Where another step names a platform, that one stays recognisable: "goes back to Client Portal". */
const namesItself = ({ steps }: Sentences, name: Dimension, value: ContextValue): boolean =>
  name === 'platform' && steps.some(({ action }) => action.includes(value))

/** Whether an entry of contexts.yaml is about this scenario. */
export const concerns = (
  { where, sentences }: Concerning,
  { group, steps }: Pick<Scenario, 'group' | 'steps'>,
): boolean =>
  where?.some((beginning) => group.startsWith(beginning)) === true ||
  (sentences !== undefined && steps.some(({ action }) => sentences.some((part) => action.includes(part))))

/** Of a rule, refusal and twin together: each value is one that all can be played with which leave the choice. */
export function opennessOf(group: readonly Sentences[], exclusions: readonly Exclusion[]): Openness {
  const open = new Map<Dimension, readonly ContextValue[]>()
  const members = group.map((one) => ({ one, excluded: excludedFor(one, exclusions) }))
  for (const name of dimensionNames) {
    const each = members
      .map(({ one, excluded }) => possibleValues(one, name, excluded))
      .filter(({ length }) => length > 0)
    // A twin in another language would prove nothing about the refusal.
    if (name === 'language' && each.length < group.length) continue
    const [first = [], ...others] = each
    const common = first.filter((value) => others.every((values) => values.includes(value)))
    if (common.length > 1) open.set(name, common)
  }
  return open
}

/** The same for one of them: nothing that it does not leave open itself. */
export function opennessWithin(scenario: Sentences, ofGroup: Openness): Openness {
  return new Map([...ofGroup].filter(([name]) => leaves(scenario, name)))
}
