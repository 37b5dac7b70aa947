import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  apnsRequest,
  assertion,
  createTestGateway,
  fcmRequest,
  gatewayAccessToken,
  provider,
  TestPushReceiver,
  tokenRequest,
} from '../../../testing/push-gateway.ts'
import { createTestCarrier, messageRequest, number, sender } from '../../../testing/sms-carrier.ts'
import { apnsStatus } from '../../push-gateway/apns/reasons.ts'
import { exampleAccount } from '../../sms-carrier/credentials.ts'
import type { Service, ServiceRequest, ServiceResponse } from '../service.ts'

/** Of each protocol: together they take half a second. */
const runs = 300

const gateway = createTestGateway()
const phone = new TestPushReceiver()
const carrier = createTestCarrier()
const fcmToken = gateway.gateway.register(phone, 'fcm')
const accessToken = await gatewayAccessToken(gateway)

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '0', '-1', 'null', '%', '../..'),
)

/** A value of JSON with one member, anywhere in it, exchanged or taken away. */
function changedJson(value: unknown): fc.Arbitrary<unknown> {
  const here = fc.oneof(fc.jsonValue(), fc.constant(undefined))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return here
  const members = Object.entries(value)
  const inside = members.map(([name, member]) =>
    changedJson(member).map((changed) => ({ ...value, [name]: changed })),
  )
  const added = fc.tuple(text, fc.jsonValue()).map(([name, member]) => ({ ...value, [name]: member }))
  return fc.oneof(
    { arbitrary: here, weight: 1 },
    { arbitrary: added, weight: 2 },
    ...inside.map((arbitrary) => ({ arbitrary, weight: 3 })),
  )
}

const changedForm = (fields: Readonly<Record<string, string>>, names: readonly string[]) =>
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(fields), ...names), text), text), {
      maxLength: 4,
    })
    .map((changes) =>
      new URLSearchParams([
        ...Object.entries({ ...fields, ...Object.fromEntries(changes) }),
        ...changes.slice(2),
      ]).toString(),
    )

/** A good request with one part of it changed, or more. */
function changedRequest(good: ServiceRequest, bodies: fc.Arbitrary<string>): fc.Arbitrary<ServiceRequest> {
  const names = Object.keys(good.headers)
  const headers = fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...names), text), fc.option(text, { nil: undefined })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) =>
      Object.fromEntries(
        Object.entries({ ...good.headers, ...Object.fromEntries(changes) }).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    )
  const path = fc
    .tuple(fc.nat({ max: good.path.length }), text)
    .map(([at, other]) => good.path.slice(0, at) + other + good.path.slice(at))
  const body = fc.oneof(
    { arbitrary: bodies, weight: 6 },
    text,
    fc.uint8Array({ maxLength: 100 }),
    fc.nat({ max: String(good.body).length }).map((at) => String(good.body).slice(0, at)),
    fc.constant('x'.repeat(70_000)),
  )
  const method = fc.constantFrom('POST', 'GET', 'PUT', 'DELETE', 'PATCH', '')
  // One part at a time, so that what looks at the last of them has its turn.
  const changes = fc.oneof(
    { arbitrary: fc.record({ body }), weight: 8 },
    { arbitrary: fc.record({ headers }), weight: 4 },
    { arbitrary: fc.record({ path }), weight: 2 },
    { arbitrary: fc.record({ body, headers, path, method }), weight: 1 },
  )
  return changes.map((changed): ServiceRequest => ({ ...good, ...changed }))
}

const json = (answer: ServiceResponse): unknown => JSON.parse(answer.body)

async function holds(
  service: Service,
  requests: fc.Arbitrary<ServiceRequest>,
  isProper: (answer: ServiceResponse) => void,
  now = gateway.clock.now(),
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const answer = await service(request, now)
      expect(answer.status).not.toBe(500)
      isProper(answer)
    }),
    { numRuns: runs, seed: 21 },
  )
}

