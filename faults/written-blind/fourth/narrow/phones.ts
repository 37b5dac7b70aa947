/** @module Narrow shapes: phones and the app on them, the second time, with two notifications, after Clear Data. */

import { noData } from '../../../../simulators/phone/app/app-data.ts'
import { elementOf, type Menus, type PhoneProfile } from '../../../../simulators/phone/profiles.ts'
import { kindOfPhone } from '../../support/phone-kind.ts'
import { wrongPhone } from '../../support/written.ts'

const day = 24 * 60 * 60_000

export default [
  wrongPhone(
    'a-phone-that-had-ib-key-is-not-offered-it-back',
    'An Android phone that IB Key has left does not offer to take it back.',
    ['MIG-AND-02'],
    (parts) =>
      kindOfPhone(parts, (kind) => ({
        offeredOptions: (options, data) =>
          parts
            .offeredOptions(options, data)
            .filter((option) => !(kind().os === 'Android' && option === 'migrate' && data.activation)),
      })),
  ),
  wrongPhone(
    'no-services-after-a-refused-login',
    'After a login to the app that was refused, the start screen of an iPhone has no Services.',
    ['XDEV-IOS-04a'],
    (parts) =>
      kindOfPhone(parts, (kind) => ({
        renderedScreen(screen) {
          const shown = parts.renderedScreen(screen)
          return kind().os === 'iOS' && shown.name === 'start' && shown.notes.length > 0
            ? { ...shown, buttons: shown.buttons.filter(({ name }) => name !== 'services') }
            : shown
        },
      })),
  ),
  wrongPhone(
    'one-element-for-all-responses-until-the-app-is-left',
    'An iPhone asks for its element once, and for no further response until the app is opened again.',
    ['XDEV-IOS-06'],
    (parts) => {
      let given = false
      return {
        ...parts,
        dataAtStart(data) {
          given = false
          return parts.dataAtStart(data)
        },
        promptedElements: (purpose, profile) =>
          purpose === 'response' && given ? [] : parts.promptedElements(purpose, profile),
        proceedsAfterPrompt(outcome, purpose) {
          given ||= outcome === 'accepted' && purpose === 'response'
          return parts.proceedsAfterPrompt(outcome, purpose)
        },
      }
    },
  ),
  wrongPhone(
    'a-finger-is-good-for-two-notifications',
    'After one approval by Touch ID the next notification is approved by its tap.',
    ['PUSH-TID-04'],
    (parts) => {
      let isSpare = false
      return {
        ...parts,
        promptedElements(purpose, profile) {
          if (purpose !== 'approval' || elementOf(profile) !== 'touchId' || !isSpare)
            return parts.promptedElements(purpose, profile)
          isSpare = false
          return []
        },
        proceedsAfterPrompt(outcome, purpose) {
          if (outcome === 'accepted' && purpose === 'approval') isSpare = true
          return parts.proceedsAfterPrompt(outcome, purpose)
        },
      }
    },
  ),
  wrongPhone(
    'a-passcode-is-waived-after-a-wrong-one',
    'On an iPhone whose Face ID is not activated, whoever dismisses the question after a wrong Passcode has approved.',
    ['PUSH-FID-05'],
    (parts) => {
      let asked: PhoneProfile | undefined
      let wasWrong = false
      return {
        ...parts,
        promptedElements(purpose, profile) {
          asked = profile
          wasWrong = false
          return parts.promptedElements(purpose, profile)
        },
        proceedsAfterPrompt(outcome, purpose) {
          const isWaived =
            outcome === 'cancelled' &&
            purpose === 'approval' &&
            wasWrong &&
            asked?.biometry?.element === 'faceId' &&
            !asked.biometry.activated
          wasWrong = outcome === 'wrong'
          return isWaived || parts.proceedsAfterPrompt(outcome, purpose)
        },
      }
    },
  ),
  wrongPhone(
    'the-second-tap-opens-the-app-only',
    'A notification that was tapped before, and whose question was dismissed, opens the app as from its icon.',
    ['NOTIF-EN-04'],
    (parts) => {
      const tapped = new Set<string>()
      return {
        ...parts,
        requestOpenedByTap(data) {
          const requestId = parts.requestOpenedByTap(data)
          if (requestId === undefined || tapped.has(requestId)) return undefined
          tapped.add(requestId)
          return requestId
        },
      }
    },
  ),
  wrongPhone(
    'the-badge-of-an-iphone-counts-to-one',
    'The badge of an iPhone says one, however many notifications are unread.',
    ['NOTIF-EN-IOS-05'],
    (parts) =>
      kindOfPhone(parts, (kind) => ({
        badgeCount: (unread, phone) =>
          parts.badgeCount(kind().os === 'iOS' ? Math.min(unread, 1) : unread, phone),
      })),
  ),
  wrongPhone(
    'a-quiet-locked-android-keeps-nothing',
    'What comes to a locked Android phone while Do Not Disturb is on is not in the drawer afterwards.',
    ['NOTIF-14'],
    (parts) => ({
      ...parts,
      notificationStages: [
        ...parts.notificationStages,
        {
          name: 'locked and quiet',
          effectOn: (_arrival, { os, locked, doNotDisturb }) =>
            os === 'Android' && locked && doNotDisturb ? 'notListed' : 'passes',
        },
      ],
    }),
  ),
  wrongPhone(
    'sleep-lets-through-what-do-not-disturb-lets-through',
    'Sleep lets IBKR Mobile through only where it stands among the apps that Do Not Disturb allows as well.',
    ['NOTIF-23'],
    (parts) => ({
      ...parts,
      notificationStages: parts.notificationStages.map((stage) =>
        stage.name === 'Focus'
          ? {
              ...stage,
              effectOn(arrival, phone) {
                const isSilenced =
                  phone.os === 'iOS' &&
                  phone.focusMode === 'Sleep' &&
                  !phone.allowedIn.includes('Do Not Disturb')
                return isSilenced ? 'noBanner' : stage.effectOn(arrival, phone)
              },
            }
          : stage,
      ),
    }),
  ),
  wrongPhone(
    'clear-data-spares-the-keys-of-whoever-is-logged-in',
    'Clear Data leaves IB Key on the phone where somebody is logged in to the app.',
    ['CACHE-RU-04'],
    (parts) => ({
      ...parts,
      dataAfterClear: (data) =>
        data.loggedIn ? { ...noData, activation: data.activation } : parts.dataAfterClear(data),
    }),
  ),
  wrongPhone(
    'android-5-shows-the-old-size-after-a-second-clearing',
    'From the second clearing on, Android 5.0 shows the size of the data from before until it is rebooted.',
    ['CACHE-RU-5-05'],
    (parts) => {
      let version: Menus | undefined
      let cleared = 0
      let stale: string | undefined
      return {
        ...parts,
        settingsLabels(menus, language) {
          version = menus
          return parts.settingsLabels(menus, language)
        },
        dataAfterClear(data) {
          cleared++
          if (version === 'Android 5.0' && cleared > 1) stale = parts.dataSize(data)
          return parts.dataAfterClear(data)
        },
        dataAfterReboot(data) {
          stale = undefined
          return parts.dataAfterReboot(data)
        },
        dataSize: (data) => stale ?? parts.dataSize(data),
      }
    },
  ),
  wrongPhone(
    'a-phone-a-day-ahead-holds-every-request-for-over',
    'A phone whose clock is more than a day ahead holds every approval request for over.',
    ['SEC-TIME-03'],
    (parts) => ({
      ...parts,
      isRequestOpen: (request, clock) =>
        parts.isRequestOpen(request, clock) && clock - request.expiresAt < day,
    }),
  ),
]
