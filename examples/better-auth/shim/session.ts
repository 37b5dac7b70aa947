/** @module The session of a request, as better-auth has it. */

import { z } from 'zod'
import type { Ask } from './product-client.ts'
import { RequestRefusal } from './refusals.ts'

const session = z
  .object({
    session: z.object({ userAgent: z.string() }),
    user: z.object({
      username: z.string(),
      twoFactorEnabled: z.boolean().nullish(),
      mobileNumber: z.string().nullish(),
      phoneNumber: z.string().nullish(),
    }),
  })
  .nullable()

export type ProductSession = NonNullable<z.infer<typeof session>>

/** Where better-auth knows none, the request is refused. */
export async function sessionOf(ask: Ask, bearer: string): Promise<ProductSession> {
  const { body } = await ask(session, { method: 'GET', path: '/get-session', bearer })
  if (body === null) throw new RequestRefusal('unauthenticated')
  return body
}
