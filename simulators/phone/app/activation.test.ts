import { describe, expect, it } from 'vitest'
import {
  activationOffer,
  createTestPhone,
  owner,
  type TestPhoneOptions,
  testPushMessage,
} from '../../../testing/simulated-phone.ts'
import type { SimulatedPhone } from '../phone.ts'
import type { ProfileName } from '../profiles.ts'

async function logIn(phone: SimulatedPhone): Promise<void> {
  await phone.type('Username', owner.username)
  await phone.type('Password', owner.password)
  await phone.tap('Log In')
}

/** From the home screen to the field for the Activation Token. */
async function tokenAwaited(
  profile: ProfileName,
  setting: TestPhoneOptions = {},
  option = 'Activate IB Key',
) {
  const hand = createTestPhone(profile, { activated: false, ...setting })
  await hand.phone.launch()
  await logIn(hand.phone)
  await hand.phone.tap(option)
  await hand.phone.tap(option)
  await hand.phone.tap('Continue')
  await logIn(hand.phone)
  return { ...hand, operations: () => hand.calls.map(({ operation }) => operation) }
}

async function pinAwaited(setting?: TestPhoneOptions) {
  const hand = await tokenAwaited('Android with fingerprint sensor', setting)
  await hand.phone.type('SMS Code', 'TOKEN')
  await hand.phone.tap('Verify')
  return hand
}

async function choosePin(phone: SimulatedPhone, pin: string, repeated = pin): Promise<void> {
  await phone.type('PIN', pin)
  await phone.type('Repeat PIN', repeated)
  await phone.tap('Activate')
}

/** Whether IB Key can be used: a notification leads to a prompt. */
async function isActive(phone: SimulatedPhone): Promise<boolean> {
  phone.push.receive(testPushMessage(), 0)
  await phone.tapNotification('push-1')
  return phone.screen().prompt !== undefined
}

describe('activation on an iPhone', () => {
  it('takes the token, asks for the element of the phone, and ends with Done', async () => {
    const { phone, calls } = await tokenAwaited('iPhone with Face ID')
    expect(phone.screen().fields.map(({ label }) => label)).toEqual(['Activation Code'])
    await phone.type('Activation Code', 'TOKEN')
    await phone.tap('Activate')
    expect(phone.screen().prompt).toBe('faceId')
    await phone.presentOwn('faceId')
    expect(calls.at(-1)).toEqual({
      operation: 'activate',
      params: { activationId: 'activation-1' },
      body: {
        token: 'TOKEN',
        element: 'faceId',
        integrityClaim: 'clean for nonce-1',
        pushToken: 'token-1',
      },
      bearer: 'secret-1',
    })
    expect(phone.screen().buttons).toEqual(['Done'])
    await phone.tap('Done')
    expect(await isActive(phone)).toBe(true)
  })

  it('is active once the server has accepted it, whether or not Done is tapped', async () => {
    const { phone } = await tokenAwaited('iPhone with Touch ID')
    await phone.type('Activation Code', 'TOKEN')
    await phone.tap('Activate')
    await phone.presentOwn('touchId')
    await phone.reboot()
    expect(await isActive(phone)).toBe(true)
  })

  it('sends nothing while the element is missing', async () => {
    const { phone, operations } = await tokenAwaited('iPhone without Touch ID activated')
    await phone.type('Activation Code', 'TOKEN')
    await phone.tap('Activate')
    await phone.present({ element: 'passcode', secret: 'wrong' })
    await phone.cancel()
    expect(operations()).not.toContain('activate')
    expect(phone.screen().fields).toEqual([{ label: 'Activation Code', value: 'TOKEN' }])
  })

  it('stays where it is when the token is refused', async () => {
    const { phone } = await tokenAwaited('iPhone with Face ID', {
      script: { activate: () => ({ kind: 'refused', code: 'invalid_code', detail: '' }) },
    })
    await phone.tap('Activate')
    await phone.presentOwn('faceId')
    expect(phone.screen().buttons).toEqual(['Activate', 'Cancel'])
    expect(phone.screen().notes).toEqual(['That is not the Activation Token that was sent last.'])
    expect(await isActive(phone)).toBe(false)
  })
})

