/** @module Google's token endpoints for service accounts: that of today and those of older libraries (RFC 7523, section 2.1). */

import { z } from 'zod'
import type { Instant, Now } from '../../clock/clock.ts'
import type { Failures } from '../../transport/failures.ts'
import { tokenEndpoints } from '../../transport/production-hosts.ts'
import { formFields, json, type Service, type ServiceRequest } from '../../transport/service.ts'
import type { FcmProject } from '../credentials.ts'
import { verifiedClaims } from '../jws.ts'
import type { PushLog } from '../push-log.ts'
import { type AccessTokens, accessTokenLifetime } from './access-tokens.ts'

/** An error of RFC 6749, section 5.2, or of the layers before the endpoint. */
export interface OauthFailure {
  readonly status: number
  readonly error: string
  readonly description: string
}

export interface OauthParts {
  readonly project: FcmProject
  readonly accessTokens: AccessTokens
  readonly clock: Now
  readonly log: PushLog
  readonly failures: Failures<OauthFailure>
}

const tokenPaths: ReadonlySet<string> = new Set(tokenEndpoints.map((url) => new URL(url).pathname))

/** Libraries name one of Google's endpoints, not always the one that they ask, or that which they are configured with. */
const isAudience = (named: string, { tokenUrl }: FcmProject): boolean =>
  tokenEndpoints.some((url) => url === named) || named === tokenUrl

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** RFC 7523, section 3. Google wants `scope` among the claims of the assertion. */
const assertionClaims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number(),
  exp: z.number(),
  scope: z.string().optional(),
})

const maximumLifetimeSeconds = 3600

/** Google does not say how far its clock and the client's may be apart. */
const clockToleranceMs = 5 * 60 * 1000

const bad = (error: string, description: string): OauthFailure => ({ status: 400, error, description })

export function oauthService(parts: OauthParts): Service {
  return async (request, now) => {
    const granted = await grant(request, parts)
    const failure = typeof granted === 'string' ? parts.failures.take() : granted
    if (failure === undefined) {
      return json(200, { access_token: granted, expires_in: accessTokenLifetime, token_type: 'Bearer' })
    }
    const { status, error, description } = failure
    const refused = { at: now, service: 'oauth', status, reason: error, path: request.path } as const
    parts.log.reject({ ...refused, message: description })
    return json(status, { error, error_description: description })
  }
}

async function grant(request: ServiceRequest, parts: OauthParts): Promise<string | OauthFailure> {
  if (!tokenPaths.has(request.path)) return { status: 404, error: 'not_found', description: 'Not Found' }
  if (request.method !== 'POST') return { status: 405, error: 'method_not_allowed', description: 'Use POST' }
  const { grant_type: grantType, assertion } = formFields(request)
  if (grantType !== jwtBearer) return bad('unsupported_grant_type', `Invalid grant_type: ${grantType ?? ''}`)
  if (assertion === undefined) return bad('invalid_request', 'Missing required parameter: assertion')
  const verified = await verifiedClaims(assertion, parts.project.publicKey, 'RS256')
  if (verified === undefined) return bad('invalid_grant', 'Invalid JWT Signature.')
  const claimed = assertionClaims.safeParse(verified)
  if (!claimed.success) return bad('invalid_grant', 'Invalid JWT: a required claim is missing or malformed.')
  const { iss, aud, iat, exp, scope } = claimed.data
  if (iss !== parts.project.clientEmail) return bad('invalid_grant', 'Invalid grant: account not found')
  if (![aud].flat().some((named) => isAudience(named, parts.project)))
    return bad('invalid_grant', 'Invalid JWT: Failed audience check.')
  if (!isTimely(iat, exp, parts.clock())) {
    return bad(
      'invalid_grant',
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. ' +
        'Check your iat and exp values in the JWT claim.',
    )
  }
  if (!scope) return bad('invalid_scope', 'Invalid OAuth scope or ID token audience provided.')
  return parts.accessTokens.issue(scope)
}

/** `iat` and `exp` are in seconds. Equal to the expiry is expired. */
const isTimely = (iat: number, exp: number, now: Instant): boolean =>
  iat * 1000 <= now + clockToleranceMs && now < exp * 1000 && exp - iat <= maximumLifetimeSeconds
