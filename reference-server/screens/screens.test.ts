import { expect, test } from 'vitest'
import { isOperation, pathParameters, routeOf } from '../../contract/routes.ts'
import { type Screen, screen as screenSchema } from '../../contract/screen.ts'
import type { LoginState, LoginView } from '../domain/events/login/login-view.ts'
import type { SettingsView } from '../domain/events/settings/view-settings.ts'
import type { Login } from '../domain/model/login.ts'
import type { Locale, Platform } from '../domain/model/primitives.ts'
import { referenceLabels } from './labels/languages.ts'
import { referenceScreens } from './screens.ts'

const platforms: Platform[] = ['tws', 'clientPortal', 'webTrader', 'ibkrMobile']
const states: LoginState[] = [
  'chooseDevice',
  'waitingForApproval',
  'challenge',
  'securityCode',
  'loggedIn',
  'denied',
  'expired',
]
const pages = ['home', 'menu', 'user-settings', 'mobile-number', 'secure-login', 'seamless']

function loginView(platform: Platform, locale: Locale, state: LoginState): LoginView {
  const login: Login = {
    id: 'l1',
    secretDigest: '',
    platform,
    locale,
    begunAt: 0,
    stage: { at: 'chooseDevice' },
  }
  const devices = [{ id: 'd1', type: 'physical', name: 'DSC+', status: 'active', secret: '' }] as const
  return { login, state, devices, challenge: '012345', sms: 'sent' }
}

const settings: SettingsView[] = [
  { seamless: true, devices: [] },
  { seamless: false, devices: [], mobileNumber: { number: '+1', smsVerified: false } },
  { seamless: false, devices: [], mobileNumber: { number: '+1', smsVerified: false }, sms: 'sent' },
  { seamless: true, devices: [], mobileNumber: { number: '+1', smsVerified: true } },
]

function* everyScreen(locale: Locale): Generator<Screen | undefined> {
  const labels = referenceLabels[locale]
  for (const platform of platforms) {
    yield referenceScreens.openLogin(platform, locale, labels)
    yield referenceScreens.loggedOut(platform, locale, labels)
    for (const state of states) yield referenceScreens.login(loginView(platform, locale, state), labels)
  }
  for (const page of pages) for (const view of settings) yield referenceScreens.portal(page, view, labels)
}

test.each(['en', 'ru'] as const)('each control in %s has the parameters of its operation', (locale) => {
  for (const shown of everyScreen(locale)) {
    const screen = screenSchema.parse(shown)
    const typed = Object.fromEntries(screen.fields.map(({ name }) => [name, 'typed']))
    for (const control of screen.controls) {
      const { operation, path = {}, body = {} } = control
      if (!isOperation(operation)) throw new Error(`${operation} is no operation`)
      const route = routeOf(operation)
      const available = ['platform', 'locale', 'loginId', ...Object.keys(path)]
      expect(available).toEqual(expect.arrayContaining([...pathParameters(route.path)]))
      if (operation === 'askForAnotherSms' || operation === 'verifyMobileNumber') continue
      if (route.body) expect(() => route.body?.parse({ ...body, ...typed })).not.toThrow()
    }
  }
})

test('no Russian label is empty or untranslated', () => {
  const same = ['tws', 'webTrader', 'ibkrMobile', 'ok', 'checkMark']
  for (const [name, text] of Object.entries(referenceLabels.ru)) {
    expect(text).not.toBe('')
    if (!same.includes(name)) expect([name, text]).toEqual([name, expect.stringMatching(/[а-яА-Я]/)])
  }
})

test('an unknown page name has no screen', () => {
  const [view] = settings
  for (const page of ['', 'constructor', '__proto__', 'admin']) {
    expect(view && referenceScreens.portal(page, view, referenceLabels.en)).toBeUndefined()
  }
})
