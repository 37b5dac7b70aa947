/** @module Reading JSON of the system under test: its value, and where it violates a schema. */

import { z } from 'zod'

/** The value of a JSON text, or undefined if it is not JSON (JSON itself has no undefined). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const maximumListed = 3
const maximumValueLength = 60

/** The violations of a schema in one line: which member of `message`, its value, and what was expected. */
export function violationsIn(message: unknown, error: z.ZodError): string {
  const listed = error.issues.slice(0, maximumListed).map((issue) => violation(message, issue))
  const unlisted = error.issues.length - listed.length
  return [...listed, ...(unlisted > 0 ? [`and ${unlisted} more`] : [])].join('; ')
}

function violation(message: unknown, issue: z.core.$ZodIssue): string {
  const name = issue.path.length > 0 ? z.core.toDotPath(issue.path) : 'the whole'
  const value = issue.path.reduce(memberOf, message)
  return value === undefined ? `${name} is missing` : `${name} is ${abbreviated(value)}: ${issue.message}`
}

const memberOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

function abbreviated(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > maximumValueLength ? `${beginningOf(text, maximumValueLength)}…` : text
}

/** What a text starts with, at most this many characters long. A word is never cut in two: the rest of a secret could not be recognised, and masked, any more. */
export const beginningOf = (text: string, longest: number): string =>
  text.length <= longest
    ? text
    : text
        .slice(0, longest + 1)
        .replace(/[^\s"]*$/, '')
        .slice(0, longest)
