/** @module The intruder over HTTP: requests that the checked client would never let out. */

import { loginReply } from '../../contract/login-face.ts'
import { problem, refusals } from '../../contract/refusal.ts'
import { isOperation, type Operation, routeOf, routes } from '../../contract/routes.ts'
import { parseJson } from '../../simulators/transport/service.ts'
import type { Attacker, CapturedCredentials } from '../ports/attacker.ts'
import type { LoginAnswer, Refused, Window } from '../ports/driver.ts'
import { HarnessError } from '../ports/time-limit.ts'
import { mismatch } from '../ports/verify.ts'
import type { Fetch, HttpResponse } from './client.ts'
import { responseShapeOf } from './outline.ts'
import { loginCredentialsIn } from './told.ts'

interface AttackerOptions {
  readonly baseUrl: string
  readonly fetch: Fetch
  readonly origin: () => Readonly<Record<string, string>>
}

/** An answer as it came, before anybody has believed it. */
export interface RawResponse {
  readonly status: number
  readonly headers: Headers
  readonly json: unknown
}

interface Sent {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly bearer?: string | undefined
}

/** Bodies that would do, so that nothing but the key can be the reason of a refusal. */
const validBodies: Partial<Record<Operation, object>> = {
  setSeamless: { enabled: false },
  changeMobileNumber: { number: '+12025550142' },
  confirmMobileNumber: { code: '123456' },
  chooseDevice: { deviceId: 'device' },
  giveResponse: { response: '12345678' },
  giveSecurityCode: { code: '123456' },
}

/** Some servers look at the body before they look at the key. */
const rejectionStatuses: readonly number[] = [
  refusals.unauthenticated,
  refusals.forbidden,
  refusals.not_found,
  refusals.invalid_request,
  refusals.too_large,
  refusals.unsupported_media_type,
].map(({ status }) => status)

const codeFields = {
  'Response String': { operation: 'giveResponse', member: 'response' },
  'Security Code': { operation: 'giveSecurityCode', member: 'code' },
  'Confirm Code': { operation: 'confirmMobileNumber', member: 'code' },
} as const

const credentialRoutes = { 'login window': 'logIn', app: 'readActivationOptions' } as const

const phone = { os: 'Android', model: 'a phone of nobody', hardwareId: 'hardware-of-nobody' } as const

/** An intruder at the doors of one server. */
export function httpAttacker({ baseUrl, fetch, origin }: AttackerOptions): Attacker {
  const send = async (name: Operation, { path = {}, body, bearer }: Sent): Promise<RawResponse> => {
    const { method, path: template } = routeOf(name)
    const place = template.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
      encodeURIComponent(path[key] ?? 'any'),
    )
    const headers = {
      ...origin(),
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    return rawResponseOf(name, await fetch(baseUrl + place, { method, headers, ...text }))
  }

  /** Which of these operations do not turn the key away. */
  const opened = async (names: readonly Operation[], sent: Sent, bodies = validBodies): Promise<string[]> => {
    const open: string[] = []
    for (const name of names) {
      const { status } = await send(name, { ...sent, body: routeOf(name).body?.parse(bodies[name]) })
      if (!rejectionStatuses.includes(status)) open.push(name)
    }
    return open
  }

  return {
    capturedFrom,
    accessibleWith: (key, { username, password }) =>
      opened(
        operationsBehind('session'),
        { bearer: key },
        { ...validBodies, setOptOut: { optedOut: false, username, password } },
      ),
    loginAccessibleWith: (window, key) =>
      opened(operationsBehind('loginSecret'), { path: { loginId: loginIdOf(window) }, bearer: key }),

    async submit(window, box, value) {
      const { operation, member } = codeFields[box]
      const { loginSecrets, sessions } = capturedFrom(window)
      const inside = box === 'Confirm Code'
      const path = inside ? {} : { loginId: loginIdOf(window) }
      const bearer = (inside ? sessions : loginSecrets).at(-1)
      return answerOf(await send(operation, { path, bearer, body: { [member]: value } }))
    },

    async probe(door, username, password) {
      const place = door === 'app' ? { phone } : { platform: 'clientPortal', locale: 'en' }
      return responseShapeOf(await send(credentialRoutes[door], { body: { username, password, ...place } }))
    },
  }
}

const operationsBehind = (proof: 'session' | 'loginSecret'): Operation[] =>
  Object.keys(routes)
    .filter(isOperation)
    .filter((name) => routeOf(name).proof === proof)
    // Last, because whoever is let in is out again afterwards.
    .sort((one, other) => Number(one === 'logOut') - Number(other === 'logOut'))

const capturedFrom = (window: Window): CapturedCredentials => {
  const told = loginCredentialsIn(window)
  return {
    loginSecrets: told.flatMap(({ secret }) => secret ?? []),
    sessions: told.flatMap(({ session }) => session ?? []),
  }
}

function loginIdOf(window: Window): string {
  const loginId = loginCredentialsIn(window).findLast((told) => told.loginId !== undefined)?.loginId
  if (loginId === undefined) throw new HarnessError('this window has not begun a login')
  return loginId
}

async function rawResponseOf(name: Operation, answer: HttpResponse): Promise<RawResponse> {
  const { status, headers } = answer
  if (status < 500) return { status, headers, json: parseJson(await answer.text()) }
  throw mismatch({ expected: `${name} to refuse what it was sent`, observed: `the server error ${status}` })
}

function answerOf({ status, json }: RawResponse): LoginAnswer | Refused {
  if (status >= 400) return { ...problem.parse(json), kind: 'refused' }
  const reply = loginReply.safeParse(json)
  return { kind: 'login', state: reply.success ? reply.data.state : 'loggedIn' }
}
