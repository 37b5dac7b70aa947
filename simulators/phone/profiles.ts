/** @module The kinds of phone that the articles tell apart, and the security element that IB Key asks for on each. */

import type { Locale, Os, SecurityElement } from '../../contract/primitives.ts'
import type { PushService } from '../push-gateway/message.ts'
export type BiometricElement = Extract<SecurityElement, 'fingerprint' | 'touchId' | 'faceId'>

export interface PhoneProfile {
  readonly os: Os
  readonly model: string
  /** The sensor of this model, and whether its owner has activated it. A model has one sensor at most (AMB-30). */
  readonly biometry?: { readonly element: BiometricElement; readonly activated: boolean }
  /** Whose menus it has; those of its system unless said otherwise. */
  readonly menus?: Menus
  /** The language it is set to; English unless said otherwise. */
  readonly language?: Locale
  /** An Android phone may come without the services of Google: nothing registers it for notifications. */
  readonly googleServices?: false
  /** Whether the owner of an iPhone has set a Passcode. */
  readonly passcodeSet: boolean
}

const touchIdModel = { os: 'iOS', model: 'iPhone SE', passcodeSet: true } as const
const faceIdModel = { os: 'iOS', model: 'iPhone 15', passcodeSet: true } as const

export const profiles = {
  'iPhone with Touch ID': { ...touchIdModel, biometry: { element: 'touchId', activated: true } },
  'iPhone without Touch ID activated': {
    ...touchIdModel,
    biometry: { element: 'touchId', activated: false },
  },
  'iPhone with Face ID': { ...faceIdModel, biometry: { element: 'faceId', activated: true } },
  'iPhone without Face ID activated': { ...faceIdModel, biometry: { element: 'faceId', activated: false } },
  'iPhone without a Passcode': { os: 'iOS', model: 'iPhone SE', passcodeSet: false },
  'Android with fingerprint sensor': {
    os: 'Android',
    model: 'Pixel 8',
    passcodeSet: false,
    biometry: { element: 'fingerprint', activated: true },
  },
  'Android without fingerprint sensor': { os: 'Android', model: 'Galaxy J2', passcodeSet: false },
  'Android without Google services': {
    os: 'Android',
    model: 'Mate 60',
    googleServices: false,
    passcodeSet: false,
  },
  'Android of another vendor': {
    os: 'Android',
    model: 'Moto Z',
    menus: 'Android of another vendor',
    passcodeSet: false,
  },
  'Android 6.0 in Russian': {
    os: 'Android',
    model: 'Galaxy S6',
    menus: 'Android 6.0',
    language: 'ru',
    passcodeSet: false,
  },
  'Android 5.0 in Russian': {
    os: 'Android',
    model: 'Galaxy S5',
    menus: 'Android 5.0',
    language: 'ru',
    passcodeSet: false,
  },
} as const satisfies Record<string, PhoneProfile>

export type ProfileName = keyof typeof profiles

/** What registers a phone of this kind for notifications, if anything does. */
export const pushServiceOf = ({ os, googleServices }: PhoneProfile): PushService | undefined => {
  if (os === 'iOS') return 'apns'
  return googleServices === false ? undefined : 'fcm'
}

/** What is asked for where there is no biometry, or where it failed too often. */
export const fallbackElement = ({ os }: PhoneProfile): 'passcode' | 'pin' =>
  os === 'iOS' ? 'passcode' : 'pin'

/** The element that IB Key asks for when a notification is tapped (PUSH-AND-05, PUSH-TID-04, PUSH-FID-04). */
export const elementOf = (profile: PhoneProfile): SecurityElement =>
  profile.biometry?.activated ? profile.biometry.element : fallbackElement(profile)

/** Whether the phone can ask its owner for anything: without Passcode an iPhone has no element at all (AMB-06). */
export const hasElement = (profile: PhoneProfile): boolean => profile.os === 'Android' || profile.passcodeSet

/** Whose menus a phone has; an Android vendor and an Android version have menus of their own (NOTIF-EN-AND-05). */
export type Menus = Os | 'Android of another vendor' | 'Android 6.0' | 'Android 5.0'
