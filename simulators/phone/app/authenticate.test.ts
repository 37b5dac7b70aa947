import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  activationOffer,
  createTestPhone,
  owner,
  type TestPhoneOptions,
  testDeviceSecret,
} from '../../../testing/simulated-phone.ts'
import type { SimulatedPhone } from '../phone.ts'
import type { ProfileName } from '../profiles.ts'

const android = ['Android without fingerprint sensor', 'Android with fingerprint sensor'] as const
const iPhones = [
  ['iPhone with Touch ID', 'touchId'],
  ['iPhone without Touch ID activated', 'passcode'],
  ['iPhone with Face ID', 'faceId'],
  ['iPhone without Face ID activated', 'passcode'],
] as const

async function atAuthenticate(profile: ProfileName, setting?: TestPhoneOptions) {
  const hand = createTestPhone(profile, setting)
  await hand.phone.launch()
  await hand.phone.tap('Services')
  await hand.phone.tap('Authenticate')
  return hand
}

async function generate(
  phone: SimulatedPhone,
  challenge: string,
  pin = owner.pin,
  button = 'Generate Response',
) {
  if (phone.os === 'Android') await phone.type('IBKR Mobile PIN', pin)
  await phone.type('Challenge', challenge)
  await phone.tap(button)
}

const response = (phone: SimulatedPhone) =>
  phone.screen().values.find(({ label }) => label === 'Response String')?.value

/** RFC 6287 in its shortest form, for this one suite. */
function expected(challenge: string): string {
  const key = hkdfSync('sha256', Buffer.from(testDeviceSecret, 'base64url'), '', 'sls ocra v1', 32)
  const question = Buffer.concat([Buffer.from(challenge)], 128)
  const mac = createHmac('sha256', Buffer.from(key))
    .update(Buffer.concat([Buffer.from('OCRA-1:HOTP-SHA256-8:QA06\0'), question]))
    .digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 100_000_000).padStart(8, '0')
}

describe('a phone that was tampered with while the app asks', () => {
  it('shows no response', async () => {
    const { phone } = await atAuthenticate('iPhone with Touch ID')
    await generate(phone, '123456')
    await phone.setConditions({ tampered: true })
    await phone.presentOwn('touchId')
    expect(response(phone)).toBeUndefined()
    expect(phone.screen().title).toBe('IB Key')
  })
})

describe.each(android)('challenge/response on %s', (profile) => {
  it('takes the PIN beside the challenge and asks for nothing more', async () => {
    const { phone } = await atAuthenticate(profile)
    expect(phone.screen().fields.map(({ label }) => label)).toEqual(['IBKR Mobile PIN', 'Challenge'])
    await generate(phone, '000123')
    expect(phone.screen().prompt).toBeUndefined()
    expect(response(phone)).toBe(expected('000123'))
  })

  it('shows no response for a wrong PIN, or none', async () => {
    const { phone } = await atAuthenticate(profile)
    for (const pin of [`${owner.pin}0`, '', ' ']) {
      await generate(phone, '123456', pin)
      expect(response(phone)).toBeUndefined()
      expect(phone.screen().notes).toEqual(['Wrong PIN.'])
    }
    await generate(phone, '123456')
    expect(response(phone)).toBe(expected('123456'))
  })

  it('is suspended after five wrong PINs in a row', async () => {
    const { phone } = await atAuthenticate(profile)
    for (let tries = 0; tries < 5; tries++) await generate(phone, '123456', 'wrong')
    expect(phone.screen().notes.join()).toContain('suspended')
    await phone.launch()
    await phone.tap('Services')
    await phone.tap('Authenticate')
    expect(phone.screen().fields).toEqual([])
  })

  it('does not show the PIN', async () => {
    const { phone } = await atAuthenticate(profile)
    await phone.type('IBKR Mobile PIN', owner.pin)
    expect(JSON.stringify(phone.screen())).not.toContain(owner.pin)
  })
})

