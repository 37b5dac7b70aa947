/** @module Narrow shapes: logins, their windows and sessions. */

import { loginNamed, revisingAfter } from '../../support/after.ts'
import { answering, objectIn, textIn } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'capitals-in-the-app-have-a-count-of-their-own',
    'Where a user name is typed into the app in capitals, wrong passwords are counted for this spelling alone.',
    ['SEC-LIMIT-15'],
    (parts) =>
      knowing(parts, (here) => ({
        store: {
          ...parts.store,
          transactAttempts: (username, decide) => {
            const { operation, body } = here()
            const typed = textIn(body, 'username')
            const inCapitals = typed === typed.toUpperCase() && typed !== typed.toLowerCase()
            const key = operation === 'readActivationOptions' && inCapitals ? typed : username
            return parts.store.transactAttempts(key, decide)
          },
        },
      })),
  ),
  wrong(
    'webtrader-remembers-who-has-a-session',
    'WebTrader asks for no second factor from a person who has a session on WebTrader already.',
    ['PUSH-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        secondFactorRequired: (active, platform) =>
          rules.secondFactorRequired(active, platform) &&
          !(
            platform === 'webTrader' &&
            here().account?.sessions.some((session) => session.platform === 'webTrader')
          ),
      })),
  ),
  wrong(
    'client-portal-remembers-the-device',
    'From the second login on, Client Portal takes the first of several devices and asks for no choice.',
    ['SYNC-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceChoiceRequired: (active, platform) =>
          rules.deviceChoiceRequired(active, platform) &&
          !(
            platform === 'clientPortal' &&
            here().account?.logins.some(
              (login) => login.platform === 'clientPortal' && login.stage.at === 'collected',
            )
          ),
      })),
  ),
  wrong(
    'only-the-first-decline-ends-a-login',
    'The first decline of a person ends its login; of later ones the request is over, and the login goes on.',
    ['SEC-END-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        declineEnds: (login, request) =>
          rules.declineEnds(login, request) &&
          !here().account?.approvalRequests.some(({ state }) => state === 'declined'),
      })),
  ),
  wrong(
    'only-looks-are-a-use-of-a-session',
    'Whoever reads uses a session; whoever changes a setting does not, and becomes idle over it.',
    ['SEC-SESSION-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        sessionUseIsRecorded: (session, now, profile) =>
          rules.sessionUseIsRecorded(session, now, profile) &&
          ['readSession', 'readSettings', 'openPortal'].some((look) => look === here().operation),
      })),
  ),
  wrong(
    'the-app-stays-logged-in-while-it-is-used',
    'A session of IBKR Mobile has no end as long as it is used.',
    ['SEC-SESSION-05'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        sessionInTime: (session, now, profile) =>
          session.platform === 'ibkrMobile' || rules.sessionInTime(session, now, profile),
      })),
  ),
  wrong(
    'windows-of-one-platform-share-their-secrets',
    'A login goes on in any window in which the same person has begun a login on the same platform.',
    ['SEC-BIND-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginSecretMatches: (given, secretDigest) =>
          rules.loginSecretMatches(given, secretDigest) ||
          (here().account?.logins.some(
            (other) =>
              other.platform === here().platform && rules.loginSecretMatches(given, other.secretDigest),
          ) ??
            false),
      })),
  ),
  wrong(
    'the-app-fetches-its-session-twice',
    'IBKR Mobile gets another session of the same approved login if it looks again within ten seconds.',
    ['SEC-SINGLE-05'],
    (parts) => {
      const collected = new Map<string, number>()
      return ruling(parts, (_here, rules) => ({
        sessionIsCollectable: (login, now, profile) => {
          const before = collected.get(login.id)
          if (login.stage.at === 'collected') return before !== undefined && now - before < 10_000
          const is = rules.sessionIsCollectable(login, now, profile)
          if (is && login.platform === 'ibkrMobile') collected.set(login.id, now)
          return is
        },
      }))
    },
  ),
  wrong(
    'choosing-a-device-begins-the-login-anew',
    'Whoever chooses a device late has as much time once more.',
    ['SEC-EXPIRY-03'],
    (parts) =>
      revisingAfter(parts, ['chooseDevice'], (after, _before, { login }) => ({
        ...after,
        logins: after.logins.map((one) =>
          one.id === login?.id && one.stage.at !== 'chooseDevice'
            ? { ...one, begunAt: parts.clock.now() }
            : one,
        ),
      })),
  ),
  wrong(
    'the-session-of-a-login-by-sms-is-its-secret',
    'After a login by SMS the session token is the secret that the login had from its beginning.',
    ['SEC-SESSION-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newSecret: (random) =>
          here().operation === 'giveSecurityCode' ? here().bearer : rules.newSecret(random),
      })),
  ),
  wrong(
    'no-link-after-the-drop-down',
    'A person who has chosen IB Key from several devices is offered no way from the notification to a challenge.',
    ['CR-AND-03', 'SYNC-07'],
    (parts) =>
      answering(parts, async (answer, { operation }) => {
        const { state, screen, loginId } = answer.json
        if (state !== 'waitingForApproval' || screen === undefined) return undefined
        if (operation !== 'chooseDevice' && operation !== 'readLogin') return undefined
        const named = await loginNamed(parts, String(loginId))
        if ((named?.account.devices.filter(({ status }) => status === 'active').length ?? 0) < 2)
          return undefined
        const shown = objectIn(JSON.stringify(screen))
        return { ...answer, json: { ...answer.json, screen: { ...shown, controls: [] } } }
      }),
  ),
  wrong(
    'the-second-challenge-on-an-iphone-ends-with-log-in',
    'On an iOS trading device the button below the second challenge of a login is Log In, as on Android.',
    ['XDEV-IOS-08'],
    (parts) =>
      knowing(parts, (here) => ({
        screens: {
          ...parts.screens,
          login: (view, labels) => {
            const { operation, account } = here()
            const again =
              operation === 'askForChallenge' &&
              account?.challenges.some(({ loginId }) => loginId === view.login.id)
            return parts.screens.login(view, again ? { ...labels, send: labels.mobileLogIn } : labels)
          },
        },
      })),
  ),
]
