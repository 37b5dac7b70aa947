/** @module Where a rule is applied: the request, and the person, login, session, phone that it is about. */

import { AsyncLocalStorage } from 'node:async_hooks'
import type { Operation } from '../../../contract/routes.ts'
import { digest } from '../../../reference-server/domain/crypto/secrets.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { Activation } from '../../../reference-server/domain/model/activation.ts'
import type { ApprovalRequest } from '../../../reference-server/domain/model/approval-request.ts'
import type { Login } from '../../../reference-server/domain/model/login.ts'
import type { Locale, Platform } from '../../../reference-server/domain/model/primitives.ts'
import type { Session } from '../../../reference-server/domain/model/session.ts'
import type { SlsDevice } from '../../../reference-server/domain/model/sls-device.ts'
import type { Rules } from '../../../reference-server/domain/rules/rules.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import { callOf, type Json, type OperationRequest, textIn } from './exchange.ts'

export interface Here {
  /** Undefined for work that no request asks for. */
  readonly operation?: Operation | undefined
  readonly body: Json
  readonly parameters: Readonly<Record<string, string>>
  readonly bearer: string
  readonly headers: Readonly<Record<string, string>>
  /** The person as before the request. */
  readonly account?: Account | undefined
  /** The login, or that of the approval request. */
  readonly login?: Login | undefined
  readonly approval?: ApprovalRequest | undefined
  readonly session?: Session | undefined
  readonly activation?: Activation | undefined
  /** Of the login or the session, or of the window that begins one. */
  readonly platform?: Platform | undefined
  readonly locale?: Locale | undefined
  /** The SLS device of the login, or the phone that calls. */
  readonly device?: SlsDevice | undefined
}

const nowhere: Here = { body: {}, parameters: {}, bearer: '', headers: {} }

const platforms: readonly Platform[] = ['tws', 'clientPortal', 'webTrader', 'ibkrMobile']
const locales: readonly Locale[] = ['en', 'ru']

async function usernameOf(
  { parameters, body, bearer, operation }: OperationRequest,
  { store, rules }: ServerParts,
) {
  if (parameters.loginId !== undefined) return store.find('login', parameters.loginId)
  if (parameters.activationId !== undefined) return store.find('activation', parameters.activationId)
  if (operation === 'removeDevice') return store.find('session', digest(bearer))
  if (parameters.deviceId !== undefined) return store.find('device', parameters.deviceId)
  const session = bearer === '' ? undefined : await store.find('session', digest(bearer))
  return session ?? rules.usernameKey(parameters.username ?? textIn(body, 'username'))
}

async function hereOf(request: Request, parts: ServerParts): Promise<Here> {
  const call = await callOf(request)
  if (!call) return nowhere
  const { operation, parameters, body, bearer } = call
  const username = await usernameOf(call, parts)
  const account = username === undefined ? undefined : await parts.store.read(username)
  const approval = account?.approvalRequests.find(({ id }) => id === parameters.requestId)
  const loginId = parameters.loginId ?? approval?.loginId
  const login = account?.logins.find(({ id }) => id === loginId)
  const session = account?.sessions.find(({ tokenDigest }) => tokenDigest === digest(bearer))
  const given = { platform: textIn(body, 'platform'), locale: textIn(body, 'locale') }
  const deviceId = parameters.deviceId ?? login?.deviceId
  return {
    operation,
    parameters,
    body,
    bearer,
    headers: Object.fromEntries(request.headers),
    account,
    login,
    approval,
    session,
    activation: account?.activations.find(({ id }) => id === parameters.activationId),
    platform: login?.platform ?? session?.platform ?? platforms.find((one) => one === given.platform),
    locale: login?.locale ?? session?.locale ?? locales.find((one) => one === given.locale),
    device: account?.devices.find(({ id }) => id === deviceId),
  }
}

/** A server some of whose parts see where they are. */
export function knowing(
  parts: ServerParts,
  change: (here: () => Here, parts: ServerParts) => Partial<ServerParts>,
): ServerParts {
  const current = new AsyncLocalStorage<Here>()
  const changed = { ...parts, ...change(() => current.getStore() ?? nowhere, parts) }
  return {
    ...changed,
    middleware: async (request, next) =>
      current.run(await hereOf(request, parts), () => changed.middleware(request, next)),
  }
}

/** A server some of whose rules see where they are. */
export const ruling = (
  parts: ServerParts,
  change: (here: () => Here, rules: Rules) => Partial<Rules>,
): ServerParts => knowing(parts, (here) => ({ rules: { ...parts.rules, ...change(here, parts.rules) } }))

/** A server that changes what an event has made of a person, before it is stored. */
export function revising(
  parts: ServerParts,
  revise: (after: Account, before: Account) => Account,
): ServerParts['store'] {
  const transact: ServerParts['store']['transact'] = (username, decide) =>
    parts.store.transact(username, (account) => {
      const change = decide(account)
      return { ...change, account: revise(change.account, account) }
    })
  return { ...parts.store, transact }
}
