/** @module OAuth access tokens for FCM. They carry their own claims, so that every gateway of a process accepts them. */

import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from '../../../contract/violations.ts'
import type { Now } from '../../clock/clock.ts'
import type { Random } from '../../random.ts'
import type { FcmProject } from '../credentials.ts'

/** What Google's token endpoint answers, in seconds. */
export const accessTokenLifetime = 3599

/** Either lets a caller send (firebase.google.com/docs/cloud-messaging/auth-server). */
const sendingScopes = [
  'https://www.googleapis.com/auth/firebase.messaging',
  'https://www.googleapis.com/auth/cloud-platform',
]

const claims = z.object({ expiresAt: z.number(), scope: z.string() })
type Claims = z.infer<typeof claims>

const tokenForm = /^ya29\.([\w-]+)\.([\w-]+)$/

export type TokenStatus = 'valid' | 'invalid' | 'insufficient scope'

export class AccessTokens {
  /** Not a secret: it guards against mistakes of a server under test, not against attacks on a simulator. */
  readonly #key: string
  readonly #clock: Now
  readonly #random: Random
  /** The one that was genuine last: a client sends the same one for an hour. */
  #newest: { readonly token: string; readonly claims: Claims } | undefined

  constructor({ clientEmail }: FcmProject, clock: Now, random: Random) {
    this.#key = clientEmail
    this.#clock = clock
    this.#random = random
  }

  /** A token for `scope` (space-separated), valid for `accessTokenLifetime` from now. */
  issue(scope: string): string {
    const expiresAt = this.#clock() + accessTokenLifetime * 1000
    const nonce = Buffer.from(this.#random.bytes(12)).toString('base64url')
    const content = Buffer.from(JSON.stringify({ expiresAt, scope, nonce })).toString('base64url')
    return `ya29.${content}.${this.#seal(content).toString('base64url')}`
  }

  statusOf(token: string): TokenStatus {
    const known = this.#newest
    const claimed = known?.token === token ? known.claims : this.#claimsOf(token)
    if (claimed === undefined || this.#clock() >= claimed.expiresAt) return 'invalid'
    this.#newest = { token, claims: claimed }
    const scopes = claimed.scope.split(' ')
    return sendingScopes.some((scope) => scopes.includes(scope)) ? 'valid' : 'insufficient scope'
  }

  #claimsOf(token: string): Claims | undefined {
    const [, content = '', seal = ''] = tokenForm.exec(token) ?? []
    const expected = this.#seal(content)
    const given = Buffer.from(seal, 'base64url')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
    return claims.safeParse(parseJson(Buffer.from(content, 'base64url').toString('utf8'))).data
  }

  #seal(content: string): Buffer {
    return createHmac('sha256', this.#key).update(content).digest()
  }
}
