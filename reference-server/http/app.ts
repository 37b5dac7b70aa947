/** @module The routes of the contract as one Hono app, shared by all servers: the system comes with the request. */

import { Hono } from 'hono'
import { isOperation, type Operation, routeOf, routes } from '../../contract/routes.ts'
import type { System } from '../system.ts'
import { accountEndpoints } from './account-endpoints.ts'
import { deviceEndpoints } from './device-endpoints.ts'
import type { Endpoint, OperationResult } from './endpoint.ts'
import { causeOf, failureResponse } from './failure.ts'
import { labEndpoints } from './lab-endpoints.ts'
import { loginEndpoints } from './login-endpoints.ts'
import { type HttpRefusal, refusalResponse, refuse } from './refusal.ts'
import { log, pathOf, recordResult } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'

const endpoints: Readonly<Record<Operation, Endpoint>> = {
  ...loginEndpoints,
  ...accountEndpoints,
  ...deviceEndpoints,
  ...labEndpoints,
}

interface Environment {
  Bindings: { system: System }
}

function responseOf(system: System, operation: Operation, result: OperationResult<unknown>): Response {
  const { encode, respond, discloseRefusal } = system.parts
  if (!result.ok) return refusalResponse(discloseRefusal(result, operation), system.parts)
  const status = routeOf(operation).success
  const headers = { ...securityHeaders, 'content-type': 'application/json' }
  return respond(encode(result.value), { status, headers })
}

/** `/logins/{loginId}` in the contract is `/logins/:loginId` in Hono. */
const honoPath = (template: string): string => template.replaceAll(/\{(\w+)\}/g, ':$1')

const logAndRefuse = (system: System, request: Request, refusal: HttpRefusal, headers = {}): Response => {
  log(system, request, { event: pathOf(request), outcome: refusal.code, cause: refusal.cause })
  return refusalResponse(refusal, system.parts, headers)
}

function buildApp(): Hono<Environment> {
  const hono = new Hono<Environment>()
  const operations = Object.keys(routes).filter(isOperation)
  for (const [path, names] of Map.groupBy(operations, (name) => routeOf(name).path)) {
    const byMethod = new Map<string, Operation>(names.map((name) => [routeOf(name).method, name]))
    const allow = [...byMethod.keys()].join(', ')
    hono.all(honoPath(path), async ({ env: { system }, req }) => {
      await system.resume()
      // Hono routes HEAD as GET, and here a GET can return a session, which is given once.
      const name = byMethod.get(req.raw.method)
      if (name === undefined)
        return logAndRefuse(system, req.raw, refuse('method_not_allowed', `only ${allow}`), { allow })
      const handled = await endpoints[name]({ system, request: req.raw, parameters: req.param() })
      await recordResult(system, req.raw, name, handled)
      return responseOf(system, name, handled.result)
    })
  }
  hono.onError((error, { env: { system }, req }) => {
    log(system, req.raw, { event: pathOf(req.raw), outcome: 'failed', cause: causeOf(error) })
    return failureResponse()
  })
  hono.notFound(async ({ env: { system }, req }) => {
    await system.resume()
    return logAndRefuse(system, req.raw, refuse('not_found', 'no such route'))
  })
  return hono
}

export const app = buildApp()
