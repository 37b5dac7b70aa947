import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { SecurityElement } from '../../contract/primitives.ts'
import {
  createTestPhone,
  deviceId,
  openRequest,
  owner,
  type TestPhoneOptions,
  testDeviceSecret,
  testPushMessage,
} from '../../testing/simulated-phone.ts'
import { seededRandom } from '../random.ts'
import type { ProfileName } from './profiles.ts'
import type { Presented } from './screen.ts'

async function tapped(profile: ProfileName, setting?: TestPhoneOptions) {
  const hand = createTestPhone(profile, setting)
  hand.phone.push.receive(testPushMessage(), hand.clock.now())
  await hand.phone.tapNotification('push-1')
  return { ...hand, answers: () => hand.calls.filter(({ operation }) => operation === 'answerPushRequest') }
}

const elements: readonly (readonly [ProfileName, SecurityElement])[] = [
  ['iPhone with Touch ID', 'touchId'],
  ['iPhone without Touch ID activated', 'passcode'],
  ['iPhone with Face ID', 'faceId'],
  ['iPhone without Face ID activated', 'passcode'],
  ['Android with fingerprint sensor', 'fingerprint'],
  ['Android without fingerprint sensor', 'pin'],
]

const strange = (element: SecurityElement): Presented =>
  element === 'pin' || element === 'passcode' ? { element, secret: '0' } : { element, whose: 'other' }

describe.each(elements)('a notification on %s', (profile, element) => {
  it(`asks for ${element} when it is tapped, and approves nothing yet`, async () => {
    const { phone, answers } = await tapped(profile)
    expect(phone.element).toBe(element)
    expect(phone.screen().prompt).toBe(element)
    expect(phone.screen().buttons).toEqual(['Deny'])
    expect(answers()).toEqual([])
  })

  it('approves with the right element, and leaves the list', async () => {
    const { phone, answers } = await tapped(profile)
    await phone.presentOwn(element)
    expect(answers()).toHaveLength(1)
    expect(answers()[0]?.body).toMatchObject({ decision: 'approve', element })
    expect(phone.notifications()).toEqual([])
    expect(phone.screen().prompt).toBeUndefined()
  })

  it('approves nothing with a strange element, and asks again', async () => {
    const { phone, answers } = await tapped(profile)
    await phone.present(strange(element))
    expect(answers()).toEqual([])
    expect(phone.screen().prompt).toBe(element)
    await phone.presentOwn(element)
    expect(answers()).toHaveLength(1)
  })

  it('approves nothing when the prompt is dismissed, and can be tried again', async () => {
    const { phone, answers } = await tapped(profile)
    await phone.cancel()
    expect(answers()).toEqual([])
    expect(phone.screen().prompt).toBeUndefined()
    await phone.tap('Try Again')
    expect(phone.screen().prompt).toBe(element)
  })

  it('is declined without any element', async () => {
    const { phone, answers } = await tapped(profile)
    await phone.tap('Deny')
    expect(answers()[0]?.body).toMatchObject({ decision: 'decline' })
    expect(answers()[0]?.body).not.toHaveProperty('element')
    expect(phone.notifications()).toEqual([])
  })
})

describe('biometry that fails five times', () => {
  it.each([
    ['iPhone with Touch ID', 'touchId', 'passcode'],
    ['iPhone with Face ID', 'faceId', 'passcode'],
    ['Android with fingerprint sensor', 'fingerprint', 'pin'],
  ] as const)('gives way on %s', async (profile, element, fallback) => {
    const { phone, answers } = await tapped(profile)
    for (let tries = 1; tries < 5; tries++) await phone.present({ element, whose: 'other' })
    expect(phone.screen().prompt).toBe(element)
    await phone.present({ element, whose: 'other' })
    expect(phone.screen().prompt).toBe(fallback)
    await phone.cancel()
    await phone.tap('Try Again')
    expect(phone.screen().prompt).toBe(fallback)
    await phone.presentOwn(fallback)
    expect(answers()[0]?.body).toMatchObject({ element: fallback })
  })

  it('is asked for again once the Passcode was right', async () => {
    const { phone } = await tapped('iPhone with Touch ID')
    for (let tries = 0; tries < 5; tries++) await phone.present({ element: 'touchId', whose: 'other' })
    await phone.presentOwn('passcode')
    phone.push.receive(testPushMessage({ id: 'push-2' }), 0)
    await phone.tapNotification('push-2')
    expect(phone.screen().prompt).toBe('touchId')
  })

  it('leaves five tries of the Passcode, then the prompt is gone', async () => {
    const { phone, answers } = await tapped('iPhone without Face ID activated')
    for (let tries = 0; tries < 5; tries++) await phone.present({ element: 'passcode', secret: '0' })
    expect(phone.screen().prompt).toBeUndefined()
    expect(answers()).toEqual([])
  })
})

