/** @module The screens of a login. */

import type { Control, Screen } from '../../contract/screen.ts'
import type { LoginView } from '../domain/events/login/login-view.ts'
import type { Locale, Platform } from '../domain/model/primitives.ts'
import type { SlsDevice } from '../domain/model/sls-device.ts'
import { buildScreen, button, codeField, logOut } from './build.ts'
import type { Labels } from './labels/labels.ts'
import { portalHomeScreen } from './portal-screens.ts'

export const openLoginScreen = (platform: Platform, locale: Locale, labels: Labels): Screen =>
  buildScreen(labels[platform], {
    fields: [
      { name: 'username', label: labels.username, kind: 'text' },
      { name: 'password', label: labels.password, kind: 'password' },
    ],
    controls: [
      button(platform === 'ibkrMobile' ? labels.mobileLogIn : labels.login, 'logIn', {
        body: { platform, locale },
      }),
    ],
  })

/** The entry of a device in the drop-down. */
const choice = ({ id, name }: SlsDevice): Control => ({
  label: name,
  kind: 'choice',
  operation: 'chooseDevice',
  body: { deviceId: id },
})

const chooseDeviceScreen = ({ devices = [] }: LoginView, title: string, labels: Labels): Screen =>
  buildScreen(title, { notes: [labels.chooseDevice], controls: devices.map(choice) })

function waitingScreen({ login }: LoginView, title: string, labels: Labels): Screen {
  const link: Control = { label: labels.notReceived, kind: 'link', operation: 'askForChallenge' }
  const option = button(labels.twoFactorAuthentication, 'askForChallenge')
  return buildScreen(title, {
    notes: [labels.notificationSent],
    controls: login.platform === 'ibkrMobile' ? [option, link] : [link],
  })
}

/** The label differs between iOS and Android, and all other platforms share one (AMB-03). */
function submitLabel({ platform, os }: LoginView['login'], labels: Labels): string {
  if (platform !== 'ibkrMobile') return labels.ok
  return os === 'Android' ? labels.mobileLogIn : labels.send
}

function challengeScreen({ login, challenge }: LoginView, title: string, labels: Labels): Screen {
  const newChallenge: Control = { label: labels.newChallenge, kind: 'link', operation: 'askForChallenge' }
  if (challenge === undefined) {
    return buildScreen(title, { notes: [labels.challengeEnded], controls: [newChallenge] })
  }
  const mobile = login.platform === 'ibkrMobile'
  return buildScreen(title, {
    values: [{ label: labels.challengeCode, value: challenge }],
    fields: [codeField('response', mobile ? labels.enterResponseCode : labels.responseString)],
    controls: [button(submitLabel(login, labels), 'giveResponse'), newChallenge],
  })
}

const smsNote = (sms: LoginView['sms'], labels: Labels): string => {
  if (sms === undefined) return labels.smsNotSent
  return { sending: labels.smsSending, sent: labels.smsSent, failed: labels.smsFailed }[sms]
}

function securityCodeScreen({ login, sms }: LoginView, title: string, labels: Labels): Screen {
  const submit = { tws: labels.ok, clientPortal: labels.login, webTrader: labels.login }
  const label = login.platform === 'ibkrMobile' ? labels.mobileLogIn : submit[login.platform]
  return buildScreen(title, {
    notes: [labels.enterSecurityCode, smsNote(sms, labels), labels.smsDelay],
    fields: [codeField('code', labels.securityCode)],
    controls: [button(label, 'giveSecurityCode'), button(labels.sendAgain, 'askForAnotherSms')],
  })
}

/** After the login Client Portal opens its home page; the other platforms show a note. */
export const loggedInScreen = (platform: Platform, labels: Labels): Screen =>
  platform === 'clientPortal'
    ? portalHomeScreen(labels)
    : buildScreen(labels[platform], { notes: [labels.loggedIn], controls: [logOut(labels)] })

/** After a declined or expired login: the login window with a note. */
function endedScreen(note: string, { login }: LoginView, labels: Labels): Screen {
  const begin = openLoginScreen(login.platform, login.locale, labels)
  return { ...begin, notes: [note] }
}

export function loginScreen(view: LoginView, labels: Labels): Screen {
  const title = labels[view.login.platform]
  switch (view.state) {
    case 'chooseDevice':
      return chooseDeviceScreen(view, title, labels)
    case 'waitingForApproval':
      return waitingScreen(view, title, labels)
    case 'challenge':
      return challengeScreen(view, title, labels)
    case 'securityCode':
      return securityCodeScreen(view, title, labels)
    case 'loggedIn':
      return loggedInScreen(view.login.platform, labels)
    case 'denied':
      return endedScreen(labels.denied, view, labels)
    case 'expired':
      return endedScreen(labels.expired, view, labels)
  }
}

export const loggedOutScreen = (platform: Platform, locale: Locale, labels: Labels): Screen => ({
  ...openLoginScreen(platform, locale, labels),
  notes: [labels.loggedOut],
})
