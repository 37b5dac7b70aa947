import { describe, expect, it } from 'vitest'
import {
  createTestPhone,
  deviceId,
  testDeviceSecret,
  testPushMessage,
} from '../../../testing/simulated-phone.ts'
import { NotShown } from '../screen.ts'

const android = 'Android without fingerprint sensor'

describe('a phone, for the push gateway', () => {
  it('is out of reach without network, and in China for Google alone', async () => {
    const { phone } = createTestPhone(android)
    expect(phone.push.obstacle('fcm', 'high')).toBeUndefined()
    await phone.setConditions({ country: 'CN' })
    expect(phone.push.obstacle('fcm', 'high')).toBe('the service is blocked in this country')
    expect(phone.push.obstacle('apns', 'high')).toBeUndefined()
    await phone.setConditions({ country: 'US', airplaneMode: true })
    expect(phone.push.obstacle('fcm', 'high')).toBe('airplane mode is on')
    expect(phone.push.obstacle('apns', 'high')).toBe('airplane mode is on')
  })

  it('comes into reach while power saving once the app is opened', async () => {
    const { phone } = createTestPhone(android, { conditions: { powerSaving: true } })
    expect(phone.push.obstacle('fcm', 'high')).toBe('the phone saves power')
    await phone.launch()
    expect(phone.push.obstacle('fcm', 'high')).toBeUndefined()
  })
})

describe('the push token', () => {
  it('is dead once the app or its data are gone, and a new one comes with the next start', async () => {
    const { phone, gateway } = createTestPhone(android)
    await phone.clearData()
    expect(gateway.dead).toEqual(['token-1'])
    expect(phone.registration().pushToken).toBeUndefined()
    await phone.launch()
    expect(phone.registration().pushToken).toBe('token-2')
    await phone.uninstall()
    expect(gateway.dead).toEqual(['token-1', 'token-2'])
  })

  it('waits for the internet', async () => {
    const { phone } = createTestPhone(android, { conditions: { internet: false } })
    expect(phone.registration().pushToken).toBeUndefined()
    await phone.setConditions({ internet: true })
    expect(phone.registration().pushToken).toBe('token-1')
  })

  it('is offered once to the server after the service has renewed it and the app is opened', async () => {
    const { phone, calls } = createTestPhone(android)
    await phone.launch()
    expect(calls).toEqual([])
    await phone.renewPushToken()
    expect(calls).toEqual([])
    await phone.launch()
    await phone.launch()
    expect(calls.map(({ operation, params, body }) => ({ operation, params, body }))).toEqual([
      { operation: 'offerPushToken', params: { deviceId }, body: { pushToken: 'token-2' } },
    ])
  })

  it('is offered when the phone is back online, where the app was opened offline', async () => {
    const { phone, calls } = createTestPhone(android)
    await phone.renewPushToken()
    await phone.setConditions({ internet: false })
    await phone.launch()
    expect(calls).toEqual([])
    await phone.setConditions({ internet: true })
    expect(calls.map(({ operation }) => operation)).toEqual(['offerPushToken'])
  })
})

describe('a phone', () => {
  it('opens the app from the home screen, at its beginning each time', async () => {
    const { phone } = createTestPhone(android)
    expect(phone.screen().buttons).toEqual(['IBKR Mobile', 'Settings', 'Browser'])
    await phone.tap('IBKR Mobile')
    await phone.tap('Services')
    await phone.launch()
    expect(phone.screen().buttons).toContain('Services')
  })

  it('shows nothing while it is switched off', async () => {
    const { phone } = createTestPhone(android)
    phone.push.receive(testPushMessage(), 0)
    await phone.launch()
    await phone.setConditions({ poweredOn: false })
    expect(phone.screen()).toMatchObject({ title: 'Switched off', buttons: [] })
    expect(phone.notifications()).toEqual([])
    await expect(phone.launch()).rejects.toThrow(NotShown)
    await phone.setConditions({ poweredOn: true })
    expect(phone.screen().title).toBe('Home screen')
    expect(phone.notifications()).toHaveLength(1)
  })

  it('keeps the activation over a reboot, and loses it with the data and with the app', async () => {
    const usable = async (loss: 'reboot' | 'clearData' | 'uninstall') => {
      const { phone } = createTestPhone(android)
      await phone[loss]()
      if (loss === 'uninstall') await phone.install()
      await phone.launch()
      await phone.tap('Services')
      await phone.tap('Authenticate')
      return phone.screen().fields.length > 0
    }
    expect([await usable('reboot'), await usable('clearData'), await usable('uninstall')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('does not open an app that is not installed', async () => {
    const { phone } = createTestPhone(android, { installed: false, activated: false })
    expect(phone.screen().buttons).toEqual(['Settings', 'Browser'])
    await expect(phone.launch()).rejects.toThrow(NotShown)
    await phone.install()
    await phone.launch()
    expect(phone.screen().title).toBe('IBKR Mobile')
  })

  it("keeps a distracting app shut in Android's Focus mode, but not on an iPhone", async () => {
    const conditions = { focusMode: 'Work', distracting: true } as const
    const paused = createTestPhone(android, { conditions }).phone
    await paused.launch()
    expect(paused.screen()).toMatchObject({ title: 'App paused', buttons: [] })
    await expect(paused.tap('Services')).rejects.toThrow(NotShown)
    await paused.setConditions({ distracting: false })
    await paused.tap('Services')
    const { phone } = createTestPhone('iPhone with Face ID', { conditions })
    await phone.launch()
    expect(phone.screen().buttons).toContain('Services')
  })

  it('says what is not there', async () => {
    const { phone } = createTestPhone(android)
    await expect(phone.tap('Services')).rejects.toThrow(
      'Expected a button "Services", observed the screen "Home screen"',
    )
    await expect(phone.presentOwn('pin')).rejects.toThrow(NotShown)
    await expect(phone.tapNotification('none')).rejects.toThrow(NotShown)
    await phone.launch()
    await expect(phone.tap('Nonsense')).rejects.toThrow(
      'Expected a button "Nonsense", observed the screen "IBKR Mobile"',
    )
    await expect(phone.type('Nonsense', '')).rejects.toThrow(
      'Expected a field "Nonsense", observed the screen "IBKR Mobile"',
    )
    await expect(phone.cancel()).rejects.toThrow('Expected a security element to be asked for')
  })

  it('speaks Russian where it is set to', async () => {
    const { phone } = createTestPhone(android, { language: 'ru' })
    await phone.launch()
    await phone.tap('Услуги')
    expect(phone.screen().buttons).toContain('Аутентификация')
  })

  it('takes the PIN that the lab gave it', async () => {
    const { phone } = createTestPhone(android)
    phone.provision({ deviceId, deviceSecret: testDeviceSecret, pin: 'zz99' })
    expect(phone.registration().pin).toBe('zz99')
  })
})
