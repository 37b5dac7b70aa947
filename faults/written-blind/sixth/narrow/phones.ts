/** @module Narrow shapes: phones, their settings, and IBKR Mobile on them. */

import type { Activation } from '../../../../simulators/phone/app/app-data.ts'
import type { NotificationStage } from '../../../../simulators/phone/os/notification-stages.ts'
import type { PhoneParts } from '../../../../simulators/phone/parts.ts'
import { kindOfPhone } from '../../support/phone-kind.ts'
import { wrongPhone } from '../../support/written.ts'

/** A phone with another stage on the way of its notifications. */
const withStage = (
  parts: PhoneParts,
  name: string,
  effectOn: (right: NotificationStage['effectOn']) => NotificationStage['effectOn'],
): PhoneParts => ({
  ...parts,
  notificationStages: parts.notificationStages.map((stage) =>
    stage.name === name ? { ...stage, effectOn: effectOn(stage.effectOn) } : stage,
  ),
})

export default [
  wrongPhone(
    'a-pin-with-something-behind-it-is-right',
    'IBKR Mobile takes a PIN that has something more behind it.',
    ['XDEV-AND-05'],
    (parts) => ({
      ...parts,
      elementMatches: (asked, given, registered) =>
        parts.elementMatches(asked, given, registered) ||
        (asked === 'pin' &&
          given.element === asked &&
          registered !== undefined &&
          given.proof.startsWith(registered)),
    }),
  ),
  wrongPhone(
    'no-authenticate-after-logging-in-again',
    'On an iPhone, More has no Authenticate once somebody has logged out of the app and in again.',
    ['XDEV-IOS-04b'],
    (parts) =>
      kindOfPhone(parts, (kind) => {
        let last = ''
        let hasLoggedOut = false
        return {
          renderedScreen(screen) {
            const shown = parts.renderedScreen(screen)
            if (last === 'more' && shown.name === 'start') hasLoggedOut = true
            last = shown.name
            return kind().os === 'iOS' && hasLoggedOut && shown.name === 'more'
              ? { ...shown, buttons: shown.buttons.filter(({ name }) => name !== 'authenticate') }
              : shown
          },
        }
      }),
  ),
  wrongPhone(
    'an-iphone-asks-nothing-for-a-response-after-an-approval',
    'An iPhone that has approved a login makes a response without asking for a security element.',
    ['XDEV-IOS-06'],
    (parts) => {
      let hasApproved = false
      return {
        ...parts,
        proceedsAfterPrompt(outcome, purpose) {
          const proceeds = parts.proceedsAfterPrompt(outcome, purpose)
          if (proceeds && purpose === 'approval') hasApproved = true
          return proceeds
        },
        promptedElements: (purpose, profile) =>
          purpose === 'response' && hasApproved ? [] : parts.promptedElements(purpose, profile),
      }
    },
  ),
  wrongPhone(
    'a-response-is-a-number-in-russian',
    'On a Russian Android phone the Response String is written as a number, in groups and without zeros.',
    ['CR-AND-06'],
    (parts) =>
      kindOfPhone(parts, (kind) => ({
        displayedResponse(digits) {
          const shown = parts.displayedResponse(digits)
          return kind().os === 'Android' && kind().language === 'ru'
            ? Number(shown).toLocaleString('ru-RU')
            : shown
        },
      })),
  ),
  wrongPhone(
    'persistent-banners-stay-on-the-lock-screen',
    'A locked iPhone whose banners are persistent shows notifications with Lock Screen switched off.',
    ['NOTIF-EN-IOS-03'],
    (parts) =>
      withStage(parts, 'banner and lock screen', (right) => (arrival, phone) => {
        const isShown = phone.os === 'iOS' && phone.locked && phone.banners && phone.persistentBanners
        return isShown ? 'passes' : right(arrival, phone)
      }),
  ),
  wrongPhone(
    'the-drawer-forgets-what-the-lock-screen-hides',
    'On Android what comes while the phone is locked is in no list where On the lock screen is switched off.',
    ['NOTIF-EN-AND-03'],
    (parts) =>
      withStage(parts, 'list', (right) => (arrival, phone) => {
        const isHidden = phone.os === 'Android' && phone.locked && !phone.onLockScreen
        return isHidden ? 'notListed' : right(arrival, phone)
      }),
  ),
  wrongPhone(
    'an-iphone-on-edge-gets-nothing',
    'An iPhone that is online by EDGE gets no notifications.',
    ['NOTIF-05'],
    (parts) =>
      withStage(parts, 'network', (right) => (arrival, phone) => {
        const isSlow = phone.os === 'iOS' && phone.bearer === 'EDGE'
        return isSlow ? 'held' : right(arrival, phone)
      }),
  ),
  wrongPhone(
    'do-not-disturb-ends-at-the-lock-screen',
    'An Android phone on Do Not Disturb announces notifications on its lock screen.',
    ['NOTIF-17'],
    (parts) =>
      withStage(parts, 'Do Not Disturb', (right) => (arrival, phone) => {
        const isLocked = phone.os === 'Android' && phone.locked
        return isLocked ? 'passes' : right(arrival, phone)
      }),
  ),
  wrongPhone(
    'the-key-is-back-at-the-second-start',
    'After Clear Data the app has lost IB Key, and finds it again when it is started a second time.',
    ['CACHE-RU-04'],
    (parts) => {
      let kept: Activation | undefined
      let starts = 0
      return {
        ...parts,
        dataAfterClear(data) {
          kept = data.activation ?? kept
          starts = 0
          return parts.dataAfterClear(data)
        },
        dataAtStart(data) {
          const begun = parts.dataAtStart(data)
          starts++
          return starts > 1 && kept && !begun.activation ? { ...begun, activation: kept } : begun
        },
      }
    },
  ),
  wrongPhone(
    'clear-data-of-android-5-leaves-the-log-in',
    'On Android 5.0 somebody who was logged in to the app still is after Clear Data.',
    ['CACHE-RU-5-05'],
    (parts) => {
      let isAndroid5 = false
      return {
        ...parts,
        settingsLabels(menus, language) {
          isAndroid5 = menus === 'Android 5.0'
          return parts.settingsLabels(menus, language)
        },
        dataAfterClear: (data) =>
          isAndroid5
            ? { ...parts.dataAfterClear(data), loggedIn: data.loggedIn }
            : parts.dataAfterClear(data),
      }
    },
  ),
  wrongPhone(
    'who-is-logged-in-has-pins-forgotten',
    'Wrong PINs are forgotten when the app starts while somebody is logged in to it.',
    ['SEC-PIN-02'],
    (parts) => ({
      ...parts,
      dataAtStart(data) {
        const begun = parts.dataAtStart(data)
        return begun.loggedIn ? { ...begun, wrongPins: 0 } : begun
      },
    }),
  ),
]
