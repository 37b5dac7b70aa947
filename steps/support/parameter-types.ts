/** @module All parameter types: words of the features become people, phones, durations and other values. */

import { defineParameterType } from '@cucumber/cucumber'
import type { Platform, SecurityElement, SlsDeviceType } from '../../contract/primitives.ts'
import { publishedLabel } from '../../drivers/ports/labels.ts'
import type { PhoneConditions } from '../../drivers/ports/phone.ts'
import type { AttestationSource, PhoneModel, ServiceRefusal } from '../../drivers/ports/scene.ts'
import { codeKinds } from '../tasks/credentials.ts'
import { lifetimes } from '../tasks/limits.ts'
import type { Visibility } from '../tasks/notifications.ts'
import type { Actor, OwnedPhone } from './actor.ts'
import { platformOf } from './context.ts'
import type { SlsWorld } from './world.ts'

type Meanings<Value> = Readonly<Record<string, Value>>

const oneOf = (words: readonly string[]): RegExp => new RegExp(words.join('|'))

/** The regular expression of a parameter type admits no other words. */
function meaningOf<Value>(meanings: Meanings<Value>, word: string): Value {
  const value = meanings[word]
  if (value === undefined) throw new Error(`the regular expression of a parameter type admits "${word}"`)
  return value
}

function defineMeanings<Value>(name: string, meanings: Meanings<Value>): void {
  defineParameterType({
    name,
    regexp: oneOf(Object.keys(meanings)),
    transformer: (word: string) => meaningOf(meanings, word),
  })
}

/** A parameter type whose values are the words themselves. */
function defineWords(name: string, words: readonly string[]): void {
  defineParameterType({ name, regexp: oneOf(words), transformer: (word: string) => word })
}

const people: Meanings<string> = {
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
  regexp: oneOf(Object.keys(people)),
  transformer(this: SlsWorld, word: string): Actor {
    return this.actor(meaningOf(people, word))
  },
})

/** A label of a server's screens; those of the app and of the phone are plain strings. */
defineParameterType({ name: 'label', regexp: /"([^"]*)"/, transformer: publishedLabel })

/** Labels on the way from screen to screen. */
defineParameterType({
  name: 'labels',
  regexp: /"([^"]*)"/,
  transformer: (path: string) => path.split(' → ').map(publishedLabel),
})

/** Which of a person's phones: the one they had, or the one they got. */
defineParameterType({
  name: 'ownedPhone',
  regexp: new RegExp(`(?:${Object.keys(people).join('|')})'s (?:old|new) phone`),
  transformer(this: SlsWorld, words: string): OwnedPhone {
    const [name = '', which] = words.split(/'s | phone/)
    const owner = this.actor(meaningOf(people, name))
    return { owner, phone: which === 'old' ? owner.oldPhone : owner.newPhone }
  },
})

const platforms: Meanings<Platform> = {
  'Client Portal': 'clientPortal',
  WebTrader: 'webTrader',
  'IBKR Mobile': 'ibkrMobile',
  TWS: 'tws',
  'Портал клиентов': 'clientPortal',
  'Портала клиентов': 'clientPortal',
  'Портале клиентов': 'clientPortal',
}

/** "The platform" is that of the context. */
defineParameterType({
  name: 'platform',
  regexp: oneOf(['the platform', ...Object.keys(platforms)]),
  transformer(this: SlsWorld, word: string): Platform {
    return word === 'the platform' ? platformOf(this.context) : meaningOf(platforms, word)
  },
})

defineMeanings<PhoneModel>('phone', {
  'an Android phone with a fingerprint sensor': 'Android with fingerprint sensor',
  'an Android phone without a fingerprint sensor': 'Android without fingerprint sensor',
  'an Android phone without Google services': 'Android without Google services',
  'an Android phone of another vendor': 'Android of another vendor',
  'an iPhone with Touch ID': 'iPhone with Touch ID',
  'an iPhone whose Touch ID is not activated': 'iPhone without Touch ID activated',
  'an iPhone with Face ID': 'iPhone with Face ID',
  'an iPhone whose Face ID is not activated': 'iPhone without Face ID activated',
  'an iPhone without a Passcode': 'iPhone without a Passcode',
})

defineMeanings<SecurityElement>('element', {
  'the fingerprint': 'fingerprint',
  'the PIN': 'pin',
  'Touch ID': 'touchId',
  'Face ID': 'faceId',
  'the Passcode': 'passcode',
})

defineMeanings<SlsDeviceType>('slsDevice', { 'IB Key': 'ibKey', 'physical device': 'physical', SMS: 'sms' })

defineMeanings<PhoneConditions>('condition', {
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
  'has a clock that is 90 days ahead': { clockAheadMs: 90 * 86_400_000 },
  'has a clock that is 90 days behind': { clockAheadMs: -90 * 86_400_000 },
  'has a clock that is a day behind': { clockAheadMs: -86_400_000 },
  'is used in China': { country: 'CN' },
  'has left China': { country: 'US' },
  'is saving power': { powerSaving: true },
})

defineMeanings<Visibility>('visibility', {
  'announced and listed': 'announced and listed',
  'only listed': 'only listed',
  'only announced': 'only announced',
  'not there': 'not there',
})

/** In milliseconds. "More than" is a second more: at the bound itself a server may decide either way. */
defineMeanings<number>('duration', {
  '119.999 seconds': 119_999,
  '59,999 секунды': 59_999,
  '119,999 секунды': 119_999,
  '19 seconds': 19_000,
  '20 seconds': 20_000,
  '2 minutes': 120_000,
  '2 минуты': 120_000,
  '3 minutes': 180_000,
  '5 minutes': 300_000,
  '5 минут': 300_000,
  'more than 5 minutes': 301_000,
  'more than 10 minutes': 601_000,
  'more than an hour': 3_601_000,
  'more than a day': 86_401_000,
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
})

/** By UTC, where a count that goes by the clock would begin anew; in milliseconds between two. */
defineMeanings<number>('clockEdge', {
  'a full minute': 60_000,
  'a full hour': 3_600_000,
  midnight: 86_400_000,
})

defineWords('lifetime', Object.keys(lifetimes))

defineWords('codeKind', codeKinds)

/** How many attempts remain up to a limit. */
defineMeanings<number>('shortfall', { 'as often as': 0, 'once less than': 1, 'twice less than': 2 })

defineMeanings<ServiceRefusal>('serviceRefusal', {
  'asks to wait': {},
  'asks by a date to wait': { byDate: true },
  'has too many requests and asks to wait': { tooMany: true },
})

defineMeanings<AttestationSource>('attestation', {
  'without any attestation': 'none',
  'with the attestation of the phone': 'genuine',
  'with the earlier attestation': 'earlier',
  'with an attestation issued five minutes ago': 'five minutes old',
  'with an attestation dated an hour ahead': 'an hour ahead',
  'with the attestation of another phone': 'of another phone',
  'with the attestation of another app': 'of another app',
  'with a forged attestation': 'forged',
  'with an unsigned attestation': 'unsigned',
})
