/** @module Narrow shapes: logins by notification and by challenge/response. */

import { activeIbKey } from '../../../../reference-server/domain/model/account.ts'
import { isPending } from '../../../../reference-server/domain/model/login.ts'
import { withoutControl } from '../../../server/support/parts.ts'
import { revisingAfter } from '../../support/after.ts'
import { answering } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { activePhone, hasSeveralDevices, isOnIphone } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

/** Of several with the same name the first. */
const firstOfEach = (entries: unknown, name: 'name' | 'label'): unknown => {
  if (!Array.isArray(entries)) return entries
  const nameOf = (entry: unknown): unknown =>
    typeof entry === 'object' && entry !== null ? Reflect.get(entry, name) : undefined
  return entries.filter(
    (entry, index) => index === entries.findIndex((other) => nameOf(other) === nameOf(entry)),
  )
}

export default [
  wrong(
    'webtrader-remembers-who-has-opted-out',
    'Whoever has opted out and in again still gets into WebTrader by the password.',
    ['PUSH-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        secondFactorRequired: (active, platform) =>
          rules.secondFactorRequired(active, platform) &&
          !(platform === 'webTrader' && here().account?.optedOut === false),
      })),
  ),
  wrong(
    'no-notification-after-a-decline',
    'After a login was declined, the next one on the same platform sends no notification to an Android phone.',
    ['PUSH-AND-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) => {
          const at = here()
          const last = at.account?.approvalRequests.at(-1)
          const isAfterDecline = last?.state === 'declined' && last.platform === at.platform
          return (
            rules.pushIsSent(seamless, unanswered, profile) &&
            !(isAfterDecline && activePhone(at)?.os === 'Android')
          )
        },
      })),
  ),
  wrong(
    'no-notification-beside-a-challenge',
    'While another window of the person shows a challenge, an iPhone gets no notification.',
    ['PUSH-TID-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) => {
          const at = here()
          const besides = at.account?.logins.some(
            (login) =>
              login.stage.at === 'challenge' &&
              login.id !== at.login?.id &&
              rules.loginInTime(login, parts.clock.now(), profile),
          )
          return (
            rules.pushIsSent(seamless, unanswered, profile) && !(besides && activePhone(at)?.os === 'iOS')
          )
        },
      })),
  ),
  wrong(
    'an-approval-at-the-last-moment-leads-nowhere',
    'An approval by an iPhone in the last five seconds is taken, and its window finds the login expired.',
    ['PUSH-FID-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        sessionIsCollectable: (login, now, profile) =>
          rules.sessionIsCollectable(login, now, profile) &&
          !(
            login.stage.at === 'approved' &&
            login.stage.since - login.begunAt >= profile.pushLifetime - 5_000 &&
            isOnIphone(here())
          ),
      })),
  ),
  wrong(
    'tws-has-no-link-beside-other-devices',
    'In TWS the link to the challenge is missing for whoever has chosen IB Key among several devices.',
    ['CR-AND-03'],
    (parts) =>
      knowing(parts, (here) => ({
        screens: {
          ...parts.screens,
          login(view, labels) {
            const screen = parts.screens.login(view, labels)
            const isWithout =
              view.state === 'waitingForApproval' &&
              view.login.platform === 'tws' &&
              hasSeveralDevices(here())
            return isWithout ? withoutControl(screen, 'askForChallenge') : screen
          },
        },
      })),
  ),
  wrong(
    'no-challenge-on-android-beside-other-devices',
    'On an Android trading device no challenge can be asked for by whoever has chosen IB Key among several.',
    ['XDEV-AND-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeOffered: (login, device) =>
          rules.challengeOffered(login, device) &&
          !(login.platform === 'ibkrMobile' && login.os === 'Android' && hasSeveralDevices(here())),
      })),
  ),
  wrong(
    'a-wrong-response-throws-the-offer-away',
    'A wrong response takes back the push token that the app has offered, so that the right one repairs nothing.',
    ['SYNC-02'],
    (parts) =>
      revisingAfter(parts, ['giveResponse'], (after, before) => {
        const wasWrong = after.challenges.some((one) =>
          before.challenges.some(({ id, failures }) => id === one.id && failures < one.failures),
        )
        const phone = activeIbKey(after)
        if (!wasWrong || !phone) return after
        const without = { ...phone, offeredPushToken: undefined }
        return { ...after, devices: after.devices.map((one) => (one.id === phone.id ? without : one)) }
      }),
  ),
  wrong(
    'devices-of-one-name-are-one',
    'Of two physical security devices with the same name the drop-down has the first alone.',
    ['SYNC-06'],
    (parts) =>
      answering(parts, ({ json, ...answer }) => {
        if (json.state !== 'chooseDevice') return undefined
        const { screen } = json
        const controls =
          typeof screen === 'object' && screen !== null ? Reflect.get(screen, 'controls') : undefined
        return {
          ...answer,
          json: {
            ...json,
            devices: firstOfEach(json.devices, 'name'),
            ...(controls !== undefined && {
              screen: { ...Object(screen), controls: firstOfEach(controls, 'label') },
            }),
          },
        }
      }),
  ),
  wrong(
    'a-request-in-another-language-stays-open',
    'A newer login in another language leaves the older approval request open.',
    ['SEC-SINGLE-08'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newApprovalRequestSupersedes: (older) => {
          const { account, locale } = here()
          const earlier = account?.logins.find(({ id }) => id === older.loginId)
          return rules.newApprovalRequestSupersedes(older) && (!earlier || earlier.locale === locale)
        },
      })),
  ),
  wrong(
    'a-decline-beside-a-challenge-ends-nothing',
    'Once a challenge was asked for, a decline on the phone is taken, and the login goes on.',
    ['SEC-END-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        declineEnds: (login, request) =>
          rules.declineEnds(login, request) && !(isPending(login) && login.stage.at === 'challenge'),
      })),
  ),
]
