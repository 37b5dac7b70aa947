/** @module Refusals: one shape (RFC 9457) and a closed list of coarse codes. */

import { z } from 'zod'

/** Every refusal code with its HTTP status and what it means. The exact cause stays in the server's log. */
export const refusals = {
  invalid_request: { status: 400, meaning: 'The request does not follow the contract.' },
  invalid_credentials: { status: 401, meaning: 'User name and password do not belong together.' },
  unauthenticated: {
    status: 401,
    meaning: 'The secret, session or access key is missing, wrong or no longer valid.',
  },
  forbidden: { status: 403, meaning: 'This person or phone may not do that.' },
  not_found: { status: 404, meaning: 'There is no such resource, or not for this caller.' },
  method_not_allowed: { status: 405, meaning: 'The route exists, but not with this method.' },
  wrong_state: { status: 409, meaning: 'It is too late or too early for this step.' },
  too_large: { status: 413, meaning: 'The request is larger than any documented one.' },
  unsupported_media_type: { status: 415, meaning: 'The body is not JSON.' },
  invalid_code: { status: 422, meaning: 'Wrong, used, expired or superseded code, response or token.' },
  weak_pin: {
    status: 422,
    meaning: 'The PIN does not have 4 to 6 letters and digits with at least one digit.',
  },
  locked: { status: 423, meaning: 'Too many failures; wait until the lock ends.' },
  too_soon: { status: 429, meaning: 'Another SMS can be requested only every 2 minutes.' },
  too_many: {
    status: 429,
    meaning: 'The limit of requests of this kind is reached, or the server is too busy for another.',
  },
} as const satisfies Record<string, { status: number; meaning: string }>

export type RefusalCode = keyof typeof refusals

const codes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]

/** The body of every refusal, `application/problem+json`. `field` names the member of the request that is wrong. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int().min(400).max(499),
  code: z.enum(codes),
  detail: z.string(),
  field: z.string().optional(),
  retryAfterMs: z.number().int().nonnegative().optional(),
})

export type Problem = z.infer<typeof problem>
