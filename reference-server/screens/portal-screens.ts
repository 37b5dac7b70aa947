/** @module The pages of Client Portal for the Secure Login System. */

import type { Control, Screen } from '../../contract/screen.ts'
import type { SettingsView } from '../domain/events/settings/view-settings.ts'
import { buildScreen, button, codeField, logOut, toPage } from './build.ts'
import type { Labels } from './labels/labels.ts'

export const portalHomeScreen = (labels: Labels): Screen =>
  buildScreen(labels.clientPortal, {
    notes: [labels.loggedIn],
    controls: [toPage(labels.userMenu, 'user-menu', 'icon'), toPage(labels.settings, 'menu'), logOut(labels)],
  })

const userMenuScreen = (labels: Labels): Screen =>
  buildScreen(labels.userMenu, { controls: [toPage(labels.settings, 'menu'), logOut(labels)] })

const menuScreen = (labels: Labels): Screen =>
  buildScreen(labels.settings, { controls: [toPage(labels.userSettings, 'user-settings'), logOut(labels)] })

const verifiedColumn = (checkMark: boolean, labels: Labels) => ({
  label: labels.smsVerified,
  value: checkMark ? labels.checkMark : '',
})

/** The row of the mobile number with its column "SMS Verified"; the gear beside it opens the dialog. */
function userSettingsScreen({ mobileNumber }: SettingsView, labels: Labels): Screen {
  const values = mobileNumber
    ? [
        { label: labels.mobileNumber, value: mobileNumber.number },
        verifiedColumn(mobileNumber.smsVerified, labels),
      ]
    : [{ label: labels.mobileNumber, value: '' }]
  return buildScreen(labels.userSettings, {
    values,
    controls: [
      toPage(labels.mobileNumber, 'mobile-number', 'icon'),
      toPage(labels.secureLoginSystem, 'secure-login'),
      logOut(labels),
    ],
  })
}

const smsNotes = ({ sms }: SettingsView, labels: Labels): string[] => {
  if (sms === undefined) return []
  const note = { sending: labels.smsSending, sent: labels.smsSent, failed: labels.smsFailed }[sms]
  return [note, labels.smsDelay]
}

/** The dialog of the mobile number: VERIFY, then the Confirm Code, then the green check mark. */
function mobileNumberScreen(view: SettingsView, labels: Labels): Screen {
  const { mobileNumber, sms } = view
  const close = toPage(labels.continue, 'user-settings', 'button')
  if (!mobileNumber)
    return buildScreen(labels.mobileNumber, {
      values: [{ label: labels.mobileNumber, value: '' }],
      controls: [close],
    })
  const values = [
    { label: labels.mobileNumber, value: mobileNumber.number },
    verifiedColumn(mobileNumber.smsVerified, labels),
  ]
  if (mobileNumber.smsVerified) return buildScreen(labels.mobileNumber, { values, controls: [close] })
  const verify = button(labels.verify, 'verifyMobileNumber')
  if (sms === undefined) return buildScreen(labels.mobileNumber, { values, controls: [verify] })
  return buildScreen(labels.mobileNumber, {
    values,
    notes: smsNotes(view, labels),
    fields: [codeField('code', labels.confirmationNumber)],
    controls: [button(labels.continue, 'confirmMobileNumber'), verify],
  })
}

const seamlessValue = (enabled: boolean, labels: Labels) => ({
  label: labels.seamlessAuthentication,
  value: enabled ? labels.enabled : labels.disabled,
})

/** The box "Secure Login Settings" with the value of the switch, and the wheel that opens it. */
const secureLoginScreen = ({ seamless, optOut }: SettingsView, labels: Labels): Screen =>
  buildScreen(labels.secureLoginSystem, {
    notes: [labels.secureLoginSettings],
    values: [seamlessValue(seamless, labels)],
    controls: [
      toPage(labels.configure, 'seamless', 'icon'),
      toPage(labels.userSettings, 'user-settings'),
      ...(optOut === 'offered' ? [toPage(labels.optOut, 'opt-out', 'button')] : []),
      ...(optOut === 'taken' ? [toPage(labels.optIn, 'opt-out', 'button')] : []),
    ],
  })

/** Opting out and opting in require reauthentication. */
function optOutScreen({ optOut }: SettingsView, labels: Labels): Screen {
  const label = optOut === 'taken' ? labels.optIn : labels.optOut
  if (optOut === 'notOffered')
    return buildScreen(label, { notes: [labels.mandatory], controls: [logOut(labels)] })
  return buildScreen(label, {
    fields: [
      { name: 'username', label: labels.username, kind: 'text' },
      { name: 'password', label: labels.password, kind: 'password' },
    ],
    controls: [button(label, 'setOptOut', { body: { optedOut: optOut !== 'taken' } })],
  })
}

/** The switch shows an unsaved value: only Save changes the setting (NOTIF-12). */
function seamlessScreen(enabled: boolean, labels: Labels): Screen {
  const other = enabled ? 'seamless-disabled' : 'seamless-enabled'
  const toggle: Control = { ...toPage(labels.seamlessAuthentication, other, 'switch'), checked: enabled }
  return buildScreen(labels.seamlessAuthentication, {
    values: [seamlessValue(enabled, labels)],
    controls: [toggle, button(labels.save, 'setSeamless', { body: { enabled } })],
  })
}

const pages: Readonly<Record<string, (view: SettingsView, labels: Labels) => Screen>> = {
  home: (_view, labels) => portalHomeScreen(labels),
  'user-menu': (_view, labels) => userMenuScreen(labels),
  menu: (_view, labels) => menuScreen(labels),
  'user-settings': userSettingsScreen,
  'mobile-number': mobileNumberScreen,
  'secure-login': secureLoginScreen,
  'opt-out': optOutScreen,
  seamless: (view, labels) => seamlessScreen(view.seamless, labels),
  'seamless-enabled': (_view, labels) => seamlessScreen(true, labels),
  'seamless-disabled': (_view, labels) => seamlessScreen(false, labels),
}

export const portalPageNames: readonly string[] = Object.keys(pages)

/** Undefined if there is no such page. */
export const portalScreen = (page: string, view: SettingsView, labels: Labels): Screen | undefined =>
  Object.hasOwn(pages, page) ? pages[page]?.(view, labels) : undefined
