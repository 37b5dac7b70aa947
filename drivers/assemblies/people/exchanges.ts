/** @module What a request and its answer meant for a person, read off the exchanges of a scenario. */

import type { HttpExchange } from '../../ports/scene.ts'

const isAccepted = ({ status = 500 }: HttpExchange): boolean => status < 300

/** A notification was asked for. */
export const asksForApproval = (exchange: HttpExchange): boolean =>
  exchange.method === 'POST' &&
  isAccepted(exchange) &&
  (exchange.response ?? '').includes('"waitingForApproval"')

/** This person began a login, whatever came of it. */
export const beginsLogin = ({ method, path, request = '' }: HttpExchange, username: string): boolean =>
  method === 'POST' && path === '/logins' && request.includes(`"username":${JSON.stringify(username)}`)

export const approves = (exchange: HttpExchange): boolean =>
  isAccepted(exchange) && exchange.path.endsWith('/answer') && (exchange.request ?? '').includes('"approve"')

export const activates = (exchange: HttpExchange): boolean =>
  isAccepted(exchange) && exchange.path.endsWith('/activate')

/** A mobile number was verified. */
export const verifiesNumber = (exchange: HttpExchange): boolean =>
  isAccepted(exchange) && exchange.path.endsWith('/confirmation')

/** A text message may have been sent for it. */
export const asksForSms = (exchange: HttpExchange): boolean => {
  const { method, path, response = '' } = exchange
  if (method !== 'POST' || !isAccepted(exchange)) return false
  const beginsWithCode = /^\/logins(\/[^/]+\/device)?$/.test(path) && response.includes('"securityCode"')
  return beginsWithCode || /\/(sms|verification|start)$/.test(path)
}

/** A code or token of an SMS was right. */
export const usesCode = (exchange: HttpExchange): boolean =>
  isAccepted(exchange) && /\/(security-code|confirmation|token|activate)$/.test(exchange.path)

export const removesDevice = (exchange: HttpExchange): boolean =>
  isAccepted(exchange) && exchange.method === 'DELETE' && exchange.path.startsWith('/settings/devices/')

export const changesSettings = (exchange: HttpExchange): boolean =>
  isAccepted(exchange) && exchange.method !== 'GET' && exchange.path.startsWith('/settings')

/** The number on record may be another one, and not verified. */
export const changesNumber = (exchange: HttpExchange): boolean =>
  changesSettings(exchange) && exchange.path === '/settings/mobile-number'

/** The numbers that were put on record in place of another one. */
export const newNumbersIn = (exchanges: readonly HttpExchange[]): string[] =>
  exchanges
    .filter(changesNumber)
    .flatMap(({ request = '' }) => /"number":"(\+[0-9]+)"/.exec(request)?.[1] ?? [])

/** A login was completed, which clears what is counted. */
export const logsIn = (exchange: HttpExchange): boolean =>
  isAccepted(exchange) && /"state":"loggedIn"/.test(exchange.response ?? '')

/** Something may have been counted against somebody. */
export const isRefused = ({ method, status = 500 }: HttpExchange): boolean =>
  method !== 'GET' && status >= 400