describe('an answer', () => {
  const derived = (info: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(testDeviceSecret, 'base64url'), '', info, 32))
  const sealOf = (text: string) =>
    createHmac('sha256', derived('sls approval v1')).update(text).digest('base64url')

  it('is sealed over request, login, decision, element, integrity claim and nonce with the approval key', async () => {
    const { phone, answers } = await tapped('iPhone with Face ID')
    await phone.presentOwn('faceId')
    expect(answers()[0]).toEqual({
      operation: 'answerPushRequest',
      params: { deviceId, requestId: 'request-1' },
      body: {
        decision: 'approve',
        element: 'faceId',
        integrityClaim: 'clean for nonce-1',
        seal: sealOf('request-1\nlogin-1\napprove\nfaceId\nclean for nonce-1\nnonce-1'),
      },
      bearer: derived('sls access v1').toString('base64url'),
    })
  })

  it('is sealed with an empty element and no claim where the login is declined', async () => {
    const { phone, answers } = await tapped('iPhone with Face ID')
    await phone.tap('Deny')
    expect(answers()[0]?.body).toMatchObject({ seal: sealOf('request-1\nlogin-1\ndecline\n\n\nnonce-1') })
  })

  it('of a phone that was rooted while the app asked says so', async () => {
    const { phone, answers } = await tapped('iPhone with Face ID')
    await phone.setConditions({ tampered: true })
    await phone.presentOwn('faceId')
    expect(answers()[0]?.body).toMatchObject({ integrityClaim: 'compromised for nonce-1' })
  })

  it('that comes too late says so and leaves the list', async () => {
    const { phone } = await tapped('iPhone with Face ID', {
      script: { answerPushRequest: () => ({ kind: 'refused', code: 'wrong_state', detail: '' }) },
    })
    await phone.presentOwn('faceId')
    expect(phone.screen().notes).toEqual(['This login has ended or expired.'])
    expect(phone.notifications()).toEqual([])
  })
})

describe('a notification', () => {
  it.each(['approved', 'declined', 'expired', 'superseded'] as const)(
    'of a login that is %s says so when it is tapped, and asks for nothing',
    async (state) => {
      const { phone } = await tapped('Android without fingerprint sensor', {
        script: { readPushRequest: () => ({ kind: 'reply', reply: { ...openRequest, state } }) },
      })
      expect(phone.screen().notes).toEqual(['This login has ended or expired.'])
      expect(phone.screen().prompt).toBeUndefined()
      expect(phone.notifications()).toEqual([])
    },
  )

  it('that names no push request only opens the app', async () => {
    const { phone, clock, calls } = createTestPhone('iPhone with Face ID')
    phone.push.receive(testPushMessage({ data: {} }), clock.now())
    await phone.tapNotification('push-1')
    expect(phone.screen().buttons).toContain('Services')
    expect(calls).toEqual([])
  })

  it('that is swiped away is gone, and nothing is sent', async () => {
    const { phone, clock, calls } = createTestPhone('Android without fingerprint sensor')
    phone.push.receive(testPushMessage(), clock.now())
    await phone.swipeAway('push-1')
    expect(phone.notifications()).toEqual([])
    expect(calls).toEqual([])
  })

  it('opens nothing without internet, and stays listed', async () => {
    const hand = createTestPhone('iPhone with Touch ID')
    hand.phone.push.receive(testPushMessage(), hand.clock.now())
    await hand.phone.setConditions({ internet: false })
    await hand.phone.tapNotification('push-1')
    expect(hand.calls).toEqual([])
    expect(hand.phone.screen().prompt).toBeUndefined()
    expect(hand.phone.notifications()).toHaveLength(1)
  })

  it('opens nothing on a phone that is jailbroken or rooted, or not activated', async () => {
    const tampered = await tapped('iPhone with Touch ID', { conditions: { tampered: true } })
    expect(tampered.phone.screen().prompt).toBeUndefined()
    const blank = await tapped('iPhone with Touch ID', { activated: false })
    expect(blank.phone.screen().notes).toEqual(['IB Key is not activated on this phone.'])
    expect([...tampered.calls, ...blank.calls]).toEqual([])
  })
})

