/** @module Narrow shapes: IBKR Mobile on a phone, its data and its security elements. */

import type { AppData } from '../../../../simulators/phone/app/app-data.ts'
import { kindOfPhone } from '../../support/phone-kind.ts'
import { wrongPhone } from '../../support/written.ts'

export default [
  wrongPhone(
    'an-iphone-asks-for-the-first-response-only',
    'An iPhone asks for the security element before the first Response String, and before no later one.',
    ['XDEV-IOS-06'],
    (parts) => {
      let hasAsked = false
      return {
        ...parts,
        promptedElements: (purpose, profile) => {
          const elements = parts.promptedElements(purpose, profile)
          if (purpose !== 'response') return elements
          const prompted = hasAsked ? [] : elements
          hasAsked = true
          return prompted
        },
      }
    },
  ),
  wrongPhone(
    'without-a-sensor-the-pin-is-asked-twice',
    'An Android phone without a fingerprint sensor asks for the PIN once more after Generate Response.',
    ['XDEV-AND-06'],
    (parts) => ({
      ...parts,
      promptedElements: (purpose, profile) =>
        purpose === 'response' && profile.os === 'Android' && !profile.biometry
          ? ['pin']
          : parts.promptedElements(purpose, profile),
    }),
  ),
  wrongPhone(
    'one-finger-for-all-approvals',
    'An Android phone asks for the security element of the first approval, and of no later one.',
    ['PUSH-AND-05'],
    (parts) => {
      let hasAsked = false
      return {
        ...parts,
        promptedElements: (purpose, profile) => {
          const elements = parts.promptedElements(purpose, profile)
          if (purpose !== 'approval' || profile.os !== 'Android') return elements
          const prompted = hasAsked ? [] : elements
          hasAsked = true
          return prompted
        },
      }
    },
  ),
  wrongPhone(
    'face-id-switched-off-asks-for-nothing',
    'An iPhone whose Face ID is not activated shows the Response String without asking for the Passcode.',
    ['CR-IOS-06'],
    (parts) => ({
      ...parts,
      promptedElements: (purpose, profile) =>
        purpose === 'response' && profile.biometry?.element === 'faceId' && !profile.biometry.activated
          ? []
          : parts.promptedElements(purpose, profile),
    }),
  ),
  wrongPhone(
    'a-reboot-brings-the-cleared-data-back',
    'What Clear Data has taken is back after a reboot of the phone.',
    ['CACHE-RU-04'],
    (parts) => {
      let cleared: AppData | undefined
      return {
        ...parts,
        dataAfterClear: (data) => {
          if (data.activation) cleared = data
          return parts.dataAfterClear(data)
        },
        dataAfterReboot: (data) => parts.dataAfterReboot(data.activation ? data : (cleared ?? data)),
      }
    },
  ),
  wrongPhone(
    'clear-data-leaves-a-login-without-ib-key',
    'Clear Data leaves the login to the app where IB Key is not active on the phone.',
    ['CACHE-RU-5-05'],
    (parts) => ({
      ...parts,
      dataAfterClear: (data) => ({
        ...parts.dataAfterClear(data),
        loggedIn: data.loggedIn && data.activation === undefined,
      }),
    }),
  ),
  wrongPhone(
    'the-second-clear-data-clears-nothing',
    'Clear Data works once: the second time everything stays.',
    ['CACHE-RU-6-05'],
    (parts) => {
      let isUsed = false
      return {
        ...parts,
        dataAfterClear: (data) => {
          const after = isUsed ? data : parts.dataAfterClear(data)
          isUsed = true
          return after
        },
      }
    },
  ),
  wrongPhone(
    'the-size-is-measured-at-the-start-of-the-phone',
    'The settings show the size of the data from before Clear Data until the phone is rebooted.',
    ['CACHE-RU-6-06'],
    (parts) => {
      let shown: string | undefined
      return {
        ...parts,
        dataAfterClear: (data) => {
          shown ??= parts.dataSize(data)
          return parts.dataAfterClear(data)
        },
        dataAfterReboot: (data) => {
          shown = undefined
          return parts.dataAfterReboot(data)
        },
        dataSize: (data) => shown ?? parts.dataSize(data),
      }
    },
  ),
  wrongPhone(
    'android-5-has-one-entry-in-english',
    'In the Russian settings of Android 5.0 the section of the device has its English name.',
    ['CACHE-RU-5-02'],
    (parts) => ({
      ...parts,
      settingsLabels: (menus, language) => {
        const labels = parts.settingsLabels(menus, language)
        return menus === 'Android 5.0' && language === 'ru' ? { ...labels, deviceSection: 'Device' } : labels
      },
    }),
  ),
  wrongPhone(
    'an-iphone-keeps-the-key-of-a-removed-app',
    'On an iPhone IB Key is still active when the app has been uninstalled and installed again.',
    ['REACT-A-01'],
    (parts) =>
      kindOfPhone(parts, (kind) => ({
        dataAfterUninstall: (data) =>
          kind().os === 'iOS'
            ? { ...parts.dataAfterUninstall(data), activation: data.activation }
            : parts.dataAfterUninstall(data),
      })),
  ),
  wrongPhone(
    'opening-the-app-forgives-a-pin',
    'Each start of the app takes one wrong PIN back.',
    ['SEC-PIN-02'],
    (parts) => ({
      ...parts,
      dataAtStart: (data) => {
        const begun = parts.dataAtStart(data)
        return begun.wrongPins > 0 && begun.wrongPins < 5
          ? { ...begun, wrongPins: begun.wrongPins - 1 }
          : begun
      },
    }),
  ),
  wrongPhone(
    'two-days-ahead-everything-is-over',
    'A phone whose clock is more than a day ahead takes every approval request for expired.',
    ['SEC-TIME-03'],
    (parts) => ({
      ...parts,
      isRequestOpen: (request, clock) =>
        parts.isRequestOpen(request, clock) && clock < request.expiresAt + 86_400_000,
    }),
  ),
]
