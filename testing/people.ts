/** @module People for tests of the reference server, with devices whose cryptography shares no code with the server. */

import { createHmac, hkdfSync } from 'node:crypto'
import type { z } from 'zod'
import type { attestationClaims } from '../contract/device-face.ts'
import type { Locale, Os, Platform, SecurityElement } from '../contract/primitives.ts'
import type { BodyOf, ReplyOf } from '../contract/routes.ts'
import { labToken, type TestResponse, type TestServer, testAppId } from './reference-server.ts'

export const password = 'correct horse battery staple'

type Person = BodyOf<'createPerson'>

/** Adds a person who has a verified number and wants notifications, unless overridden. */
export async function createTestPerson(server: TestServer, change: Partial<Person> = {}): Promise<string> {
  const body: Person = {
    username: 'amara',
    password,
    residence: 'US',
    accounts: ['US'],
    seamless: true,
    mobileNumber: { number: '+15551230001', verified: true },
    ...change,
  }
  return (await server.call('createPerson', { bearer: labToken, body })).reply.username
}

const provision = async (server: TestServer, username: string, body: BodyOf<'provision'>) =>
  (await server.call('provision', { bearer: labToken, path: { username }, body })).reply

export const provisionSms = (server: TestServer, username = 'amara') =>
  provision(server, username, { type: 'sms' })

/** The eight digits of OCRA-1:HOTP-SHA256-8:QA06, by RFC 6287 section 5. */
function respond(deviceSecret: string, challenge: string): string {
  const key = derived(deviceSecret, 'sls ocra v1')
  const question = Buffer.concat([Buffer.from(challenge), Buffer.alloc(128)]).subarray(0, 128)
  const input = Buffer.concat([Buffer.from('OCRA-1:HOTP-SHA256-8:QA06\0'), question])
  const mac = createHmac('sha256', key).update(input).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 10 ** 8).padStart(8, '0')
}

const derived = (deviceSecret: string, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(deviceSecret, 'base64url'), '', info, 32))

type Claimed = z.input<typeof attestationClaims>

/** The claims of a genuine attestation, unless overridden. */
export const attestationOf = (
  server: TestServer,
  claimed: Pick<Claimed, 'device' | 'nonce'> & Partial<Claimed>,
) =>
  JSON.stringify({
    verdict: 'clean',
    app: testAppId,
    iat: Math.floor(server.parts.clock.now() / 1_000),
    ...claimed,
  })

export interface AnswerOptions {
  readonly decision?: 'approve' | 'decline'
  readonly element?: SecurityElement | undefined
  /** The values that the approval signature covers, if they differ from those that are sent. */
  readonly signedElement?: string
  readonly signedAttestation?: string
  readonly requestId?: string
  /** Overrides claims of the attestation; null: none is sent. */
  readonly attestation?: Partial<Claimed> | null
}

/** An activated phone. */
export class TestDevice {
  readonly deviceId: string
  readonly #secret: string
  readonly #server: TestServer
  readonly #hardwareId: string

  constructor(
    server: TestServer,
    device: { deviceId: string; deviceSecret?: string | undefined },
    hardwareId = 'none',
  ) {
    this.#server = server
    this.#hardwareId = hardwareId
    this.deviceId = device.deviceId
    this.#secret = device.deviceSecret ?? ''
  }

