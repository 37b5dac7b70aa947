/** @module The values of a context as the ports take them. */

import type { Locale, Platform } from '../../contract/primitives.ts'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { ScenarioContext } from '../../reports/contexts/context.ts'

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

/** Another platform than that of the context. */
export const otherPlatformOf = (context: ScenarioContext): Platform =>
  platformOf(context) === 'tws' ? 'webTrader' : 'tws'

/** A phone of another system. */
export const otherModel = (model: PhoneModel): PhoneModel =>
  model.startsWith('iPhone') ? 'Android without fingerprint sensor' : 'iPhone with Face ID'