describe('activation on Android', () => {
  it('takes the token, then a PIN chosen by its owner, and ends with Done', async () => {
    const { phone, calls } = await pinAwaited()
    expect(calls.at(-1)).toMatchObject({ operation: 'verifyActivationToken', body: { token: 'TOKEN' } })
    expect(phone.screen().fields.map(({ label }) => label)).toEqual(['PIN', 'Repeat PIN'])
    await choosePin(phone, 'Xy12')
    expect(calls.at(-1)).toMatchObject({
      operation: 'activate',
      body: { pin: 'Xy12', element: 'fingerprint', pushToken: 'token-1' },
      bearer: 'secret-1',
    })
    expect(phone.screen().buttons).toEqual(['Done'])
    expect(await isActive(phone)).toBe(true)
  })

  it('uses the chosen PIN from then on', async () => {
    const { phone } = await pinAwaited()
    await choosePin(phone, 'Xy12')
    await phone.launch()
    await phone.tap('Services')
    await phone.tap('Authenticate')
    await phone.type('IBKR Mobile PIN', 'Xy12')
    await phone.type('Challenge', '123456')
    await phone.tap('Generate Response')
    expect(phone.screen().values).toHaveLength(1)
  })

  it.each(['', '123', '1234567', 'abcd', 'ab 1', 'ab-1', 'äb12', '١٢٣٤', '12\u{1F600}'])(
    'does not take the PIN "%s"',
    async (pin) => {
      const { phone, operations } = await pinAwaited()
      await choosePin(phone, pin)
      expect(operations()).not.toContain('activate')
      expect(phone.screen().fields).toHaveLength(2)
    },
  )

  it.each(['1234', 'abc1', 'A1b2c3', '12345'])('takes the PIN "%s"', async (pin) => {
    const { phone, operations } = await pinAwaited()
    await choosePin(phone, pin)
    expect(operations()).toContain('activate')
  })

  it('wants the same PIN twice, in the same case', async () => {
    const { phone, operations } = await pinAwaited()
    for (const repeated of ['abc2', 'ABC1', '']) await choosePin(phone, 'abc1', repeated)
    expect(operations()).not.toContain('activate')
    expect(phone.screen().notes).toEqual(['The two PINs are not the same.'])
  })

  it('asks for no PIN before the token is verified', async () => {
    const { phone } = await pinAwaited({
      script: { verifyActivationToken: () => ({ kind: 'refused', code: 'invalid_code', detail: '' }) },
    })
    expect(phone.screen().buttons).toEqual(['Verify', 'Cancel'])
  })

  it('lifts a suspension', async () => {
    const { phone } = createTestPhone('Android without fingerprint sensor')
    phone.push.receive(testPushMessage(), 0)
    await phone.tapNotification('push-1')
    for (let tries = 0; tries < 5; tries++) await phone.present({ element: 'pin', secret: 'wrong' })
    await phone.launch()
    await logIn(phone)
    for (const label of ['Activate IB Key', 'Activate IB Key', 'Continue']) await phone.tap(label)
    await logIn(phone)
    await phone.type('SMS Code', 'TOKEN')
    await phone.tap('Verify')
    await choosePin(phone, 'Xy12')
    expect(await isActive(phone)).toBe(true)
  })
})

describe('the options after logging in to the app', () => {
  const options = (...offered: readonly ('activate' | 'migrate')[]): TestPhoneOptions => ({
    script: { readActivationOptions: () => activationOffer(...offered) },
  })

  it('are those that the server offers, migration on the same way', async () => {
    const { phone, operations } = await tokenAwaited(
      'iPhone with Face ID',
      options('migrate'),
      'Migrate IB Key',
    )
    expect(operations()).toEqual(['readActivationOptions', 'startActivation'])
    expect(phone.screen().buttons).toEqual(['Activate', 'Cancel'])
  })

  it('can be left alone', async () => {
    const { phone, calls } = createTestPhone('iPhone with Face ID', {
      activated: false,
      ...options('activate'),
    })
    await phone.launch()
    await logIn(phone)
    expect(phone.screen().buttons).toEqual(['Activate IB Key', 'Not Now'])
    await phone.tap('Activate IB Key')
    await phone.tap('Cancel')
    expect(phone.screen().buttons).toContain('Log In')
    expect(calls).toHaveLength(1)
  })

  it('are not shown to somebody whose password is wrong, or without internet', async () => {
    const refusing: TestPhoneOptions = {
      script: { readActivationOptions: () => ({ kind: 'refused', code: 'invalid_credentials', detail: '' }) },
    }
    for (const setting of [refusing, { conditions: { internet: false } }]) {
      const { phone } = createTestPhone('iPhone with Face ID', { activated: false, ...setting })
      await phone.launch()
      await logIn(phone)
      expect(phone.screen().buttons).toContain('Log In')
      expect(phone.screen().notes).toHaveLength(1)
    }
  })

  it('sends no text message before the credentials were given again', async () => {
    const { phone, calls } = createTestPhone('iPhone with Face ID', { activated: false })
    await phone.launch()
    await logIn(phone)
    for (const label of ['Activate IB Key', 'Activate IB Key', 'Continue']) await phone.tap(label)
    expect(calls.map(({ operation }) => operation)).toEqual(['readActivationOptions'])
    expect(phone.screen().fields.map(({ value }) => value)).toEqual(['', ''])
  })

  it('lead nowhere on a phone that is jailbroken or rooted', async () => {
    const { operations } = await tokenAwaited('iPhone with Face ID', { conditions: { tampered: true } })
    expect(operations()).toEqual(['readActivationOptions'])
  })
})