  get accessKey(): string {
    return derived(this.#secret, 'sls access v1').toString('base64url')
  }

  respond(challenge: string | undefined): string {
    return respond(this.#secret, challenge ?? '')
  }

  /** The id of the request that the newest notification names. */
  newestRequest(): string {
    return this.#server.pushes.at(-1)?.data.requestId ?? 'none'
  }

  read(requestId = this.newestRequest()): Promise<TestResponse<'readPushRequest'>> {
    const path = { deviceId: this.deviceId, requestId }
    return this.#server.call('readPushRequest', { bearer: this.accessKey, path })
  }

  /** The request of an answer. */
  async answerRequest(how: AnswerOptions = {}) {
    const { decision = 'approve', requestId = this.newestRequest() } = how
    const element = 'element' in how ? how.element : decision === 'approve' ? 'faceId' : undefined
    const { loginId, nonce } = (await this.read(requestId)).reply
    const attested = decision === 'approve' && how.attestation !== null
    const integrityClaim = attested
      ? attestationOf(this.#server, { device: this.#hardwareId, nonce, ...how.attestation })
      : undefined
    const signed = [requestId, loginId, decision, how.signedElement ?? element ?? '']
    const text = [...signed, how.signedAttestation ?? integrityClaim ?? '', nonce].join('\n')
    const key = derived(this.#secret, 'sls approval v1')
    const seal = createHmac('sha256', key).update(text).digest('base64url')
    return {
      bearer: this.accessKey,
      path: { deviceId: this.deviceId, requestId },
      body: { decision, element, integrityClaim, seal },
    }
  }

  async answer(how: AnswerOptions = {}): Promise<TestResponse<'answerPushRequest'>> {
    return this.#server.call('answerPushRequest', await this.answerRequest(how))
  }

  offer(pushToken: string): Promise<TestResponse<'offerPushToken'>> {
    const path = { deviceId: this.deviceId }
    return this.#server.call('offerPushToken', { bearer: this.accessKey, path, body: { pushToken } })
  }
}

export async function createTestIPhone(
  server: TestServer,
  username = 'amara',
  pushToken: string | undefined = 'abcd',
): Promise<TestDevice> {
  return createTestDevice(server, username, 'iOS', pushToken)
}

export async function createTestDevice(
  server: TestServer,
  username: string,
  os: Os,
  pushToken?: string | undefined,
): Promise<TestDevice> {
  const device = { type: 'ibKey', os, model: 'phone', hardwareId: `${os} of ${username}`, pushToken } as const
  return new TestDevice(server, await provision(server, username, device), device.hardwareId)
}

export async function createTestSecurityDevice(server: TestServer, username = 'amara'): Promise<TestDevice> {
  return new TestDevice(server, await provision(server, username, { type: 'physical', name: 'DSC+' }))
}

type LoginStep = 'readLogin' | 'askForChallenge' | 'askForAnotherSms'

/** A window after the password step. */
export class TestLogin {
  readonly first: ReplyOf<'logIn'>
  readonly #server: TestServer

  constructor(server: TestServer, first: ReplyOf<'logIn'>) {
    this.#server = server
    this.first = first
  }

  get #proof() {
    return { bearer: this.first.secret, path: { loginId: this.first.loginId } }
  }

  step<Name extends LoginStep>(name: Name): Promise<TestResponse<Name>> {
    return this.#server.call(name, this.#proof)
  }

  async state(): Promise<string> {
    return (await this.step('readLogin')).reply.state
  }

  /** A new challenge. */
  async challenge(): Promise<string | undefined> {
    return (await this.step('askForChallenge')).reply.challenge
  }

  respond(response: string): Promise<TestResponse<'giveResponse'>> {
    return this.#server.call('giveResponse', { ...this.#proof, body: { response } })
  }

  code(code: string): Promise<TestResponse<'giveSecurityCode'>> {
    return this.#server.call('giveSecurityCode', { ...this.#proof, body: { code } })
  }

  choose(deviceId: string): Promise<TestResponse<'chooseDevice'>> {
    return this.#server.call('chooseDevice', { ...this.#proof, body: { deviceId } })
  }
}

export const tryLogIn = (
  server: TestServer,
  credentials: { username?: string; password?: string } = {},
  platform: Platform = 'clientPortal',
  locale: Locale = 'en',
): Promise<TestResponse<'logIn'>> =>
  server.call('logIn', { body: { username: 'amara', password, ...credentials, platform, locale } })

export async function logIn(
  server: TestServer,
  username = 'amara',
  platform: Platform = 'clientPortal',
  locale: Locale = 'en',
): Promise<TestLogin> {
  return new TestLogin(server, (await tryLogIn(server, { username }, platform, locale)).reply)
}

/** The code in the SMS sent last. */
export const lastSmsCode = (server: TestServer): string =>
  /[0-9A-HJKMNP-TV-Z]{6,8}(?![0-9A-Za-z])/.exec(server.sms.at(-1)?.body ?? '')?.[0] ?? 'none'

/** Another code of the same form. */
export const wrongCodeLike = (code: string): string => `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
