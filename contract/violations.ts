/** @module What is wrong with a message, said to people: which member, what it is, what was expected. */

import { z } from 'zod'

const toldAtMost = 3
const shownCharacters = 60

/** One line for all that a schema found; `message` is what was looked at. */
export function violationsIn(message: unknown, error: z.ZodError): string {
  const told = error.issues.slice(0, toldAtMost).map((issue) => breach(message, issue))
  const untold = error.issues.length - told.length
  return [...told, ...(untold > 0 ? [`and ${untold} more`] : [])].join('; ')
}

function breach(message: unknown, issue: z.core.$ZodIssue): string {
  const name = issue.path.length > 0 ? z.core.toDotPath(issue.path) : 'the whole'
  const value = issue.path.reduce(memberOf, message)
  return value === undefined ? `${name} is missing` : `${name} is ${shown(value)}: ${issue.message}`
}

const memberOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text
}
