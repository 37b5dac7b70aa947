/** @module The routes of the contract as a Hono app. There is one app; which server answers comes with the request. */

import { Hono } from 'hono'
import { isOperation, type Operation, routeOf, routes } from '../../contract/routes.ts'
import type { LogEntry } from '../log.ts'
import type { System } from '../system.ts'
import { accountEndpoints } from './account-endpoints.ts'
import { deviceEndpoints } from './device-endpoints.ts'
import type { Answer, Endpoint } from './endpoint.ts'
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

const traceOf = (request: Request): Pick<LogEntry, 'scenario' | 'step'> => ({
  scenario: request.headers.get('x-sls-scenario') ?? undefined,
  step: request.headers.get('x-sls-step') ?? undefined,
})

function log(system: System, request: Request, event: string, answer: Answer<unknown>): void {
  const { parts } = system
  const outcome = answer.ok ? { outcome: 'ok' } : { outcome: answer.code, cause: answer.cause }
  parts.log({ at: parts.clock.now(), event, ...outcome, ...traceOf(request) })
}

function respond(system: System, answer: Answer<unknown>, status: number): Response {
  const { encode, tell } = system.parts
  if (!answer.ok) return refusalResponse(tell(answer), encode)
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
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
    built.on(method, honoPath(path), async ({ env: { system }, req }) => {
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
  built.notFound(({ env: { system }, req }) => refused(system, req.raw, refuse('not_found', 'no such route')))
  return built
}

export const app = buildApp()
