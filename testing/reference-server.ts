/** @module A reference server for a test, which records the messages that it sends. */

import { type Problem, problem } from '../contract/refusal.ts'
import { type Operation, type ReplyOf, routeOf, urlOf } from '../contract/routes.ts'
import type { SendResult } from '../reference-server/domain/model/delivery.ts'
import { parseAttestation } from '../reference-server/http/attestation.ts'
import type { PushMessage, PushResult, SmsMessage } from '../reference-server/outbound/ports.ts'
import { referenceParts, type ServerParts } from '../reference-server/parts.ts'
import { seededRandom } from '../reference-server/runtime/random-source.ts'
import { createServer, type Server } from '../reference-server/server.ts'

export const labToken = 'lab'
/** The app that the claims of test phones speak for. */
export const testAppId = 'app'
export const start = Date.UTC(2026, 2, 2, 9)

interface TestCall {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly bearer?: string | undefined
}

export interface TestResponse<Name extends Operation> {
  readonly status: number
  /** The reply of a success. Asking for it after a refusal fails the test. */
  readonly reply: ReplyOf<Name>
  /** The document of a refusal. Asking for it after a success fails the test. */
  readonly problem: Problem
}

export interface TestServer {
  readonly parts: ServerParts
  readonly pushes: PushMessage[]
  readonly sms: SmsMessage[]
  /** How the gateways answer from now on. */
  gateway: { push: PushResult; sms: SendResult }
  call<Name extends Operation>(name: Name, options?: TestCall): Promise<TestResponse<Name>>
  raw(request: Request): Promise<Response>
  readonly watch: Server['watch']
  /** Lets time pass, and everything due happen. */
  pass(durationMs: number): Promise<TestResponse<'advance'>>
}

const baseUrl = 'http://server.test'

function requestOf(name: Operation, { path = {}, body, bearer }: TestCall): Request {
  const route = routeOf(name)
  const url = baseUrl + urlOf(name, path, 'none')
  const headers = new Headers(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` })
  if (body === undefined) return new Request(url, { method: route.method, headers })
  headers.set('content-type', 'application/json')
  return new Request(url, { method: route.method, headers, body: JSON.stringify(body) })
}

/** A server with gateways that only remember. `change` exchanges parts of it. */
export function createTestServer(change: (parts: ServerParts) => ServerParts = (parts) => parts): TestServer {
  const pushes: PushMessage[] = []
  const sms: SmsMessage[] = []
  const gateway: TestServer['gateway'] = { push: 'sent', sms: 'sent' }
  const parts = change({
    ...referenceParts({ start, labToken, passwordCost: 'suite', random: seededRandom('test') }),
    // Whoever signs is the affair of integrity-claims.test.ts: here a claim is its bare text.
    verifyAttestation: async (text) => parseAttestation(text),
    appId: testAppId,
    sendPush: async (message) => {
      pushes.push(message)
      return gateway.push
    },
    sendSms: async (message) => {
      sms.push(message)
      return gateway.sms
    },
  })
  const server = createServer(parts)

  const ask = async <Name extends Operation>(
    name: Name,
    options: TestCall = {},
  ): Promise<TestResponse<Name>> => {
    const response = await server.fetch(requestOf(name, options))
    const json: unknown = await response.json()
    return {
      status: response.status,
      get reply() {
        if (!response.ok) throw new Error(`${name} was refused: ${JSON.stringify(json)}`)
        // The schema of `name` is applied here.
        return routeOf(name).reply.parse(json) as ReplyOf<Name>
      },
      get problem() {
        if (response.ok) throw new Error(`${name} was not refused: ${JSON.stringify(json)}`)
        return problem.parse(json)
      },
    }
  }

  return {
    parts,
    pushes,
    sms,
    gateway,
    call: ask,
    raw: (request) => server.fetch(request),
    watch: server.watch,
    pass: (durationMs) => ask('advance', { bearer: labToken, body: { to: parts.clock.now() + durationMs } }),
  }
}
