/** @module The table of all routes: the whole boundary between the harness and a system under test. */

import type { z } from 'zod'
import { accountFace } from './account-face.ts'
import { deviceFace } from './device-face.ts'
import { labFace } from './lab-face.ts'
import { loginFace } from './login-face.ts'
import type { Route } from './route.ts'

export const routes = { ...loginFace, ...accountFace, ...deviceFace, ...labFace }

export type Routes = typeof routes
export type Operation = keyof Routes

/** The JSON body that an operation takes, or `undefined` where it takes none. */
export type BodyOf<Name extends Operation> = Routes[Name] extends {
  readonly body: infer Body extends z.ZodType
}
  ? z.input<Body>
  : undefined

/** The JSON that an operation answers when it succeeds. */
export type ReplyOf<Name extends Operation> = z.output<Routes[Name]['reply']>

export const isOperation = (name: string): name is Operation => Object.hasOwn(routes, name)

/** A route without the types of its schemas, for code that treats all routes alike. */
export const routeOf = (name: Operation): Route => routes[name]

/** Parsed once per template: every request needs them. */
const parametersOf = new Map<string, readonly string[]>()

/** Names of the parameters in a path template: `/logins/{loginId}` has `loginId`. */
export function pathParameters(template: string): readonly string[] {
  const known = parametersOf.get(template)
  if (known) return known
  const found = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  parametersOf.set(template, found)
  return found
}

/**
 * The URL of an operation, relative to the base URL of a server: its path template filled in (RFC 6570, level 1).
 * `fallback` stands in for every parameter that is not given; without it, a missing parameter is a `RangeError`.
 */
export function urlOf(
  name: Operation,
  parameters: Readonly<Record<string, string>> = {},
  fallback?: string,
): string {
  const { path } = routeOf(name)
  return pathParameters(path).reduce((url, parameter) => {
    const value = parameters[parameter] ?? fallback
    if (value === undefined)
      throw new RangeError(`${name} needs the path parameter "${parameter}", and it is not given`)
    return url.replace(`{${parameter}}`, () => encodeURIComponent(value))
  }, path)
}
