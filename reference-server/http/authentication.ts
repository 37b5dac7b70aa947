/**
 * @module Authentication of callers, one verification per kind of proof. All failures get the same response, so that it
 * does not disclose which ids exist.
 */

import { type Locale, locale as localeWord } from '../../contract/primitives.ts'
import type { Proof } from '../../contract/route.ts'
import { deviceAccessKey, digest, equalSecrets } from '../domain/crypto/secrets.ts'
import { recordSessionUse, sessionIsValid } from '../domain/events/login/sessions.ts'
import type { Session } from '../domain/model/session.ts'
import type { System } from '../system.ts'
import { type HttpRefusal, refuse } from './refusal.ts'

/** Authenticated callers by kind of proof. `username` is the key of the store. */
export interface Callers {
  nobody: Record<never, never>
  /** `language`: of the window, if it is another one than at the begin of the login. */
  loginSecret: {
    readonly username: string
    readonly loginId: string
    readonly language?: Locale | undefined
  }
  session: { readonly username: string; readonly session: Session }
  accessKey: { readonly username: string; readonly deviceId: string }
  activationSecret: { readonly username: string; readonly activationId: string }
  labToken: Record<never, never>
}

export interface BearerCredentials {
  readonly bearer: string
  readonly parameters: Readonly<Record<string, string>>
  readonly language?: Locale | undefined
}

type Verifiers = {
  readonly [Kind in Proof]: (
    system: System,
    credentials: BearerCredentials,
  ) => Promise<Callers[Kind] | undefined>
}

const verifiers: Verifiers = {
  nobody: async () => ({}),

  async loginSecret(system, { bearer, parameters: { loginId = '' }, language }) {
    const username = await system.parts.store.find('login', loginId)
    const account = username === undefined ? undefined : await system.read(username)
    const login = account?.logins.find(({ id }) => id === loginId)
    return username !== undefined &&
      login &&
      system.parts.rules.loginSecretMatches(bearer, login.secretDigest)
      ? { username, loginId, language }
      : undefined
  },

  async session(system, { bearer, language }) {
    const username = await system.parts.store.find('session', digest(bearer))
    const account = username === undefined ? undefined : await system.read(username)
    const session = account?.sessions.find(({ tokenDigest }) => equalSecrets(digest(bearer), tokenDigest))
    return username !== undefined && session && sessionIsValid(session, system.context())
      ? { username, session: { ...session, locale: language ?? session.locale } }
      : undefined
  },

  async accessKey(system, { bearer, parameters: { deviceId = '' } }) {
    const username = await system.parts.store.find('device', deviceId)
    const account = username === undefined ? undefined : await system.read(username)
    const device = account?.devices.find(({ id }) => id === deviceId)
    return username !== undefined &&
      device?.type === 'ibKey' &&
      equalSecrets(bearer, deviceAccessKey(device.secret))
      ? { username, deviceId }
      : undefined
  },

  async activationSecret(system, { bearer, parameters: { activationId = '' } }) {
    const username = await system.parts.store.find('activation', activationId)
    const account = username === undefined ? undefined : await system.read(username)
    const activation = account?.activations.find(({ id }) => id === activationId)
    return username !== undefined && activation && equalSecrets(digest(bearer), activation.secretDigest)
      ? { username, activationId }
      : undefined
  },

  labToken: async (system, { bearer }) => (equalSecrets(bearer, system.parts.labToken) ? {} : undefined),
}

/** Verifies credentials without recording a use of the session, for pages that are merely open. */
export const verifyCredentials = <Kind extends Proof>(
  kind: Kind,
  system: System,
  credentials: BearerCredentials,
): Promise<Callers[Kind] | undefined> => verifiers[kind](system, credentials)

/** OWASP ASVS 5.0, 7.3.1: a request restarts the idle timeout of its session. */
async function recordUse(system: System, caller: Callers[Proof]): Promise<void> {
  if (!('session' in caller)) return
  const { username, session } = caller
  await system.change(username, (account, context) => recordSessionUse(account, session.id, context))
}

const bearerOf = (request: Request): string =>
  /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''

/** The language that the pages are read in (RFC 9110 section 12.5.4); they send one tag, and other clients none of these. */
const languageOf = (request: Request): Locale | undefined =>
  localeWord.safeParse(request.headers.get('accept-language')).data

export async function authenticateRequest<Kind extends Proof>(
  kind: Kind,
  system: System,
  request: Request,
  parameters: BearerCredentials['parameters'],
): Promise<{ readonly ok: true; readonly value: Callers[Kind] } | HttpRefusal> {
  const credentials = { bearer: bearerOf(request), parameters, language: languageOf(request) }
  const caller = await verifiers[kind](system, credentials)
  if (caller) {
    await recordUse(system, caller)
    return { ok: true, value: caller }
  }
  // Without a lab token, a lab route behaves as an unknown route.
  return kind === 'labToken' && system.parts.labToken === undefined
    ? refuse('not_found', 'there is no lab face')
    : refuse('unauthenticated', `wrong ${kind}`)
}
