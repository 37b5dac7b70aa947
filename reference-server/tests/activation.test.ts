import { beforeEach, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../contract/routes.ts'
import {
  attestationOf,
  createTestIPhone,
  createTestPerson,
  createTestSecurityDevice,
  lastSmsCode,
  logIn,
  password,
  TestDevice,
  wrongCodeLike,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

const second = 1_000

let server: TestServer

beforeEach(async () => {
  server = createTestServer()
  await createTestPerson(server)
})

const phones = {
  iOS: { os: 'iOS', model: 'iPhone', hardwareId: 'one' },
  Android: { os: 'Android', model: 'Pixel', hardwareId: 'two' },
} as const

type Described = (typeof phones)[keyof typeof phones]

const credentials = { username: 'amara', password }

const offered = async (phone: Described) => ({
  ...(await server.call('readActivationOptions', { body: { ...credentials, phone } })).reply,
  device: phone.hardwareId,
})

class Activating {
  readonly bearer: string
  readonly path: { activationId: string }
  readonly options: readonly string[]
  readonly device: string
  nonce = 'none'

  constructor({ activationId, secret, options, device }: Awaited<ReturnType<typeof offered>>) {
    this.device = device
    this.bearer = secret
    this.path = { activationId }
    this.options = options
  }

  async start(again: { username?: string; password?: string } = {}) {
    const { options, bearer, path } = this
    const body = { option: options[0], ...credentials, ...again }
    const started = await server.call('startActivation', { bearer, path, body })
    if (started.status === 200) this.nonce = started.reply.nonce
    return started
  }

  verify(token: string) {
    return server.call('verifyActivationToken', { ...this, body: { token } })
  }

  activate(body: BodyOf<'activate'>) {
    const { bearer, path, device, nonce } = this
    const integrityClaim = attestationOf(server, { device, nonce })
    return server.call('activate', { bearer, path, body: { integrityClaim, ...body } })
  }
}

async function start(phone: Described): Promise<Activating> {
  const activating = new Activating(await offered(phone))
  expect((await activating.start()).reply.asks).toBe('activationToken')
  return activating
}

const options = async (phone: Described) => (await offered(phone)).options

test('an iPhone is activated with token and element, and can approve at once', async () => {
  expect(await options(phones.iOS)).toEqual(['activate'])
  const activating = await start(phones.iOS)
  expect(server.sms.at(-1)).toMatchObject({ to: '+15551230001' })
  const body = { token: lastSmsCode(server), element: 'touchId', pushToken: 'abcd' } as const
  const device = new TestDevice(server, (await activating.activate(body)).reply, activating.device)
  const window = await logIn(server)
  await device.answer()
  expect(await window.state()).toBe('loggedIn')
})

test('an Android phone verifies the token first and then chooses a PIN', async () => {
  const activating = await start(phones.Android)
  expect((await activating.activate({ pin: 'abc1', element: 'pin' })).problem.code).toBe('wrong_state')
  expect((await activating.verify(lastSmsCode(server))).reply.verified).toBe(true)
  expect((await activating.activate({ pin: 'abc1', element: 'pin' })).status).toBe(201)
})

test.each(['', 'abcd', '123', '1234567', '12 4', '12#4', '１２３４', '١٢٣٤', 'ab1é'])(
  'the PIN %j is refused, and a better one can follow',
  async (pin) => {
    const activating = await start(phones.Android)
    await activating.verify(lastSmsCode(server))
    expect((await activating.activate({ pin, element: 'pin' })).problem.code).toBe('weak_pin')
    expect((await activating.activate({ pin: 'a1B2c3', element: 'pin' })).status).toBe(201)
  },
)

test('a phone without a security element is not activated', async () => {
  const activating = await start(phones.iOS)
  const body = { token: lastSmsCode(server), element: 'fingerprint' } as const
  expect((await activating.activate(body)).problem.code).toBe('forbidden')
})

describe('the token', () => {
  test('is not in any reply', async () => {
    const { reply } = await new Activating(await offered(phones.iOS)).start()
    expect(JSON.stringify(reply)).not.toContain(lastSmsCode(server))
  })

  test('is good once', async () => {
    const activating = await start(phones.iOS)
    const body = { token: lastSmsCode(server), element: 'faceId' } as const
    expect((await activating.activate(body)).status).toBe(201)
    expect((await activating.activate(body)).problem.code).toBe('wrong_state')
  })

  test('is void after five wrong ones', async () => {
    const activating = await start(phones.Android)
    for (let count = 0; count < 5; count++) await activating.verify(wrongCodeLike(lastSmsCode(server)))
    expect((await activating.verify(lastSmsCode(server))).problem.code).toBe('invalid_code')
  })

  test('belongs to the phone that asked for it', async () => {
    const first = await start(phones.iOS)
    const token = lastSmsCode(server)
    await server.pass(120 * second)
    const other = await start(phones.Android)
    expect((await other.verify(token)).problem.code).toBe('invalid_code')
    expect((await first.activate({ token, element: 'faceId' })).status).toBe(201)
  })

  test.each([
    [600 * second - 1, 201],
    [600 * second, 409],
  ])('after %i ms: %i', async (after, status) => {
    const activating = await start(phones.iOS)
    await server.pass(after)
    expect((await activating.activate({ token: lastSmsCode(server), element: 'faceId' })).status).toBe(status)
  })
})

describe('with IB Key active on another phone', () => {
  let old: TestDevice

  beforeEach(async () => {
    old = await createTestIPhone(server)
  })

  const migrate = async () => {
    const activating = await start(phones.Android)
    await activating.verify(lastSmsCode(server))
    const body = { pin: 'abc1', element: 'pin', pushToken: 'new' } as const
    return new TestDevice(server, (await activating.activate(body)).reply, activating.device)
  }

  test('migration is offered', async () => {
    expect(await options(phones.Android)).toEqual(['migrate'])
  })

  test('the old phone stays active until the commit, and is dead after it', async () => {
    const phone = await migrate()
    expect((await old.read()).problem.code).toBe('unauthenticated')
    const next = await logIn(server)
    expect(server.pushes.at(-1)?.token).toBe('new')
    await phone.answer({ element: 'fingerprint' })
    expect(await next.state()).toBe('loggedIn')
  })

  test('a response of the old phone is refused', async () => {
    await migrate()
    const window = await logIn(server)
    expect((await window.respond(old.respond(await window.challenge()))).problem.code).toBe('invalid_code')
  })
})

test('without a mobile number nothing can be activated', async () => {
  const numberless = { username: 'bruno', mobileNumber: undefined }
  await createTestPerson(server, numberless)
  const body = { username: 'bruno', password, phone: phones.iOS }
  const { reply } = await server.call('readActivationOptions', { body })
  const activating = new Activating({ ...reply, device: 'one' })
  expect((await activating.start({ username: 'bruno' })).problem.code).toBe('forbidden')
})

describe('user name and password again', () => {
  test.each([
    ['a wrong password', { password: 'wrong' }],
    ['another person', { username: 'bruno' }],
  ])('%s: nothing is sent', async (_who, again) => {
    await createTestPerson(server, { username: 'bruno' })
    const activating = new Activating(await offered(phones.iOS))
    expect((await activating.start(again)).problem.code).toBe('invalid_credentials')
    expect(server.sms).toEqual([])
  })
})

test('with an active physical device its response takes the place of the SMS', async () => {
  const token = await createTestSecurityDevice(server)
  const activating = new Activating(await offered(phones.iOS))
  const { asks, challenge } = (await activating.start()).reply
  expect([asks, server.sms]).toEqual(['securityDevice', []])
  const response = token.respond(challenge)
  const proof = { element: 'faceId' } as const
  expect((await activating.activate({ ...proof, token: wrongCodeLike(response) })).problem.code).toBe(
    'invalid_code',
  )
  expect((await activating.activate({ ...proof, token: response })).status).toBe(201)
})
