/** @module Replies, problem documents and header fields of other shapes. */

import { routeOf } from '../../../../contract/routes.ts'
import { type Answer, answering, asRefusal, before, type Json, noAnswer } from '../../support/exchange.ts'
import { honest } from '../../support/written.ts'

const mapped = (value: unknown, change: (json: Json) => Json): unknown => {
  if (Array.isArray(value)) return value.map((one) => mapped(one, change))
  if (typeof value !== 'object' || value === null) return value
  // `path` and `body` of a control are the parts of its call, not objects with members.
  const entries = Object.entries(value).map(([name, one]) => [
    name,
    name === 'path' || name === 'body' ? one : mapped(one, change),
  ])
  return change(Object.fromEntries(entries))
}

const everywhere = (json: Json, change: (json: Json) => Json): Json => {
  const result = mapped(json, change)
  return typeof result === 'object' && result !== null ? Object.fromEntries(Object.entries(result)) : json
}

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned).reverse()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, turned(one)] as const)
      .reverse(),
  )
}

/** As a page of many frameworks writes it. */
const escaped = (text: string): string =>
  text.replaceAll(/[<>&\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const isRefusal = ({ status }: Answer): boolean => status >= 400

export default [
  // README: "any object of a reply may have members that no schema names".
  honest(
    'members-named-like-methods',
    'Every object of every reply has more members, with the names that objects of many languages have anyway.',
    (parts) =>
      answering(parts, (answer) => ({
        ...answer,
        json: everywhere(answer.json, (json) => ({
          ...json,
          constructor: 'constructor',
          toString: null,
          valueOf: 'later',
          length: 0,
          hasOwnProperty: true,
        })),
      })),
  ),

  // README: "The order of members and of lists is yours to choose".
  honest('last-things-first', 'Members and lists are sent in the opposite order.', (parts) =>
    answering(parts, (answer) => {
      const json = turned(answer.json)
      return {
        ...answer,
        json: typeof json === 'object' && json !== null ? Object.fromEntries(Object.entries(json)) : {},
      }
    }),
  ),

  // RFC 8259: white space and escapes are the writer's; the guide only says JSON.
  honest('json-in-seven-bits', 'JSON comes indented, and every sign beyond ASCII as an escape.', (parts) => ({
    ...parts,
    encode: (reply) => `\r\n${escaped(JSON.stringify(reply, undefined, '\t'))}\n`,
  })),

  // RFC 9110 8.3.1: parameters of a media type, in any case.
  honest('media-types-with-parameters', 'The media types have a charset, and capitals.', (parts) =>
    answering(parts, (answer) => ({
      ...answer,
      headers: {
        ...answer.headers,
        'content-type': isRefusal(answer)
          ? 'Application/Problem+JSON; charset="utf-8"'
          : 'Application/JSON;Charset=UTF-8',
      },
    })),
  ),

  // README: "Of other header fields only their names are compared, and only where answers must not differ", but for `Date`,
  // `Content-Length` and `X-Request-Id`.
  honest(
    'header-fields-of-a-balancer',
    'A balancer in front adds its cookie, its request id, a date of its own and the hint of RFC 6750 to every answer.',
    (parts) => {
      let answers = 0
      return answering(parts, (answer, { operation }) => ({
        ...answer,
        headers: {
          ...answer.headers,
          date: 'Thu, 01 Jan 1970 00:00:00 GMT',
          'x-request-id': `r-${answers++}`,
          'set-cookie': `node=${answers % 3}; Path=/; HttpOnly; Secure`,
          server: `edge/${answers % 2}`,
          vary: 'accept-language',
          ...(answer.status === 401 && { 'www-authenticate': 'Bearer realm="sls"' }),
          ...(answer.status === 201 && { location: `/${operation}/${answers}` }),
        },
      }))
    },
  ),

  // openapi.json: `type`, `title` and `detail` are any texts; README: `field` "may always be left out"; RFC 9457 3.1.5 `instance`.
  honest(
    'problems-in-other-words',
    'Problem documents have the type about:blank, one title, a long detail in Russian, and no field.',
    (parts) =>
      answering(parts, (answer) => {
        if (!isRefusal(answer)) return undefined
        const { retryAfterMs, code, status } = answer.json
        return {
          ...answer,
          json: {
            detail: `<p>Отказано. "Обратитесь" в банк & подождите.</p>\n${'…'.repeat(2_000)}`,
            retryAfterMs,
            instance: '/problems/1',
            title: '',
            code,
            type: 'about:blank',
            status,
          },
        }
      }),
  ),

  // README: "How long to wait stands in `retryAfterMs`, in the header field `Retry-After` (whole seconds, rounded up, or a date), or in
  // both alike"; "as a date, within two seconds".
  honest(
    'waiting-times-as-dates-only',
    'How long to wait is told by a date in the header field, and nowhere else.',
    (parts) =>
      answering(parts, (answer) => {
        const { retryAfterMs, ...json } = answer.json
        if (typeof retryAfterMs !== 'number') return undefined
        const at = new Date(Math.ceil((parts.clock.machineTime() + retryAfterMs) / 1_000) * 1_000)
        return { ...answer, headers: { ...answer.headers, 'retry-after': at.toUTCString() }, json }
      }),
  ),

  // README: "You decide whether to check the credential or the body first: where both are wrong, 401 and 400 are both correct."
  honest('bodies-are-read-first', 'The body is checked before anybody asks who sends it.', (parts) =>
    before(parts, ({ operation, body }) => {
      const schema = routeOf(operation).body
      return schema && !schema.safeParse(body).success ? asRefusal('invalid_request', noAnswer) : undefined
    }),
  ),

  // README: "A `screen` is left out where the window already has it."
  honest(
    'screens-come-once',
    'A login reply has its screen only where it differs from the one before.',
    (parts) => {
      const shown = new Map<string, string>()
      return answering(parts, (answer, { operation }) => {
        const { screen, loginId, ...rest } = answer.json
        if (typeof loginId !== 'string' || screen === undefined || operation === 'logIn') return undefined
        const text = JSON.stringify(screen)
        if (shown.get(loginId) === text) return { ...answer, json: { loginId, ...rest } }
        shown.set(loginId, text)
        return undefined
      })
    },
  ),

  // README: "Every other member that a schema calls optional may be left out": `sms`, `optOut`, `checked`, of `describe` `passwordHashes`
  // and some of the `numbers`.
  honest(
    'nothing-that-may-be-left-out',
    'Whatever may be left out is left out: states of SMS, opt-out, hashes, field.',
    (parts) =>
      answering(parts, (answer) => {
        const { sms: _, optOut: __, passwordHashes: ___, field: ____, ...json } = answer.json
        return { ...answer, json: everywhere(json, ({ checked: _____, ...one }) => one) }
      }),
  ),

  // README: "An SMS that the carrier refused is not called `sent`; whether it is called `failed` is yours to choose": a server
  // that gets no receipts knows of none that it was sent.
  honest(
    'an-sms-is-always-being-sent',
    'A server without receipts of its carrier never says more than that an SMS is on its way.',
    (parts) =>
      answering(parts, (answer) => {
        const { sms } = answer.json
        return sms === undefined ? undefined : { ...answer, json: { ...answer.json, sms: 'sending' } }
      }),
  ),
]
