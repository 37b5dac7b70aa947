/** @module Servers whose responses have other header fields (RFC 9110), or say the same in other ones. */

import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { type Answer, answers } from '../support/http.ts'
import { variant } from '../support/variant.ts'

const withHeaders = (
  change: (answer: Answer, parts: ServerParts) => Readonly<Record<string, string>>,
): ServerFault['inject'] => answers((answer, parts) => ({ ...answer, headers: change(answer, parts) }))

const contentType =
  (change: (type: string) => string) =>
  ({ headers }: Answer) => ({ ...headers, 'content-type': change(headers['content-type'] ?? '') })

const withoutRetryAfter = ({ headers }: Answer) => {
  const { 'retry-after': _, ...others } = headers
  return others
}

/** RFC 9110 section 5.6.7; in whole seconds, and never too early. */
const retryAfterDate = ({ headers }: Answer, { clock }: ServerParts) => {
  const { 'retry-after': seconds, ...others } = headers
  if (seconds === undefined) return others
  const at = Math.ceil(clock.now() / 1_000 + Number(seconds)) * 1_000
  return { ...others, 'retry-after': new Date(at).toUTCString() }
}

const variants: readonly (readonly [id: string, title: string, inject: ServerFault['inject']])[] = [
  [
    'content-type-with-charset',
    'The media type of a reply has a charset.',
    withHeaders(contentType((type) => `${type}; charset=utf-8`)),
  ],
  [
    'content-type-in-capitals',
    'The media type of a reply is written in capitals.',
    withHeaders(contentType((type) => type.toUpperCase())),
  ],
  ['no-retry-after', 'A refusal has no field Retry-After.', withHeaders(withoutRetryAfter)],
  ['retry-after-as-a-date', 'The field Retry-After has a date.', withHeaders(retryAfterDate)],
  [
    'retry-after-alone',
    'How long to wait stands in the field Retry-After only.',
    answers((answer) =>
      answer.status < 400
        ? answer
        : { ...answer, text: JSON.stringify({ ...JSON.parse(answer.text), retryAfterMs: undefined }) },
    ),
  ],
  [
    'authentication-challenge',
    'A response with the status 401 names the scheme of authentication (RFC 9110, section 11.6.1).',
    withHeaders(({ status, headers }) => ({
      ...headers,
      ...(status === 401 && { 'www-authenticate': 'Bearer realm="sls", error="invalid_token"' }),
    })),
  ],
  [
    'fields-of-a-proxy',
    'A proxy in front of the server adds header fields of its own.',
    withHeaders(({ headers }, { clock, random }) => ({
      ...headers,
      date: new Date(clock.now()).toUTCString(),
      server: 'nginx',
      vary: 'Accept-Encoding, Origin',
      via: '1.1 proxy.example',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-request-id': Buffer.from(random.bytes(8)).toString('hex'),
      'set-cookie': 'lb=node-2; Path=/; Secure; HttpOnly',
    })),
  ],
  [
    'no-security-fields',
    'A reply has only the header fields that JSON over HTTP needs.',
    withHeaders(({ headers }) =>
      Object.fromEntries(
        Object.entries(headers).filter(([name]) => ['content-type', 'retry-after', 'allow'].includes(name)),
      ),
    ),
  ],
]

export default variants.map((one) => variant(...one))