test('APNs answers whatever comes with a reason of its table', async () => {
  const token = gateway.gateway.register(new TestPushReceiver(), 'apns')
  const good = await apnsRequest(gateway, token)
  const bodies = changedJson({
    aps: { alert: { title: 'a', body: 'b' }, badge: 1, sound: 'default' },
    own: 1,
  })
  const requests = changedRequest(
    {
      ...good,
      headers: {
        ...good.headers,
        'apns-priority': '10',
        'apns-expiration': '0',
        'apns-id': '11111111-2222-4333-8444-555555555555',
        'apns-collapse-id': 'a',
      },
    },
    bodies.map((value) => String(JSON.stringify(value))),
  )
  await holds(gateway.gateway.apns, requests, (answer) => {
    if (answer.status === 200) expect(answer.body).toBe('')
    else {
      const { reason } = z.object({ reason: z.string() }).parse(json(answer))
      expect(Object.entries(apnsStatus)).toContainEqual([reason, answer.status])
    }
  })
})

const googleError = z.object({
  error: z.object({
    code: z.number(),
    message: z.string(),
    status: z.string(),
    details: z.array(z.unknown()).optional(),
  }),
})

test('FCM answers whatever comes as Google does', async () => {
  const message = {
    token: fcmToken,
    data: { a: 'b' },
    notification: { title: 'a', body: 'b' },
    android: {
      priority: 'high',
      ttl: '3.5s',
      collapse_key: 'k',
      notification: { tag: 't', click_action: 'c' },
    },
    apns: { headers: { 'apns-priority': '5' }, payload: { aps: { alert: 'a' } } },
  }
  const bodies = changedJson({ message, validate_only: true })
  const requests = changedRequest(
    fcmRequest(accessToken, { message }),
    bodies.map((value) => String(JSON.stringify(value))),
  )
  await holds(gateway.gateway.fcm, requests, (answer) => {
    if (answer.status === 200) expect(json(answer)).toMatchObject({ name: expect.any(String) })
    else if (answer.headers['content-type']?.startsWith('text/html')) expect(answer.status).toBe(404)
    else expect(googleError.parse(json(answer)).error.code).toBe(answer.status)
  })
})

test('the token endpoint answers whatever comes as OAuth does', async () => {
  const good = tokenRequest(await assertion(gateway.clock.now()))
  const { fcm } = provider
  const forms = changedForm(
    { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: fcm.clientEmail },
    ['scope'],
  )
  await holds(gateway.gateway.oauth, changedRequest(good, forms), (answer) => {
    if (answer.status === 200) expect(json(answer)).toMatchObject({ access_token: expect.any(String) })
    else if (answer.status !== 404) expect(json(answer)).toMatchObject({ error: expect.any(String) })
  })
})

test('Twilio answers whatever comes with a code, and where to read more', async () => {
  const fields = { To: number, From: sender, Body: 'Your code is 123456' }
  const names = [
    'MediaUrl',
    'StatusCallback',
    'MessagingServiceSid',
    'ValidityPeriod',
    'SendAt',
    'ScheduleType',
    'Status',
  ]
  const good = messageRequest(exampleAccount, fields)
  const { json: created } = await carrier.send()
  const one = { ...good, path: good.path.replace('.json', `/${created.sid}.json`) }
  const list = {
    ...good,
    method: 'GET',
    path: `${good.path}?PageSize=2&Page=1&DateSent=2026-03-02&To=1&PageToken=PA`,
  }
  const forms = changedForm(fields, names)
  const requests = fc.oneof(
    changedRequest(good, forms),
    changedRequest(one, forms),
    changedRequest(list, forms),
  )
  await holds(
    carrier.carrier.messages,
    requests,
    (answer) => {
      if (answer.status < 300 || answer.status === 413) return
      const {
        status,
        code,
        more_info: more,
      } = z
        .object({ code: z.number(), message: z.string(), more_info: z.string(), status: z.number() })
        .parse(json(answer))
      expect([status, more]).toEqual([answer.status, `https://www.twilio.com/docs/errors/${code}`])
    },
    carrier.clock.now(),
  )
})
