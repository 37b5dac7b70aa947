/** @module The routes of the contract as a Hono app. There is one app; which server answers comes with the request. */

import { Hono } from 'hono'
import { isOperation, type Operation, routeOf, routes } from '../../contract/routes.ts'
import type { LogEntry } from '../log.ts'
import type { System } from '../system.ts'
import { accountEndpoints } from './account-endpoints.ts'
import { deviceEndpoints } from './device-endpoints.ts'
import type { Answer, Endpoint } from './endpoint.ts'
import { causeOf, failureResponse } from './failure.ts'
import { protectiveHeaders } from './headers.ts'
import { labEndpoints } from './lab-endpoints.ts'
import { loginEndpoints } from './login-endpoints.ts'
import { type Refused, refusalResponse, refuse } from './refusal.ts'

const endpoints: Readonly<Record<Operation, Endpoint>> = {
  ...loginEndpoints,
  ...accountEndpoints,
  ...deviceEndpoints,
  ...labEndpoints,
}

interface Environment {
  Bindings: { system: System }
}

/** Who asked, in the words of a test suite. In production these are the words of a stranger, and of no use. */
function traceOf({ parts }: System, request: Request): Pick<LogEntry, 'scenario' | 'step'> {
  const said = (name: string) =>
    parts.labToken === undefined ? undefined : request.headers.get(name)?.slice(0, 500)
  return { scenario: said('x-sls-scenario'), step: said('x-sls-step') }
}

function log(system: System, request: Request, event: string, answer: Answer<unknown>): void {
  const { parts } = system
  const outcome = answer.ok ? { outcome: 'ok' } : { outcome: answer.code, cause: answer.cause }
  parts.log({ at: parts.clock.now(), event, ...outcome, ...traceOf(system, request) })
}

function respond(system: System, answer: Answer<unknown>, status: number): Response {
  const { encode, tell } = system.parts
  if (!answer.ok) return refusalResponse(tell(answer), encode)
  const headers = { ...protectiveHeaders, 'content-type': 'application/json' }
  return new Response(encode(answer.value), { status, headers })
}

/** `/logins/{loginId}` in the contract is `/logins/:loginId` in Hono. */
const honoPath = (template: string): string => template.replaceAll(/\{(\w+)\}/g, ':$1')

const refused = (system: System, request: Request, why: Refused, headers = {}): Response => {
  log(system, request, new URL(request.url).pathname.slice(0, 200), why)
  return refusalResponse(why, system.parts.encode, headers)
}

function buildApp(): Hono<Environment> {
  const built = new Hono<Environment>()
  const operations = Object.keys(routes).filter(isOperation)
  for (const name of operations) {
    const { method, path, success } = routeOf(name)
    built.on(method, honoPath(path), async ({ env: { system }, req }, next) => {
      // Hono takes HEAD for GET, and here a GET may hand out what is told only once.
      if (req.raw.method !== method) return next()
      const answer = await endpoints[name]({ system, request: req.raw, parameters: req.param() })
      log(system, req.raw, name, answer)
      return respond(system, answer, success)
    })
  }
  const paths = Map.groupBy(operations, (name) => routeOf(name).path)
  for (const [path, names] of paths) {
    const allow = names.map((name) => routeOf(name).method).join(', ')
    built.all(honoPath(path), ({ env: { system }, req }) =>
      refused(system, req.raw, refuse('method_not_allowed', `only ${allow}`), { allow }),
    )
  }
  built.onError((error, { env: { system }, req }) => {
    const outcome = {
      event: new URL(req.url).pathname.slice(0, 200),
      outcome: 'failed',
      cause: causeOf(error),
    }
    system.parts.log({ at: system.parts.clock.now(), ...outcome, ...traceOf(system, req.raw) })
    return failureResponse()
  })
  built.notFound(({ env: { system }, req }) => refused(system, req.raw, refuse('not_found', 'no such route')))
  return built
}

export const app = buildApp()
