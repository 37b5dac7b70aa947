/** @module The intruder over HTTP: requests that the checked client would never let out. */

import { AssertionError } from 'node:assert'
import { loginReply } from '../../contract/login-face.ts'
import { problem, refusals } from '../../contract/refusal.ts'
import { isOperation, type Operation, routeOf, routes } from '../../contract/routes.ts'
import { parseJson } from '../../simulators/transport/service.ts'
import type { Attacker, CapturedCredentials } from '../ports/attacker.ts'
import type { LoginAnswer, Refused, Window } from '../ports/driver.ts'
import { HarnessError } from '../ports/time-limit.ts'
import type { Answer, Fetch } from './client.ts'
import { outlineOf } from './outline.ts'
import { toldTo } from './told.ts'

interface Surroundings {
  readonly baseUrl: string
  readonly fetch: Fetch
  readonly origin: () => Readonly<Record<string, string>>
}

/** An answer as it came, before anybody has believed it. */
export interface RawAnswer {
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
const plausible: Partial<Record<Operation, object>> = {
  setSeamless: { enabled: false },
  changeMobileNumber: { number: '+12025550142' },
  confirmMobileNumber: { code: '123456' },
  chooseDevice: { deviceId: 'device' },
  giveResponse: { response: '12345678' },
  giveSecurityCode: { code: '123456' },
}

/** Some servers look at the body before they look at the key. */
const turnedAway: readonly number[] = [
  refusals.unauthenticated,
  refusals.forbidden,
  refusals.not_found,
  refusals.invalid_request,
  refusals.too_large,
  refusals.unsupported_media_type,
].map(({ status }) => status)

const boxes = {
  'Response String': { operation: 'giveResponse', member: 'response' },
  'Security Code': { operation: 'giveSecurityCode', member: 'code' },
  'Confirm Code': { operation: 'confirmMobileNumber', member: 'code' },
} as const

const credentialRoutes = { 'login window': 'logIn', app: 'readActivationOptions' } as const

const phone = { os: 'Android', model: 'a phone of nobody', hardwareId: 'hardware-of-nobody' } as const

/** An intruder at the doors of one server. */
export function httpIntruder({ baseUrl, fetch, origin }: Surroundings): Attacker {
  const send = async (name: Operation, { path = {}, body, bearer }: Sent): Promise<RawAnswer> => {
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
    return believed(name, await fetch(baseUrl + place, { method, headers, ...text }))
  }

  /** Which of these operations do not turn the key away. */
  const opened = async (names: readonly Operation[], sent: Sent, bodies = plausible): Promise<string[]> => {
    const open: string[] = []
    for (const name of names) {
      const { status } = await send(name, { ...sent, body: routeOf(name).body?.parse(bodies[name]) })
      if (!turnedAway.includes(status)) open.push(name)
    }
    return open
  }

  return {
    capturedFrom: spoilsOf,
    accessibleWith: (key, { username, password }) =>
      opened(
        operationsBehind('session'),
        { bearer: key },
        { ...plausible, setOptOut: { optedOut: false, username, password } },
      ),
    loginAccessibleWith: (window, key) =>
      opened(operationsBehind('loginSecret'), { path: { loginId: loginOf(window) }, bearer: key }),

    async submit(window, box, value) {
      const { operation, member } = boxes[box]
      const { loginSecrets, sessions } = spoilsOf(window)
      const inside = box === 'Confirm Code'
      const path = inside ? {} : { loginId: loginOf(window) }
      const bearer = (inside ? sessions : loginSecrets).at(-1)
      return judged(await send(operation, { path, bearer, body: { [member]: value } }))
    },

    async probe(door, username, password) {
      const place = door === 'app' ? { phone } : { platform: 'clientPortal', locale: 'en' }
      return outlineOf(await send(credentialRoutes[door], { body: { username, password, ...place } }))
    },
  }
}

const operationsBehind = (proof: 'session' | 'loginSecret'): Operation[] =>
  Object.keys(routes)
    .filter(isOperation)
    .filter((name) => routeOf(name).proof === proof)
    // Last, because whoever is let in is out again afterwards.
    .sort((one, other) => Number(one === 'logOut') - Number(other === 'logOut'))

const spoilsOf = (window: Window): CapturedCredentials => {
  const told = toldTo(window)
  return {
    loginSecrets: told.flatMap(({ secret }) => secret ?? []),
    sessions: told.flatMap(({ session }) => session ?? []),
  }
}

function loginOf(window: Window): string {
  const loginId = toldTo(window).findLast((told) => told.loginId !== undefined)?.loginId
  if (loginId === undefined) throw new HarnessError('this window has not begun a login')
  return loginId
}

async function believed(name: Operation, answer: Answer): Promise<RawAnswer> {
  const { status, headers } = answer
  if (status < 500) return { status, headers, json: parseJson(await answer.text()) }
  throw new AssertionError({
    message: `Expected a refusal of what ${name} was sent, observed that the server broke (${status})`,
  })
}

function judged({ status, json }: RawAnswer): LoginAnswer | Refused {
  if (status >= 400) return { ...problem.parse(json), kind: 'refused' }
  const reply = loginReply.safeParse(json)
  return { kind: 'login', state: reply.success ? reply.data.state : 'loggedIn' }
}
