/** @module Challenges that are not given, given to the wrong one, or not six digits. */

import type { ServerFault } from '../../fault.ts'
import { deadControl, loginScreens, loginScreensOn, rules, withoutControl } from '../support/parts.ts'

const faults: readonly ServerFault[] = [
  {
    id: 'no-challenge-while-a-push-is-awaited',
    title: 'Challenge/response is refused as long as the server waits for the phone.',
    subject: 'server',
    violates: ['CR-AND-02'],
    inject: rules(() => ({ challengeOffered: (login) => login.stage.at !== 'waitingForApproval' })),
  },
  {
    id: 'challenge-for-every-login',
    title: 'A challenge is also shown in a login by SMS, though no device answers it.',
    subject: 'server',
    violates: ['SEC-BIND-11'],
    inject: rules(() => ({ challengeOffered: () => true })),
  },
  {
    id: 'challenge-too-short-lived',
    title: 'A challenge ends in the moment in which it is shown.',
    subject: 'server',
    violates: ['CR-AND-02'],
    inject: rules(() => ({ challengeInTime: () => false })),
  },
  {
    id: 'challenge-loses-leading-zeros',
    title: 'The challenge is kept as a number, so that 012345 is shown as 12345.',
    subject: 'server',
    violates: ['CR-AND-04', 'SYNC-08'],
    inject: rules((right) => ({ newChallenge: (random) => String(Number(right.newChallenge(random))) })),
  },
  {
    id: 'challenge-of-five-digits',
    title: 'The challenge has five digits.',
    subject: 'server',
    violates: ['CR-AND-04', 'SYNC-08'],
    inject: rules((right) => ({ newChallenge: (random) => right.newChallenge(random).slice(1) })),
  },
  {
    id: 'challenge-for-whoever-knows-the-login',
    title: 'The id of a login is accepted in place of its login secret.',
    subject: 'server',
    violates: ['CR-AND-04'],
    inject: rules(() => ({ loginSecretMatches: () => true })),
  },
  {
    id: 'link-missing',
    title: 'The waiting login screen has no link for people without a notification.',
    subject: 'server',
    violates: ['CR-AND-03', 'CR-IOS-02', 'SYNC-07'],
    inject: loginScreens((screen) => withoutControl(screen, 'askForChallenge')),
  },
  {
    id: 'link-missing-on-webtrader',
    title: 'WebTrader has no link for people without a notification.',
    subject: 'server',
    violates: ['CR-AND-03', 'CR-IOS-02'],
    inject: loginScreensOn('webTrader', (screen) => withoutControl(screen, 'askForChallenge')),
  },
  {
    id: 'no-way-to-the-challenge-on-ibkr-mobile',
    title: 'IBKR Mobile offers people without a notification neither the link nor Two-Factor Authentication.',
    subject: 'server',
    violates: ['CR-AND-03', 'CR-IOS-02'],
    inject: loginScreensOn('ibkrMobile', (screen) => ({
      ...screen,
      controls: screen.controls.filter(({ operation }) => operation !== 'askForChallenge'),
    })),
  },
  {
    id: 'link-before-the-password',
    title: 'The link for people without a notification is shown before the password was given.',
    subject: 'server',
    violates: ['CR-AND-03'],
    inject: (parts) => ({
      ...parts,
      screens: {
        ...parts.screens,
        openLogin: (platform, locale, words) => {
          const screen = parts.screens.openLogin(platform, locale, words)
          const link = { label: words.notReceived, kind: 'link' as const, operation: 'askForChallenge' }
          return { ...screen, controls: [...screen.controls, link] }
        },
      },
    }),
  },
  {
    id: 'link-without-effect',
    title: 'The link for people without a notification only looks at the login again.',
    subject: 'server',
    violates: ['CR-IOS-02'],
    inject: loginScreens((screen) => deadControl(screen, 'askForChallenge', 'readLogin')),
  },
  {
    id: 'challenge-without-box',
    title: 'The challenge is shown without a box for the response.',
    subject: 'server',
    violates: ['CR-IOS-03'],
    inject: loginScreens((screen) => ({
      ...screen,
      fields: screen.fields.filter(({ name }) => name !== 'response'),
    })),
  },
  {
    id: 'box-without-challenge',
    title: 'The box for the response is shown without the challenge.',
    subject: 'server',
    violates: ['CR-IOS-03'],
    inject: loginScreens((screen) => ({ ...screen, values: [] })),
  },
  {
    id: 'box-without-challenge-on-webtrader',
    title: 'WebTrader does not show the challenge beside the box for the response.',
    subject: 'server',
    violates: ['CR-IOS-03'],
    inject: loginScreensOn('webTrader', (screen) => ({ ...screen, values: [] })),
  },
  {
    id: 'box-before-the-challenge',
    title: 'The box for the response is there before there is a challenge.',
    subject: 'server',
    violates: ['CR-IOS-03'],
    inject: (parts) => ({
      ...parts,
      screens: {
        ...parts.screens,
        login: (view, words) => {
          const screen = parts.screens.login(view, words)
          const box = { name: 'response', label: words.responseString, kind: 'code' as const }
          return view.state === 'waitingForApproval' ? { ...screen, fields: [box] } : screen
        },
      },
    }),
  },
]

export default faults
