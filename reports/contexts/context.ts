/**
 * @module The context of a scenario: all that its rule does not name, and that is true in any. The words are those of the
 * features, or stand in a report as they are.
 */

import { z } from 'zod'

/** What a scenario can leave open, with its values. The first of each is the plainest: nothing is added to the scenario. */
export const dimensions = {
  /** Where people log in. */
  platform: ['TWS', 'Client Portal', 'WebTrader', 'IBKR Mobile'],
  /** On which phone they have IB Key. */
  phone: [
    'an Android phone without a fingerprint sensor',
    'an Android phone with a fingerprint sensor',
    'an iPhone with Face ID',
    'an iPhone with Touch ID',
    'an iPhone whose Face ID is not activated',
    'an iPhone whose Touch ID is not activated',
  ],
  /** What answers their challenges. */
  device: ['IB Key', 'a physical security device'],
  /** Where they begin another login while the first one waits. */
  secondLogin: ['on another platform', 'on the same platform', 'in the other language'],
  /** Of the windows in which they log in. */
  language: ['English', 'Russian'],
  /** What has been before with their IB Key. */
  history: [
    'new',
    'migrated',
    'there and back',
    'reactivated',
    'number changed and changed back',
    'device removed',
    'rooted and clean again',
  ],
  /** What there is beside it. */
  company: [
    'alone',
    'another login waiting',
    'another person waiting',
    'a physical security device as well',
    'SMS as well',
    'an activation begun',
  ],
  /** What came just before. */
  occasion: ['the first login', 'after another login', 'after a refusal', 'after a restart'],
} as const

export type Dimension = keyof typeof dimensions

/** A value for each dimension. */
export type ScenarioContext = { readonly [Name in Dimension]: (typeof dimensions)[Name][number] }

export type ContextValue = ScenarioContext[Dimension]

/** Values of those dimensions that a scenario leaves open, as messages and results have them. */
export const openContextSchema = z.strictObject({
  platform: z.enum(dimensions.platform).exactOptional(),
  phone: z.enum(dimensions.phone).exactOptional(),
  device: z.enum(dimensions.device).exactOptional(),
  secondLogin: z.enum(dimensions.secondLogin).exactOptional(),
  language: z.enum(dimensions.language).exactOptional(),
  history: z.enum(dimensions.history).exactOptional(),
  company: z.enum(dimensions.company).exactOptional(),
  occasion: z.enum(dimensions.occasion).exactOptional(),
})
export type OpenContext = z.infer<typeof openContextSchema>

export const dimensionNames = Object.keys(dimensions) as readonly Dimension[]

/** The context in which nothing is added. */
export const plainContext: ScenarioContext = {
  platform: dimensions.platform[0],
  phone: dimensions.phone[0],
  device: dimensions.device[0],
  secondLogin: dimensions.secondLogin[0],
  language: dimensions.language[0],
  history: dimensions.history[0],
  company: dimensions.company[0],
  occasion: dimensions.occasion[0],
}

/** The dimension that has this value. */
export const dimensionOf = (value: string): Dimension | undefined =>
  dimensionNames.find((name) => valuesOf(name).some((one) => one === value))

export const valuesOf = (name: Dimension): readonly ContextValue[] => dimensions[name]

/** A context in words, such as `platform=WebTrader, history=migrated`. */
export const contextInWords = (context: OpenContext): string =>
  dimensionNames
    .flatMap((name) => (context[name] === undefined ? [] : [`${name}=${context[name]}`]))
    .join(', ')

/** The option of `sls run` that plays these values; none of none. */
export const contextOption = (context: OpenContext): string[] =>
  Object.keys(context).length === 0 ? [] : [`--context '${contextInWords(context)}'`]
