/** @module Refusals as HTTP responses: problem documents (RFC 9457). */

import { type Problem, type RefusalCode, refusals } from '../../contract/refusal.ts'
import type { Refusal } from '../domain/model/outcome.ts'
import { securityHeaders } from './security-headers.ts'

/** A refusal of the domain, or one of HTTP, such as a wrong method. */
export interface HttpRefusal extends Omit<Refusal, 'code'> {
  readonly code: RefusalCode
}

export const refuse = (
  code: RefusalCode,
  cause: string,
  more: Pick<HttpRefusal, 'field' | 'retryAfterMs'> = {},
): HttpRefusal => ({ ok: false, code, cause, ...more })

/** The response has the code; the cause is logged only. */
export const discloseAsIs = (refused: HttpRefusal): HttpRefusal => refused

const problemOf = ({ code, field, retryAfterMs }: HttpRefusal): Problem => {
  const { status, meaning } = refusals[code]
  return { type: `urn:sls:refusal:${code}`, title: code, status, code, detail: meaning, field, retryAfterMs }
}

/** RFC 9110 section 10.2.3: whole seconds, rounded up. */
const retryAfter = ({ retryAfterMs }: HttpRefusal): Record<string, string> =>
  retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }

export type Respond = (
  text: string,
  init: { readonly status: number; readonly headers: Record<string, string> },
) => Response

interface ResponseParts {
  readonly encode: (reply: unknown) => string
  readonly respond: Respond
}

export const refusalResponse = (
  refused: HttpRefusal,
  { encode, respond }: ResponseParts,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  respond(encode(problemOf(refused)), {
    status: refusals[refused.code].status,
    headers: {
      ...securityHeaders,
      'content-type': 'application/problem+json',
      ...retryAfter(refused),
      ...headers,
    },
  })
