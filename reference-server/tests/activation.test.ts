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

type PhoneDescription = (typeof phones)[keyof typeof phones]

const credentials = { username: 'amara', password }

const offer = async (phone: PhoneDescription) => ({
  ...(await server.call('readActivationOptions', { body: { ...credentials, phone } })).reply,
  device: phone.hardwareId,
})

class TestActivation {
  readonly bearer: string
  readonly path: { activationId: string }
  readonly options: readonly string[]
  readonly device: string
  nonce = 'none'

  constructor({ activationId, secret, options, device }: Awaited<ReturnType<typeof offer>>) {
    this.device = device
    this.bearer = secret
    this.path = { activationId }
    this.options = options
  }

  async start(changed: { username?: string; password?: string } = {}) {
    const { options, bearer, path } = this
    const body = { option: options[0], ...credentials, ...changed }
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

async function start(phone: PhoneDescription): Promise<TestActivation> {
  const activation = new TestActivation(await offer(phone))
  expect((await activation.start()).reply.asks).toBe('activationToken')
  return activation
}

const options = async (phone: PhoneDescription) => (await offer(phone)).options

test('an iPhone is activated with token and security element, and can approve at once', async () => {
  expect(await options(phones.iOS)).toEqual(['activate'])
  const activation = await start(phones.iOS)
  expect(server.sms.at(-1)).toMatchObject({ to: '+15551230001' })
  const body = { token: lastSmsCode(server), element: 'touchId', pushToken: 'abcd' } as const
  const device = new TestDevice(server, (await activation.activate(body)).reply, activation.device)
  const window = await logIn(server)
  await device.answer()
  expect(await window.state()).toBe('loggedIn')
})

test('an Android phone verifies the token before it submits a PIN', async () => {
  const activation = await start(phones.Android)
  expect((await activation.activate({ pin: 'abc1', element: 'pin' })).problem.code).toBe('wrong_state')
  expect((await activation.verify(lastSmsCode(server))).reply.verified).toBe(true)
  expect((await activation.activate({ pin: 'abc1', element: 'pin' })).status).toBe(201)
})

test.each(['', 'abcd', '123', '1234567', '12 4', '12#4', '１２３４', '١٢٣٤', 'ab1é'])(
  'the PIN %j is refused, and a strong one is accepted afterwards',
  async (pin) => {
    const activation = await start(phones.Android)
    await activation.verify(lastSmsCode(server))
    expect((await activation.activate({ pin, element: 'pin' })).problem.code).toBe('weak_pin')
    expect((await activation.activate({ pin: 'a1B2c3', element: 'pin' })).status).toBe(201)
  },
)

test('an iPhone with the security element of an Android phone is not activated', async () => {
  const activation = await start(phones.iOS)
  const body = { token: lastSmsCode(server), element: 'fingerprint' } as const
  expect((await activation.activate(body)).problem.code).toBe('forbidden')
})

describe('the token', () => {
  test('is not in the reply', async () => {
    const { reply } = await new TestActivation(await offer(phones.iOS)).start()
    expect(JSON.stringify(reply)).not.toContain(lastSmsCode(server))
  })

  test('can be used once', async () => {
    const activation = await start(phones.iOS)
    const body = { token: lastSmsCode(server), element: 'faceId' } as const
    expect((await activation.activate(body)).status).toBe(201)
    expect((await activation.activate(body)).problem.code).toBe('wrong_state')
  })

  test('is void after five wrong tokens', async () => {
    const activation = await start(phones.Android)
    for (let count = 0; count < 5; count++) await activation.verify(wrongCodeLike(lastSmsCode(server)))
    expect((await activation.verify(lastSmsCode(server))).problem.code).toBe('invalid_code')
  })

  test('is valid for the phone that requested it only', async () => {
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
  ])('is entered after %i ms: status %i', async (after, status) => {
    const activation = await start(phones.iOS)
    await server.pass(after)
    expect((await activation.activate({ token: lastSmsCode(server), element: 'faceId' })).status).toBe(status)
  })
})

describe('with IB Key active on another phone', () => {
  let old: TestDevice

  beforeEach(async () => {
    old = await createTestIPhone(server)
  })

  const migrate = async () => {
    const activation = await start(phones.Android)
    await activation.verify(lastSmsCode(server))
    const body = { pin: 'abc1', element: 'pin', pushToken: 'new' } as const
    return new TestDevice(server, (await activation.activate(body)).reply, activation.device)
  }

  test('migration is offered', async () => {
    expect(await options(phones.Android)).toEqual(['migrate'])
  })

  test('the activation of the new phone revokes the old one', async () => {
    const phone = await migrate()
    expect((await old.read()).problem.code).toBe('unauthenticated')
    const next = await logIn(server)
    expect(server.pushes.at(-1)?.token).toBe('new')
    await phone.answer({ element: 'fingerprint' })
    expect(await next.state()).toBe('loggedIn')
  })

  test('a response of the revoked phone is refused', async () => {
    await migrate()
    const window = await logIn(server)
    expect((await window.respond(old.respond(await window.challenge()))).problem.code).toBe('invalid_code')
  })
})

test('without a mobile number or a physical device no activation can be started', async () => {
  await createTestPerson(server, { username: 'bruno', mobileNumber: undefined })
  const body = { username: 'bruno', password, phone: phones.iOS }
  const { reply } = await server.call('readActivationOptions', { body })
  const activation = new TestActivation({ ...reply, device: 'one' })
  expect((await activation.start({ username: 'bruno' })).problem.code).toBe('forbidden')
})

describe('reauthentication', () => {
  test.each([
    ['with a wrong password', { password: 'wrong' }],
    ['as another person', { username: 'bruno' }],
  ])('%s is refused, and no SMS is sent', async (_what, changed) => {
    await createTestPerson(server, { username: 'bruno' })
    const activation = new TestActivation(await offer(phones.iOS))
    expect((await activation.start(changed)).problem.code).toBe('invalid_credentials')
    expect(server.sms).toEqual([])
  })
})

test('with an active physical device its response is required in place of an SMS', async () => {
  const token = await createTestSecurityDevice(server)
  const activation = new TestActivation(await offer(phones.iOS))
  const { asks, challenge } = (await activation.start()).reply
  expect([asks, server.sms]).toEqual(['securityDevice', []])
  const response = token.respond(challenge)
  const proof = { element: 'faceId' } as const
  expect((await activation.activate({ ...proof, token: wrongCodeLike(response) })).problem.code).toBe(
    'invalid_code',
  )
  expect((await activation.activate({ ...proof, token: response })).status).toBe(201)
})

describe('an activation of an Android phone between its proof and its PIN', () => {
  const pin = { pin: 'abc1', element: 'pin' } as const
  let session: string | undefined

  const removePhysical = async (device: TestDevice) =>
    server.call('removeDevice', { bearer: session, path: { deviceId: device.deviceId } })

  async function verifyNumber(number: string): Promise<void> {
    await server.call('changeMobileNumber', { bearer: session, body: { number } })
    await server.call('verifyMobileNumber', { bearer: session })
    const body = { code: lastSmsCode(server) }
    expect((await server.call('confirmMobileNumber', { bearer: session, body })).status).toBe(200)
  }

  beforeEach(async () => {
    session = (await logIn(server)).first.session
  })

  test.each([
    ['that has proven it', 0, 409],
    ['that has not', 1, 201],
  ])('without the device %s', async (_which, removed, status) => {
    const devices = [await createTestSecurityDevice(server), await createTestSecurityDevice(server)] as const
    const activation = new TestActivation(await offer(phones.Android))
    const { challenge } = (await activation.start()).reply
    expect((await activation.verify(devices[0].respond(challenge))).status).toBe(200)
    await removePhysical(devices[removed] ?? devices[0])
    expect((await activation.activate(pin)).status).toBe(status)
  })

  test.each([
    ['+15559990000', 409],
    ['+15551230001', 201],
  ])('with a verification of %s: status %i', async (number, status) => {
    const activation = await start(phones.Android)
    await activation.verify(lastSmsCode(server))
    await verifyNumber(number)
    expect((await activation.activate(pin)).status).toBe(status)
  })

  test('with a token that went to another number than the verified one', async () => {
    const activation = await start(phones.Android)
    const token = lastSmsCode(server)
    await verifyNumber('+15559990000')
    expect((await activation.verify(token)).problem.code).toBe('invalid_code')
  })
})
