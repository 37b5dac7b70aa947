import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { assertion, createTestGateway, tokenRequest } from '../../../testing/push-gateway.ts'
import { tokenEndpoints } from '../../transport/production-hosts.ts'
import type { ServiceRequest } from '../../transport/service.ts'

const context = createTestGateway()
const now = context.clock.now()
const seconds = now / 1000

const ask = async (request: ServiceRequest) => {
  const answer = await context.gateway.oauth(request, now)
  return { status: answer.status, ...JSON.parse(answer.body) }
}

test('an assertion of the service account is good for an access token', async () => {
  expect(await ask(tokenRequest(await assertion(now)))).toEqual({
    status: 200,
    access_token: expect.stringMatching(/^ya29\./),
    expires_in: 3599,
    token_type: 'Bearer',
  })
})

test.each(tokenEndpoints)('%s gives one, too, whichever of them the assertion names', async (url) => {
  const { pathname: path } = new URL(url)
  for (const aud of tokenEndpoints)
    expect(await ask(tokenRequest(await assertion(now, { aud }), { path }))).toMatchObject({ status: 200 })
})

describe('an assertion is refused', () => {
  const strange = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const pem = strange.export({ type: 'pkcs8', format: 'pem' }).toString()

  test.each([
    ['signed by another key', {}, pem, 'invalid_grant'],
    ['of another account', { iss: 'other@example.com' }, undefined, 'invalid_grant'],
    ['for another audience', { aud: 'https://example.com/token' }, undefined, 'invalid_grant'],
    ['that has expired', { iat: seconds - 3600, exp: seconds }, undefined, 'invalid_grant'],
    ['from the future', { iat: seconds + 301, exp: seconds + 600 }, undefined, 'invalid_grant'],
    ['for more than an hour', { exp: seconds + 3601 }, undefined, 'invalid_grant'],
    ['without a scope', { scope: '' }, undefined, 'invalid_scope'],
  ])('%s', async (_, claims, key, error) => {
    const answer = await ask(tokenRequest(await assertion(now, claims, key)))
    expect(answer).toMatchObject({ status: 400, error })
    expect(answer).not.toHaveProperty('access_token')
  })

  test.each([
    ['is no JWT', () => 'abc', 'Invalid JWT Signature.'],
    [
      'has a malformed claim',
      () => assertion(now, { scope: 5 }),
      'Invalid JWT: a required claim is missing or malformed.',
    ],
  ])('that %s', async (_, make, description) => {
    expect(await ask(tokenRequest(await make()))).toEqual({
      status: 400,
      error: 'invalid_grant',
      error_description: description,
    })
  })
})

test.each([
  ['in its last millisecond', { iat: seconds - 60, exp: seconds + 0.001 }],
  ['for a whole hour', { iat: seconds, exp: seconds + 3600 }],
  ['from a clock five minutes ahead', { iat: seconds + 300, exp: seconds + 600 }],
])('an assertion is accepted %s', async (_, claims) => {
  expect(await ask(tokenRequest(await assertion(now, claims)))).toMatchObject({ status: 200 })
})

test.each<[string, Partial<ServiceRequest>, number, string]>([
  ['another grant', { body: 'grant_type=password' }, 400, 'unsupported_grant_type'],
  ['no form', { headers: { 'content-type': 'application/json' } }, 400, 'unsupported_grant_type'],
  [
    'no assertion',
    { body: 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer' },
    400,
    'invalid_request',
  ],
  ['another path', { path: '/revoke' }, 404, 'not_found'],
  ['another method', { method: 'GET' }, 405, 'method_not_allowed'],
])('%s is refused', async (_, changes, status, error) => {
  expect(await ask(tokenRequest(await assertion(now), changes))).toMatchObject({ status, error })
})

test('an ordered failure comes once', async () => {
  context.gateway.conditions.oauth.failNext({
    status: 503,
    error: 'temporarily_unavailable',
    description: 'later',
  })
  const request = tokenRequest(await assertion(now))
  expect(await ask(request)).toMatchObject({ status: 503, error: 'temporarily_unavailable' })
  expect(await ask(request)).toMatchObject({ status: 200 })
})