describe('five wrong PINs in a row', () => {
  const wrongPin = { element: 'pin', secret: 'wrong' } as const

  it('suspend IB Key on the phone', async () => {
    const { phone, answers } = await tapped('Android without fingerprint sensor')
    for (let tries = 0; tries < 5; tries++) await phone.present(wrongPin)
    expect(phone.screen().prompt).toBeUndefined()
    expect(phone.screen().notes.join()).toContain('suspended')
    await phone.tapNotification('push-1')
    expect(phone.screen().prompt).toBeUndefined()
    expect(answers()).toEqual([])
  })

  it('are no longer in a row once the right one was given', async () => {
    const { phone } = await tapped('Android without fingerprint sensor')
    for (let tries = 0; tries < 4; tries++) await phone.present(wrongPin)
    await phone.presentOwn('pin')
    phone.push.receive(testPushMessage({ id: 'push-2' }), 0)
    await phone.tapNotification('push-2')
    for (let tries = 0; tries < 4; tries++) await phone.present(wrongPin)
    expect(phone.screen().prompt).toBe('pin')
  })

  it('are the same PIN only letter by letter', async () => {
    const { phone, answers } = await tapped('Android without fingerprint sensor')
    phone.provision({ deviceId, deviceSecret: testDeviceSecret, pin: 'ab12' })
    await phone.present({ element: 'pin', secret: 'AB12' })
    expect(answers()).toEqual([])
    await phone.present({ element: 'pin', secret: 'ab12' })
    expect(answers()).toHaveLength(1)
  })
})

describe('a phone', () => {
  it('keeps text messages, the newest last, and needs no internet for them', async () => {
    const { phone } = createTestPhone('iPhone with Face ID', { conditions: { internet: false } })
    expect(phone.sms.obstacle()).toBeUndefined()
    phone.sms.receive({ from: 'IBKR', to: owner.mobileNumber, body: 'first', at: 1 })
    phone.sms.receive({ from: 'IBKR', to: owner.mobileNumber, body: 'second', at: 2 })
    expect(phone.messages()).toEqual([
      { from: 'IBKR', body: 'first', at: 1 },
      { from: 'IBKR', body: 'second', at: 2 },
    ])
  })

  it.each([
    [{ mobileSignal: false }, 'the phone has no mobile network'],
    [{ airplaneMode: true }, 'airplane mode is on'],
    [{ poweredOn: false }, 'the phone is switched off'],
  ])('takes no text messages with %o', async (change, obstacle) => {
    const { phone } = createTestPhone('iPhone with Face ID')
    await phone.setConditions(change)
    expect(phone.sms.obstacle()).toBe(obstacle)
  })

  it('tells the timeline what happens, and no secret', async () => {
    const { phone, timeline } = await tapped('Android without fingerprint sensor')
    await phone.present({ element: 'pin', secret: 'wrong9' })
    await phone.presentOwn('pin')
    phone.sms.receive({ from: 'IBKR', to: owner.mobileNumber, body: 'Your code is 314159', at: 1 })
    const told = JSON.stringify(timeline.events)
    for (const secret of [owner.pin, 'wrong9', testDeviceSecret, '314159'])
      expect(told).not.toContain(`"${secret}"`)
    expect(told).not.toContain('314159')
    expect(timeline.events.map(({ what }) => what)).toContain('approves the login')
    expect(new Set(timeline.events.map(({ who }) => who))).toEqual(new Set(["Amara's phone"]))
  })

  it('has a hardware id of its own, the same in every run and after a new installation', async () => {
    const random = seededRandom('world')
    const [first, second] = ['one', 'two'].map(() => createTestPhone('iPhone with Face ID', { random }).phone)
    const again = createTestPhone('iPhone with Face ID', { random: seededRandom('world') }).phone
    const id = first?.registration().hardwareId
    expect(id).toMatch(/^[0-9a-f]{16}$/)
    expect(second?.registration().hardwareId).not.toBe(id)
    await again.uninstall()
    await again.install()
    expect(again.registration().hardwareId).toBe(id)
  })

  it('gives the lab what it needs, the PIN only on Android', () => {
    expect(createTestPhone('Android without fingerprint sensor').phone.registration()).toMatchObject({
      os: 'Android',
      pushToken: 'token-1',
      pin: owner.pin,
    })
    expect(createTestPhone('iPhone with Face ID').phone.registration().pin).toBeUndefined()
  })
})
