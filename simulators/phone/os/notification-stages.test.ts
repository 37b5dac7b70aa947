import { describe, expect, it } from 'vitest'
import type { PushService } from '../../push-gateway/message.ts'
import { defaultConditions } from './conditions.ts'
import {
  type NotificationContext,
  type NotificationOutcome,
  notificationStages,
  outcomeOf,
} from './notification-stages.ts'

const iPhone: NotificationContext = { ...defaultConditions, os: 'iOS', appInstalled: true, appOpen: false }
const android: NotificationContext = { ...iPhone, os: 'Android' }

function notificationOutcome(
  phone: NotificationContext,
  change: Partial<NotificationContext>,
): NotificationOutcome {
  const service: PushService = phone.os === 'iOS' ? 'apns' : 'fcm'
  return outcomeOf(notificationStages, { service, priority: 'high' }, { ...phone, ...change })
}

const shown: NotificationOutcome = { kind: 'shown', banner: true, listed: true }
const silent: NotificationOutcome = { ...shown, banner: false }
const held = (by: string): NotificationOutcome => ({ kind: 'held', by })
const dropped = (by: string): NotificationOutcome => ({ kind: 'dropped', by })

/** Each condition, what it does on an iPhone, and what it does on Android. */
const table: readonly (readonly [
  string,
  Partial<NotificationContext>,
  NotificationOutcome,
  NotificationOutcome,
])[] = [
  ['nothing', {}, shown, shown],
  ['switched off', { poweredOn: false }, held('network'), held('network')],
  ['airplane mode', { airplaneMode: true }, held('network'), held('network')],
  ['no internet', { internet: false }, held('network'), held('network')],
  ['no signal for SMS', { mobileSignal: false }, shown, shown],
  ['in China', { country: 'CN' }, shown, held('country')],
  ['power saving', { powerSaving: true }, held('power saving'), held('power saving')],
  ['power saving with the app open', { powerSaving: true, appOpen: true }, shown, shown],
  ['app removed', { appInstalled: false }, dropped('app installed'), dropped('app installed')],
  ['not allowed', { notificationsAllowed: false }, dropped('permission'), dropped('permission')],
  ['Do Not Disturb', { doNotDisturb: true }, silent, silent],
  ['its exception on iOS', { doNotDisturb: true, allowedIn: ['Do Not Disturb'] }, shown, silent],
  ['its exception on Android', { doNotDisturb: true, overrideDoNotDisturb: true }, silent, shown],
  ['Focus', { focusMode: 'Work' }, silent, shown],
  ['Focus that allows the app', { focusMode: 'Work', allowedIn: ['Work'] }, shown, shown],
  ['Focus, allowed in another', { focusMode: 'Sleep', allowedIn: ['Work'] }, silent, shown],
  ['distracting app', { focusMode: 'Work', distracting: true }, silent, { kind: 'deferred', by: 'pause' }],
  ['distracting app, no Focus', { distracting: true }, shown, shown],
  ['banners off', { banners: false }, silent, silent],
  ['banners off, locked', { banners: false, locked: true }, shown, shown],
  ['lock screen off', { onLockScreen: false }, shown, shown],
  ['lock screen off, locked', { onLockScreen: false, locked: true }, silent, silent],
  ['Notification Center off', { notificationCenter: false }, { ...shown, listed: false }, shown],
]

describe('the way of a notification', () => {
  it.each(table)('with %s', (_, change, onIphone, onAndroid) => {
    expect(notificationOutcome(iPhone, change)).toEqual(onIphone)
    expect(notificationOutcome(android, change)).toEqual(onAndroid)
  })

  it('is decided by the first stage that stops it', () => {
    const everything: Partial<NotificationContext> = {
      internet: false,
      country: 'CN',
      powerSaving: true,
      appInstalled: false,
      notificationsAllowed: false,
      focusMode: 'Work',
      distracting: true,
    }
    const order = notificationStages.map(({ name }) => name)
    expect(order.slice(0, 6)).toEqual([
      'network',
      'country',
      'power saving',
      'app installed',
      'permission',
      'pause',
    ])
    expect(notificationOutcome(android, everything)).toEqual(held('network'))
    expect(notificationOutcome(android, { ...everything, internet: true })).toEqual(held('country'))
    expect(notificationOutcome(android, { ...everything, internet: true, country: 'US' })).toEqual(
      held('power saving'),
    )
  })
})
