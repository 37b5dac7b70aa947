/** @module The routes of the contract as a Hono app. There is one app; which server answers comes with the request. */

import { Hono } from 'hono'
import { isOperation, type Operation, routeOf, routes } from '../../contract/routes.ts'
import type { System } from '../system.ts'
import { accountEndpoints } from './account-endpoints.ts'
import { deviceEndpoints } from './device-endpoints.ts'
import type { Answer, Endpoint } from './endpoint.ts'
import { causeOf, failureResponse } from './failure.ts'
import { protectiveHeaders } from './headers.ts'
import { labEndpoints } from './lab-endpoints.ts'
import { loginEndpoints } from './login-endpoints.ts'
import { log, pathOf, record } from './record.ts'
import { type HttpRefusal, refusalResponse, refuse } from './refusal.ts'

const endpoints: Readonly<Record<Operation, Endpoint>> = {
  ...loginEndpoints,
  ...accountEndpoints,
  ...deviceEndpoints,
  ...labEndpoints,
}

interface Environment {
  Bindings: { system: System }
}

function responseOf(system: System, answer: Answer<unknown>, status: number): Response {
  const { encode, respond, discloseRefusal } = system.parts
  if (!answer.ok) return refusalResponse(discloseRefusal(answer), system.parts)
  const headers = { ...protectiveHeaders, 'content-type': 'application/json' }
  return respond(encode(answer.value), { status, headers })
}

/** `/logins/{loginId}` in the contract is `/logins/:loginId` in Hono. */
const honoPath = (template: string): string => template.replaceAll(/\{(\w+)\}/g, ':$1')

const refused = (system: System, request: Request, why: HttpRefusal, headers = {}): Response => {
  log(system, request, { event: pathOf(request), outcome: why.code, cause: why.cause })
  return refusalResponse(why, system.parts, headers)
}

function buildApp(): Hono<Environment> {
  const built = new Hono<Environment>()
  const operations = Object.keys(routes).filter(isOperation)
  for (const [path, names] of Map.groupBy(operations, (name) => routeOf(name).path)) {
    const byMethod = new Map<string, Operation>(names.map((name) => [routeOf(name).method, name]))
    const allow = [...byMethod.keys()].join(', ')
    built.all(honoPath(path), async ({ env: { system }, req }) => {
      await system.resume()
      // Not as Hono sees it: it takes HEAD for GET, and here a GET may hand out what is told only once.
      const name = byMethod.get(req.raw.method)
      if (name === undefined)
        return refused(system, req.raw, refuse('method_not_allowed', `only ${allow}`), { allow })
      const answered = await endpoints[name]({ system, request: req.raw, parameters: req.param() })
      await record(system, req.raw, name, answered)
      return responseOf(system, answered.answer, routeOf(name).success)
    })
  }
  built.onError((error, { env: { system }, req }) => {
    log(system, req.raw, { event: pathOf(req.raw), outcome: 'failed', cause: causeOf(error) })
    return failureResponse()
  })
  built.notFound(async ({ env: { system }, req }) => {
    await system.resume()
    return refused(system, req.raw, refuse('not_found', 'no such route'))
  })
  return built
}

export const app = buildApp()
