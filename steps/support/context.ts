/** @module The values of a context as the ports take them. */

import type { Locale, Os, Platform } from '../../contract/primitives.ts'
import type { PhoneModel, Scene } from '../../drivers/ports/scene.ts'
import { type OpenContext, openContextSchema, type ScenarioContext } from '../../reports/contexts/context.ts'

const platforms: Readonly<Record<ScenarioContext['platform'], Platform>> = {
  TWS: 'tws',
  'Client Portal': 'clientPortal',
  WebTrader: 'webTrader',
  'IBKR Mobile': 'ibkrMobile',
}

const phones: Readonly<Record<ScenarioContext['phone'], PhoneModel>> = {
  'an Android phone without a fingerprint sensor': 'Android without fingerprint sensor',
  'an Android phone with a fingerprint sensor': 'Android with fingerprint sensor',
  'an iPhone with Face ID': 'iPhone with Face ID',
  'an iPhone with Touch ID': 'iPhone with Touch ID',
  'an iPhone whose Face ID is not activated': 'iPhone without Face ID activated',
  'an iPhone whose Touch ID is not activated': 'iPhone without Touch ID activated',
}

export const platformOf = ({ platform }: ScenarioContext): Platform => platforms[platform]

export const phoneOf = ({ phone }: ScenarioContext): PhoneModel => phones[phone]

export const localeOf = ({ language }: ScenarioContext): Locale => (language === 'Russian' ? 'ru' : 'en')

/** Of the trading device on which IBKR Mobile is logged in to, where that is not what a scenario is about: that of the phone. */
export const systemOf = (platform: Platform, { phone }: ScenarioContext): Os | undefined => {
  if (platform !== 'ibkrMobile') return undefined
  return phone.startsWith('an iPhone') ? 'iOS' : 'Android'
}

/** Another platform than that of the context. */
export const otherPlatformOf = (context: ScenarioContext): Platform =>
  platformOf(context) === 'tws' ? 'webTrader' : 'tws'

const nextPlatform: Readonly<Record<Platform, Platform>> = {
  tws: 'clientPortal',
  clientPortal: 'webTrader',
  webTrader: 'ibkrMobile',
  ibkrMobile: 'tws',
}

/** Where a person begins another login. */
export const platformOfSecondLogin = (context: ScenarioContext): Platform =>
  context.secondLogin === 'on another platform' ? nextPlatform[platformOf(context)] : platformOf(context)

/** In which language that is, where this person uses `own`. */
export function localeOfSecondLogin({ secondLogin }: ScenarioContext, own: Locale): Locale {
  if (secondLogin !== 'in the other language') return own
  return own === 'ru' ? 'en' : 'ru'
}

/** A phone of another system. */
export const otherModel = (model: PhoneModel): PhoneModel =>
  model.startsWith('iPhone') ? 'Android without fingerprint sensor' : 'iPhone with Face ID'

/** Values that send messages, or leave one unanswered, before the scenario begins. */
const sending: readonly string[] = [
  'number changed and changed back',
  'device removed',
  'another login waiting',
  'an activation begun',
  'after another login',
  'after a refusal',
] satisfies ScenarioContext[keyof ScenarioContext][]

/** How many messages a server has to allow, so that a scenario is left as many as the guide promises it. */
const enough = { pushCap: 4, smsCap: 4, smsDailyCap: 8 } as const

/** What of a context this server allows: of one that publishes no such number it is not known, and not tried. */
export async function affordable(open: OpenContext, { driver }: Scene): Promise<OpenContext> {
  const entries = Object.entries(open)
  if (!entries.some(([, value]) => sending.includes(value))) return open
  const { pushCap = 0, smsCap = 0, smsDailyCap = 0 } = (await driver.lab.numbers()) ?? {}
  const { capabilities } = driver
  const isEnough =
    (!capabilities.has('seamless') || pushCap >= enough.pushCap) &&
    (!capabilities.has('sms') || (smsCap >= enough.smsCap && smsDailyCap >= enough.smsDailyCap))
  if (isEnough) return open
  return openContextSchema.parse(Object.fromEntries(entries.filter(([, value]) => !sending.includes(value))))
}
