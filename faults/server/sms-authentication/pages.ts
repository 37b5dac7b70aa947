/** @module Screens in English that do not show what the articles say, or on which a click does something else. */

import type { ServerFault } from '../../fault.ts'
import { deadControl, labels, portalPage, portalPages, screens, withoutControl } from '../support/parts.ts'

const faults: readonly ServerFault[] = [
  {
    id: 'login-button-mislabelled',
    title: 'The button of the login window is labelled Sign in.',
    subject: 'server',
    violates: ['PUSH-AND-01', 'SMS-13'],
    inject: labels('en', { login: 'Sign in' }),
  },
  {
    id: 'login-window-without-password',
    title: 'The login window has no box for the password.',
    subject: 'server',
    violates: ['PUSH-AND-01'],
    inject: screens((right) => ({
      openLogin: (platform, locale, words) => {
        const screen = right.openLogin(platform, locale, words)
        return { ...screen, fields: screen.fields.filter(({ kind }) => kind !== 'password') }
      },
    })),
  },
  {
    id: 'security-code-mislabelled',
    title: 'The box for the code is labelled SMS Code.',
    subject: 'server',
    violates: ['SMS-15'],
    inject: labels('en', { securityCode: 'SMS Code' }),
  },
  {
    id: 'settings-mislabelled',
    title: 'The side menu of Client Portal has Preferences where Settings should be.',
    subject: 'server',
    violates: ['SMS-03'],
    inject: labels('en', { settings: 'Preferences' }),
  },
  {
    id: 'user-settings-mislabelled',
    title: 'The menu entry is labelled Profile instead of User Settings.',
    subject: 'server',
    violates: ['SMS-03'],
    inject: labels('en', { userSettings: 'Profile' }),
  },
  {
    id: 'gear-missing',
    title: 'There is no gear beside the mobile number.',
    subject: 'server',
    violates: ['SMS-03', 'SMS-RU-05'],
    inject: portalPage('user-settings', (screen) => ({
      ...screen,
      controls: screen.controls.filter(({ kind }) => kind !== 'icon'),
    })),
  },
  {
    id: 'verify-mislabelled',
    title: 'The button that sends the Confirm Code is labelled Send code.',
    subject: 'server',
    violates: ['SMS-04'],
    inject: labels('en', { verify: 'Send code' }),
  },
  {
    id: 'verify-gone-once-a-code-was-sent',
    title: 'The page on which the Confirm Code is entered has no button that sends another.',
    subject: 'server',
    violates: ['SMS-06'],
    inject: portalPage('mobile-number', (screen) =>
      screen.fields.length > 0 ? withoutControl(screen, 'verifyMobileNumber') : screen,
    ),
  },
  {
    id: 'confirmation-number-mislabelled',
    title: 'The box for the Confirm Code is labelled Code.',
    subject: 'server',
    violates: ['SMS-07'],
    inject: labels('en', { confirmationNumber: 'Code' }),
  },
  {
    id: 'check-mark-missing',
    title: 'The column SMS Verified stays empty, although the number is verified.',
    subject: 'server',
    violates: ['SMS-08', 'SMS-RU-11'],
    inject: (parts) => labels('en', { checkMark: '' })(labels('ru', { checkMark: '' })(parts)),
  },
  {
    id: 'check-mark-for-everybody',
    title: 'The page shows the check mark for every number, although the server knows better.',
    subject: 'server',
    violates: ['SMS-08', 'SMS-RU-11'],
    inject: portalPages((screen, words) => ({
      ...screen,
      values: screen.values.map((shown) =>
        shown.label === words.smsVerified ? { ...shown, value: words.checkMark } : shown,
      ),
    })),
  },
  {
    id: 'another-check-mark-for-everybody',
    title: 'A number that is not verified has a check mark as well, of another sign.',
    subject: 'server',
    violates: ['SMS-08', 'SMS-RU-11'],
    inject: portalPages((screen, words) => ({
      ...screen,
      values: screen.values.map((shown) =>
        shown.label === words.smsVerified && shown.value === '' ? { ...shown, value: '☑' } : shown,
      ),
    })),
  },
  {
    id: 'sms-verified-mislabelled',
    title: 'The column of the check mark is labelled Status.',
    subject: 'server',
    violates: ['SMS-08'],
    inject: labels('en', { smsVerified: 'Status' }),
  },
  {
    id: 'check-mark-lost-on-reload',
    title: 'The check mark appears after the code, and is missing when the page is opened again.',
    subject: 'server',
    violates: ['SMS-08', 'SMS-RU-12'],
    inject: (parts) => {
      let shown = false
      return portalPages((screen, words) => {
        const marked = screen.values.some(({ value }) => value === words.checkMark)
        const lost = marked && shown
        shown ||= marked
        return lost ? { ...screen, values: screen.values.map((value) => ({ ...value, value: '' })) } : screen
      })(parts)
    },
  },
  {
    id: 'second-continue-missing',
    title: 'After the check mark there is no CONTINUE to finish with.',
    subject: 'server',
    violates: ['SMS-09', 'SMS-RU-12'],
    inject: portalPage('mobile-number', (screen) => withoutControl(screen, 'openPortal')),
  },
  {
    id: 'second-continue-logs-out',
    title: 'The second CONTINUE ends the session instead of the dialog.',
    subject: 'server',
    violates: ['SMS-09', 'SMS-RU-12'],
    inject: portalPage('mobile-number', (screen) => deadControl(screen, 'openPortal', 'logOut')),
  },
]

export default faults
