import { describe, expect, it } from 'vitest'
import { createTestPhone, testPushMessage } from '../../../testing/simulated-phone.ts'

const listed = (phone: ReturnType<typeof createTestPhone>['phone']) =>
  phone.notifications().map(({ id }) => id)

describe('the list of notifications', () => {
  it('shows the newest first', () => {
    const { phone } = createTestPhone('iPhone with Face ID')
    phone.push.receive(testPushMessage({ id: 'older' }), 0)
    phone.push.receive(testPushMessage({ id: 'newer' }), 1)
    expect(listed(phone)).toEqual(['newer', 'older'])
    expect(phone.notifications()[0]).toEqual({
      id: 'newer',
      app: 'IBKR Mobile',
      title: 'IBKR Mobile',
      body: 'Tap to log in',
      announcedByBanner: true,
      bannerUp: true,
      announcedOnLockScreen: false,
      listed: true,
    })
  })

  it('replaces what has the same collapse id, or came twice', () => {
    const { phone } = createTestPhone('iPhone with Face ID')
    phone.push.receive(testPushMessage({ id: 'first', collapseId: 'login' }), 0)
    phone.push.receive(testPushMessage({ id: 'second', collapseId: 'login' }), 1)
    phone.push.receive(testPushMessage({ id: 'second', collapseId: 'login' }), 2)
    expect(listed(phone)).toEqual(['second'])
  })

  it.each([
    ['always', true, true],
    ['whenUnlocked', false, true],
    ['never', false, false],
  ] as const)('shows the text %s', async (showPreviews, whileLocked, whileUnlocked) => {
    const { phone } = createTestPhone('iPhone with Face ID', { conditions: { showPreviews } })
    phone.push.receive(testPushMessage(), 0)
    const readable = () => phone.notifications()[0]?.body !== ''
    expect(readable()).toBe(whileUnlocked)
    await phone.setConditions({ locked: true })
    expect(readable()).toBe(whileLocked)
  })

  it('shows what Focus mode kept back when it ends, unless it has expired', async () => {
    const { phone, clock } = createTestPhone('Android without fingerprint sensor', {
      conditions: { focusMode: 'Work', distracting: true },
    })
    const { receive } = phone.push
    receive(testPushMessage({ id: 'in time', expiresAt: clock.now() + 2 }), clock.now())
    receive(testPushMessage({ id: 'too late', expiresAt: clock.now() + 1 }), clock.now())
    expect(listed(phone)).toEqual([])
    clock.moveTo(clock.now() + 1)
    await phone.setConditions({ internet: true })
    expect(listed(phone)).toEqual([])
    await phone.setConditions({ focusMode: 'off' })
    expect(listed(phone)).toEqual(['in time'])
  })

  it.each([
    ['airplane mode', { airplaneMode: true }, { airplaneMode: false }],
    ['no internet', { internet: false }, { internet: true }],
    ['another country', { country: 'CN' }, { country: 'US' }],
    ['saving of power', { powerSaving: true }, { powerSaving: false }],
  ] as const)('keeps what Focus mode keeps back in spite of %s', async (_, comes, goes) => {
    const paused = { focusMode: 'Work', distracting: true } as const
    const { phone, clock } = createTestPhone('Android without fingerprint sensor', { conditions: paused })
    phone.push.receive(testPushMessage({ id: 'kept', service: 'fcm' }), clock.now())
    await phone.setConditions(comes)
    await phone.setConditions(goes)
    expect(listed(phone)).toEqual([])
    await phone.setConditions({ focusMode: 'off' })
    expect(listed(phone)).toEqual(['kept'])
  })

  it('shows what Notification Center does not keep while it announces itself', async () => {
    const { phone, clock } = createTestPhone('iPhone with Face ID', {
      conditions: { notificationCenter: false },
    })
    phone.push.receive(testPushMessage({ id: 'unlocked' }), clock.now())
    expect(phone.notifications()[0]).toMatchObject({ id: 'unlocked', bannerUp: true, listed: false })
    clock.moveTo(clock.now() + 60_000)
    expect(listed(phone)).toEqual([])
    await phone.setConditions({ locked: true })
    phone.push.receive(testPushMessage({ id: 'locked' }), clock.now())
    expect(phone.notifications()[0]).toMatchObject({
      id: 'locked',
      announcedOnLockScreen: true,
      listed: false,
    })
    await phone.setConditions({ locked: false })
    expect(listed(phone)).toEqual([])
  })

  it('does not show later what was dropped for want of permission', async () => {
    const { phone } = createTestPhone('iPhone with Face ID', { conditions: { notificationsAllowed: false } })
    phone.push.receive(testPushMessage(), 0)
    await phone.setConditions({ notificationsAllowed: true })
    expect(listed(phone)).toEqual([])
  })

  it('is emptied with the app, and with its data', async () => {
    for (const loss of ['uninstall', 'clearData'] as const) {
      const { phone } = createTestPhone('Android without fingerprint sensor')
      phone.push.receive(testPushMessage(), 0)
      await phone[loss]()
      expect(listed(phone)).toEqual([])
    }
  })
})
