/** @module The attacker over HTTP: sends what the checked client refuses to send, and reads responses unchecked. */

import { loginReply, loginReplyMembers } from '../../contract/login-face.ts'
import { problem, refusals } from '../../contract/refusal.ts'
import { isOperation, type Operation, routeOf, routes, urlOf } from '../../contract/routes.ts'
import { parseJson } from '../../contract/violations.ts'
import type { Attacker, CapturedCredentials, ResponseShape } from '../ports/attacker.ts'
import type { LoginAnswer, Refused, Window } from '../ports/driver.ts'
import { mismatchError } from '../ports/verify.ts'
import { type Answer, answerTo, baseUrlOf, type ClientOptions, refusalOf } from './client.ts'

/** An answer that no schema has checked. */
interface RawAnswer {
  readonly operation: Operation
  readonly answer: Answer
  readonly json: unknown
}

interface RawCall {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly bearer?: string | undefined
}

/** Valid bodies, so that nothing but the bearer token can be the reason of a refusal. */
const validBodies: Partial<Record<Operation, object>> = {
  setSeamless: { enabled: false },
  changeMobileNumber: { number: '+12025550142' },
  confirmMobileNumber: { code: '123456' },
  chooseDevice: { deviceId: 'device' },
  giveResponse: { response: '12345678' },
  giveSecurityCode: { code: '123456' },
}

/** A refused bearer token, also by a server that checks the body first. */
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

const unknownPhone = { os: 'Android', model: 'unknown', hardwareId: 'unknown-hardware' } as const

/** An attacker who sends requests to one server. */
export function httpAttacker(options: ClientOptions): Attacker {
  const send = async (name: Operation, { path = {}, body, bearer }: RawCall): Promise<RawAnswer> => {
    const { method, face, path: template } = routeOf(name)
    const headers = {
      ...options.traceHeaders(),
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    const url = baseUrlOf(options.baseUrl, face) + urlOf(name, path, 'any')
    const description = `${method} ${template}`
    return rawAnswerOf(name, await answerTo(url, { method, headers, ...text }, { ...options, description }))
  }

  /** Those of the operations that do not refuse the bearer token. */
  const acceptedBy = async (
    names: readonly Operation[],
    call: RawCall,
    bodies = validBodies,
  ): Promise<string[]> => {
    const accepted: string[] = []
    for (const name of names) {
      const { answer } = await send(name, { ...call, body: routeOf(name).body?.parse(bodies[name]) })
      if (!rejectionStatuses.includes(answer.status)) accepted.push(name)
    }
    return accepted
  }

  return {
    capturedFrom,
    accessibleWith: (token, { username, password }) =>
      acceptedBy(
        operationsBehind('session'),
        { bearer: token },
        { ...validBodies, setOptOut: { optedOut: false, username, password } },
      ),
    loginAccessibleWith: (window, token) =>
      acceptedBy(operationsBehind('loginSecret'), { path: { loginId: loginIdOf(window) }, bearer: token }),

    async submit(window, field, value) {
      const { operation, member } = codeFields[field]
      const { loginSecrets, sessions } = capturedFrom(window)
      const needsSession = field === 'Confirm Code'
      const path = needsSession ? {} : { loginId: loginIdOf(window) }
      const bearer = (needsSession ? sessions : loginSecrets).at(-1)
      return loginAnswerOf(await send(operation, { path, bearer, body: { [member]: value } }))
    },

    async probe(endpoint, username, password) {
      const origin = endpoint === 'app' ? { phone: unknownPhone } : { platform: 'clientPortal', locale: 'en' }
      return responseShapeOf(
        await send(credentialRoutes[endpoint], { body: { username, password, ...origin } }),
      )
    },
  }
}

const operationsBehind = (proof: 'session' | 'loginSecret'): Operation[] =>
  Object.keys(routes)
    .filter(isOperation)
    .filter((name) => routeOf(name).proof === proof)
    .sort((one, other) => turnOf(one) - turnOf(other))

/** First what a cache may still answer, and last what would end the session that the others need. */
const turnOf = (name: Operation): number => (name === 'logOut' ? 1 : name === 'readSettings' ? -1 : 0)

const capturedFrom = (window: Window): CapturedCredentials => {
  const captured = loginCredentialsIn(window)
  return {
    loginSecrets: captured.flatMap(({ secret }) => secret ?? []),
    sessions: captured.flatMap(({ session }) => session ?? []),
  }
}

function loginIdOf(window: Window): string {
  const loginId = loginCredentialsIn(window).findLast((captured) => captured.loginId !== undefined)?.loginId
  if (loginId === undefined)
    throw mismatchError({
      expected: 'a login of this window that can be answered',
      observed: 'no answer to it that names one',
    })
  return loginId
}

function rawAnswerOf(operation: Operation, answer: Answer): RawAnswer {
  if (answer.status < 500) return { operation, answer, json: parseJson(answer.text) }
  throw mismatchError({
    expected: `${operation} to refuse what it was sent`,
    observed: `the server error ${answer.status}`,
  })
}

function loginAnswerOf({ operation, answer, json }: RawAnswer): LoginAnswer | Refused {
  if (answer.status >= 400) return refusalOf(operation, { answer, json })
  const reply = loginReply.safeParse(json)
  return { kind: 'login', state: reply.success ? reply.data.state : 'loggedIn' }
}

/** What identifies a login or gives access to it. A browser does not get the id of a login that completes at once. */
const credentialMembers = loginReplyMembers.pick({ loginId: true, secret: true, session: true }).partial()

interface LoginCredentials {
  readonly loginId?: string | undefined
  readonly secret?: string | undefined
  readonly session?: string | undefined
}

/** What the responses to this window give away, the newest last. */
const loginCredentialsIn = (window: Window): readonly LoginCredentials[] =>
  window
    .received()
    .split('\n')
    .flatMap((line): LoginCredentials[] => {
      if (line === '') return []
      const response: unknown = JSON.parse(line)
      const reply =
        typeof response === 'object' && response !== null && 'reply' in response ? response.reply : undefined
      const found = credentialMembers.safeParse(reply)
      return found.success ? [found.data] : []
    })

/** Header fields that differ from response to response, whatever is answered. */
const volatileHeaders = new Set(['date', 'content-length', 'x-request-id'])

function memberNamesOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .flatMap(([name, member]) => [`${path}${name}`, ...memberNamesOf(member, `${path}${name}.`)])
}

function responseShapeOf({ answer: { status, headers }, json }: RawAnswer): ResponseShape {
  const refused = problem.safeParse(json)
  return {
    status,
    headers: [...headers.keys()].filter((name) => !volatileHeaders.has(name)).sort(),
    members: memberNamesOf(json).sort(),
    text: refused.success
      ? `${refused.data.code}: ${refused.data.title}, ${refused.data.detail}`
      : 'accepted',
  }
}
