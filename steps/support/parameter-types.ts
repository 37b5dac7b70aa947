/** @module Parameter types: the words of the features become people, places and things before a step sees them. */

import { defineParameterType } from '@cucumber/cucumber'
import type { Platform, SecurityElement } from '../../contract/primitives.ts'
import type { PhoneConditions } from '../../drivers/ports/phone.ts'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { Handset } from './handset.ts'
import type { SlsWorld } from './world.ts'

const alternatives = (words: Readonly<Record<string, unknown>>): RegExp =>
  new RegExp(Object.keys(words).join('|'))

/** Looks a word up; the regular expression of the parameter type admits no other. */
function lookUp<Meaning>(words: Readonly<Record<string, Meaning>>, word: string): Meaning {
  const meaning = words[word]
  if (meaning === undefined) throw new Error(`"${word}" has no meaning here`)
  return meaning
}

const people: Record<string, string> = {
  Amara: 'Amara',
  Bruno: 'Bruno',
  Chen: 'Chen',
  Ольга: 'Ольга',
  Ольги: 'Ольга',
  Ольге: 'Ольга',
  Ольгу: 'Ольга',
  Ольгой: 'Ольга',
  Тимур: 'Тимур',
  Тимура: 'Тимур',
  Тимуру: 'Тимур',
}

defineParameterType({
  name: 'persona',
  regexp: alternatives(people),
  transformer(this: SlsWorld, word: string) {
    return this.actor(lookUp(people, word))
  },
})

/** Which of a person's phones: the one they had, or the one they got. */
defineParameterType({
  name: 'handset',
  regexp: new RegExp(`(?:${Object.keys(people).join('|')})'s (?:old|new) phone`),
  transformer(this: SlsWorld, words: string): Handset {
    const [name = '', which] = words.split(/'s | phone/)
    const owner = this.actor(lookUp(people, name))
    return { owner, phone: which === 'old' ? owner.oldPhone : owner.newPhone }
  },
})

const platforms: Record<string, Platform> = {
  'Client Portal': 'clientPortal',
  WebTrader: 'webTrader',
  'IBKR Mobile': 'ibkrMobile',
  TWS: 'tws',
  'Портал клиентов': 'clientPortal',
  'Портала клиентов': 'clientPortal',
  'Портале клиентов': 'clientPortal',
}

defineParameterType({
  name: 'platform',
  regexp: alternatives(platforms),
  transformer: (word: string) => lookUp(platforms, word),
})

const phones: Record<string, PhoneModel> = {
  'an Android phone with a fingerprint sensor': 'Android with fingerprint sensor',
  'an Android phone without a fingerprint sensor': 'Android without fingerprint sensor',
  'an Android phone without Google services': 'Android without Google services',
  'an Android phone of another vendor': 'Android of another vendor',
  'an iPhone with Touch ID': 'iPhone with Touch ID',
  'an iPhone whose Touch ID is not activated': 'iPhone without Touch ID activated',
  'an iPhone with Face ID': 'iPhone with Face ID',
  'an iPhone whose Face ID is not activated': 'iPhone without Face ID activated',
  'an iPhone without a Passcode': 'iPhone without a Passcode',
}

defineParameterType({
  name: 'phone',
  regexp: alternatives(phones),
  transformer: (word: string) => lookUp(phones, word),
})

const elements: Record<string, SecurityElement> = {
  'the fingerprint': 'fingerprint',
  'the PIN': 'pin',
  'Touch ID': 'touchId',
  'Face ID': 'faceId',
  'the Passcode': 'passcode',
}

defineParameterType({
  name: 'element',
  regexp: alternatives(elements),
  transformer: (word: string) => lookUp(elements, word),
})

const conditions: Record<string, PhoneConditions> = {
  'has no internet access': { internet: false },
  'is in airplane mode': { airplaneMode: true },
  'does not allow notifications of IBKR Mobile': { notificationsAllowed: false },
  'is locked': { locked: true },
  'is online in China': { internet: true, country: 'CN' },
  'is unlocked': { locked: false },
  'is back online': { internet: true, airplaneMode: false },
  'is connected by Wi-Fi': { bearer: 'Wi-Fi' },
  'is connected by EDGE': { bearer: 'EDGE' },
  'is connected by 3G': { bearer: '3G' },
  'is connected by 4G': { bearer: '4G' },
  'is connected by LTE': { bearer: 'LTE' },
  'is connected by 5G': { bearer: '5G' },
  'has notifications of other apps over it': { coveredByOthers: true },
  'is jailbroken or rooted': { tampered: true },
  'is no longer jailbroken or rooted': { tampered: false },
  'has a clock that is 10 minutes ahead': { clockAheadMs: 600_000 },
  'has a clock that is 10 minutes behind': { clockAheadMs: -600_000 },
  'has a clock that is a day ahead': { clockAheadMs: 86_400_000 },
  'is used in China': { country: 'CN' },
  'has left China': { country: 'US' },
  'is saving power': { powerSaving: true },
}

defineParameterType({
  name: 'condition',
  regexp: alternatives(conditions),
  transformer: (word: string) => lookUp(conditions, word),
})

const sights = {
  'announced and listed': 'announced and listed',
  'only listed': 'only listed',
  'only announced': 'only announced',
  'not there': 'not there',
} as const

/** How much of a notification a person sees. */
export type Seen = keyof typeof sights

defineParameterType({
  name: 'seen',
  regexp: alternatives(sights),
  transformer: (word: string): Seen => lookUp<Seen>(sights, word),
})

/** Durations, in milliseconds. */
const durations: Record<string, number> = {
  '119.999 seconds': 119_999,
  '119,999 секунды': 119_999,
  '19 seconds': 19_000,
  '20 seconds': 20_000,
  '2 minutes': 120_000,
  '2 минуты': 120_000,
  '3 minutes': 180_000,
  '5 minutes': 300_000,
  '5 минут': 300_000,
  '10 minutes': 600_000,
  '10 минут': 600_000,
  '20 minutes': 1_200_000,
  '40 minutes': 2_400_000,
  'an hour': 3_600_000,
  'a second': 1_000,
  'a minute': 60_000,
  минута: 60_000,
  'half a day': 43_200_000,
  'a day': 86_400_000,
  '90 days': 90 * 86_400_000,
  '90 дней': 90 * 86_400_000,
}

defineParameterType({
  name: 'duration',
  regexp: alternatives(durations),
  transformer: (word: string) => lookUp(durations, word),
})