describe.each(iPhones)('challenge/response on %s', (profile, element) => {
  it(`asks for ${element} after the challenge, then shows the response`, async () => {
    const { phone } = await atAuthenticate(profile)
    expect(phone.screen().fields.map(({ label }) => label)).toEqual(['Challenge'])
    await generate(phone, '000123')
    expect(phone.screen().prompt).toBe(element)
    expect(response(phone)).toBeUndefined()
    await phone.presentOwn(element)
    expect(phone.screen().prompt).toBeUndefined()
    expect(response(phone)).toBe(expected('000123'))
  })

  it('shows no response when the element fails or the prompt is dismissed', async () => {
    const { phone } = await atAuthenticate(profile)
    await generate(phone, '123456')
    await phone.present(element === 'passcode' ? { element, secret: '0' } : { element, whose: 'other' })
    expect(response(phone)).toBeUndefined()
    await phone.cancel()
    expect(phone.screen().prompt).toBeUndefined()
    expect(response(phone)).toBeUndefined()
    expect(phone.screen().fields).toEqual([{ label: 'Challenge', value: '123456' }])
  })
})

describe.each([...android, ...iPhones.map(([profile]) => profile)])('challenge/response on %s', (profile) => {
  it('needs no network', async () => {
    const { phone, calls } = await atAuthenticate(profile, { conditions: { airplaneMode: true } })
    await generate(phone, '999999')
    if (phone.screen().prompt) await phone.presentOwn(phone.element)
    expect(response(phone)).toBe(expected('999999'))
    expect(calls).toEqual([])
  })

  it.each(['', '12345', '1234567', '12345a', '123 456', '１２３４５６', '123456\n'])(
    'takes nothing but six digits: "%s"',
    async (challenge) => {
      const { phone } = await atAuthenticate(profile)
      await generate(phone, challenge)
      expect(phone.screen().prompt).toBeUndefined()
      expect(response(phone)).toBeUndefined()
      expect(phone.screen().notes).toEqual(['The challenge has exactly six digits.'])
    },
  )

  it('calls its button Generate Response, and answers to Generate Passcode', async () => {
    const { phone } = await atAuthenticate(profile)
    expect(phone.screen().buttons).toContain('Generate Response')
    expect(phone.screen().buttons).not.toContain('Generate Passcode')
    await generate(phone, '123456', owner.pin, 'Generate Passcode')
    if (phone.screen().prompt) await phone.presentOwn(phone.element)
    expect(response(phone)).toBe(expected('123456'))
  })

  it('is refused on a phone that is not activated, and on one that is jailbroken or rooted', async () => {
    for (const setting of [{ activated: false }, { conditions: { tampered: true } }]) {
      const { phone } = await atAuthenticate(profile, setting)
      expect(phone.screen().fields).toEqual([])
    }
  })

  it('always has eight digits, zeros in front included', async () => {
    const { phone } = await atAuthenticate(profile, { conditions: { internet: false } })
    const responses: (string | undefined)[] = []
    for (let challenge = 0; challenge < 60; challenge++) {
      await generate(phone, String(challenge * 9973).padStart(6, '0'))
      if (phone.screen().prompt) await phone.presentOwn(phone.element)
      responses.push(response(phone))
    }
    for (const shown of responses) expect(shown).toMatch(/^[0-9]{8}$/)
    expect(responses.some((shown) => shown?.startsWith('0'))).toBe(true)
  })
})

describe('Authenticate', () => {
  const loggedIn = async (profile: ProfileName) => {
    const hand = createTestPhone(profile, {
      script: { readActivationOptions: () => activationOffer() },
    })
    await hand.phone.launch()
    await hand.phone.type('Username', owner.username)
    await hand.phone.type('Password', owner.password)
    await hand.phone.tap('Log In')
    return hand.phone
  }

  it.each([
    ['iPhone with Face ID', 'More'],
    ['Android without fingerprint sensor', 'Menu'],
  ] as const)('is behind the menu for somebody who is logged in on %s', async (profile, menu) => {
    const phone = await loggedIn(profile)
    expect(phone.screen().buttons).toEqual([menu])
    await phone.launch()
    await phone.tap(menu)
    await phone.tap('Authenticate')
    expect(phone.screen().fields.map(({ label }) => label)).toContain('Challenge')
  })

  it('is behind Services again after logging out', async () => {
    const phone = await loggedIn('iPhone with Face ID')
    await phone.tap('More')
    await phone.tap('Log Out')
    expect(phone.screen().buttons).toEqual(['Log In', 'Services'])
  })

  it('is the occasion to offer the push token, where the phone is online', async () => {
    const { phone, calls } = await atAuthenticate('Android without fingerprint sensor')
    await generate(phone, '123456')
    expect(calls.map(({ operation }) => operation)).toEqual(['offerPushToken'])
  })
})
