/** @module Logins from a trading device that are shown too much or too little, or that the wrong response completes. */

import type { ServerFault } from '../../fault.ts'
import { deadControl, labels, loginScreens, rules } from '../support/parts.ts'

const options = ['XDEV-IOS-01', 'XDEV-AND-01'] as const
const challenges = ['XDEV-IOS-02', 'XDEV-AND-02'] as const
const endings = ['XDEV-IOS-08', 'XDEV-AND-07'] as const

const faults: readonly ServerFault[] = [
  {
    id: 'app-login-button-mislabelled',
    title: 'The login screen of the app has no button Log In.',
    subject: 'server',
    violates: options,
    inject: labels('en', { mobileLogIn: 'Sign In' }),
  },
  {
    id: 'two-factor-option-missing',
    title: 'The app does not offer Two-Factor Authentication after the password.',
    subject: 'server',
    violates: [...options, ...challenges],
    inject: loginScreens((screen, words) => ({
      ...screen,
      controls: screen.controls.filter(({ label }) => label !== words.twoFactorAuthentication),
    })),
  },
  {
    id: 'two-factor-option-without-effect',
    title: 'Two-Factor Authentication only looks at the login again.',
    subject: 'server',
    violates: challenges,
    inject: loginScreens((screen) => deadControl(screen, 'askForChallenge', 'readLogin')),
  },
  {
    id: 'challenge-before-the-tap',
    title: 'The challenge is shown with the password, before anybody asked for it.',
    subject: 'server',
    violates: challenges,
    inject: rules(() => ({ pushIsSent: () => false })),
  },
  {
    id: 'challenge-code-mislabelled',
    title: 'The challenge stands beside another label than Challenge code.',
    subject: 'server',
    violates: challenges,
    inject: labels('en', { challengeCode: 'Number' }),
  },
  {
    id: 'any-device-answers',
    title: 'The response of any device that a person ever had is accepted.',
    subject: 'server',
    violates: ['XDEV-02'],
    inject: rules(() => ({ deviceMayRespond: () => true })),
  },
  {
    id: 'response-to-another-login-accepted',
    title: "The response to the challenge of one login completes another one of the same person's.",
    subject: 'server',
    violates: endings,
    inject: rules(() => ({ challengeIsFor: () => true })),
  },
  {
    id: 'challenge-always-the-same',
    title: 'Every challenge is the same number, so that an old response fits again.',
    subject: 'server',
    violates: endings,
    inject: (parts) => {
      let first: string | undefined
      return rules((right) => ({
        newChallenge: (random) => (first ??= right.newChallenge(random)),
      }))(parts)
    },
  },
  {
    id: 'nothing-ever-expires',
    title: 'Neither a login nor its challenge ever ends by itself.',
    subject: 'server',
    violates: endings,
    inject: rules(() => ({ challengeInTime: () => true, loginInTime: () => true })),
  },
  {
    id: 'response-field-mislabelled',
    title: 'The field for the response has another label than Enter response code.',
    subject: 'server',
    violates: endings,
    inject: labels('en', { enterResponseCode: 'Code' }),
  },
  {
    id: 'iphones-finish-with-log-in',
    title: 'The last button reads Log In on an iPhone, too.',
    subject: 'server',
    violates: ['XDEV-IOS-08'],
    inject: labels('en', { send: 'Log In' }),
  },
  {
    id: 'android-devices-finish-with-send',
    title: 'The last button reads Send on an Android device, too.',
    subject: 'server',
    violates: ['XDEV-AND-07'],
    inject: loginScreens((screen, words) => ({
      ...screen,
      controls: screen.controls.map((control) =>
        control.operation === 'giveResponse' ? { ...control, label: words.send } : control,
      ),
    })),
  },
  {
    id: 'wrong-response-from-a-trading-device',
    title: 'The last digit of a response is not compared.',
    subject: 'server',
    violates: endings,
    inject: rules((right) => ({
      responseMatches: (given, expected) =>
        given.length === expected.length && right.responseMatches(given.slice(0, -1), expected.slice(0, -1)),
    })),
  },
]

export default faults
