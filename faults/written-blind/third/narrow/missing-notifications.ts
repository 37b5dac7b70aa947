/** @module Narrow shapes: the switch, the registration, rooted phones, and the repair by challenge and response. */

import { isPending } from '../../../../reference-server/domain/model/login.ts'
import { characters } from '../../../../reference-server/domain/model/random.ts'
import { remembering, revisingAfter } from '../../support/after.ts'
import { knowing, ruling } from '../../support/here.ts'
import { hadAnotherIbKey, hasApprovedBefore, hasSeveralDevices, isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'the-drop-down-overrules-the-switch',
    'In Client Portal IB Key that was chosen in the drop-down is notified although Seamless Authentication is off.',
    ['NOTIF-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) =>
          rules.pushIsSent(
            seamless || (here().operation === 'chooseDevice' && isOn('clientPortal')(here())),
            unanswered,
            profile,
          ),
      })),
  ),
  wrong(
    'a-waiting-login-holds-the-switch',
    'While a login of the person waits, Save is answered and the switch stays as it was.',
    ['NOTIF-12'],
    (parts) =>
      revisingAfter(parts, ['setSeamless'], (after, earlier) =>
        earlier.logins.some(
          (login) => isPending(login) && parts.rules.loginInTime(login, parts.clock.now(), parts.profile),
        )
          ? { ...after, seamless: earlier.seamless }
          : after,
      ),
  ),
  wrong(
    'after-a-move-the-switch-reads-enabled',
    'After a migration the switch reads Enabled, whatever it is.',
    ['NOTIF-11'],
    (parts) =>
      knowing(parts, (here) => ({
        screens: {
          ...parts.screens,
          portal: (page, view, labels) =>
            parts.screens.portal(
              page,
              page === 'secure-login' && hadAnotherIbKey(here()) ? { ...view, seamless: true } : view,
              labels,
            ),
        },
      })),
  ),
  wrong(
    'an-iphone-that-was-clean-is-clean',
    'An iPhone that has approved before may approve after it was jailbroken.',
    ['NOTIF-37'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verdictAccepted: (attestation, purpose) => {
          const { device } = here()
          const approved = purpose === 'approval' && hasApprovedBefore(here())
          return (
            rules.verdictAccepted(attestation, purpose) ||
            (approved && device?.type === 'ibKey' && device.os === 'iOS')
          )
        },
      })),
  ),
  wrong(
    'beside-others-a-response-repairs-nothing',
    'A login by response does not renew the registration of a phone that is one of several SLS devices.',
    ['SYNC-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushTokenOfferAccepted: (offeredAt, provenAt, profile) => {
          const { operation } = here()
          return (
            rules.pushTokenOfferAccepted(offeredAt, provenAt, profile) &&
            !((operation === 'giveResponse' || operation === 'offerPushToken') && hasSeveralDevices(here()))
          )
        },
      })),
  ),
  wrong(
    'after-two-dead-registrations-no-more',
    'Whoever has had two dead registrations is never notified again, whatever registration comes after.',
    ['SYNC-15'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, ReadonlySet<string>>(),
        (dead, remembered) =>
          ruling(remembered, (here, rules) => ({
            pushDestination: (device, deadPushToken) => {
              const username = here().account?.username ?? ''
              const known = new Set(dead().get(username))
              if (deadPushToken !== undefined) known.add(deadPushToken)
              dead().set(username, known)
              return known.size > 1 ? undefined : rules.pushDestination(device, deadPushToken)
            },
          })),
      ),
  ),
  wrong(
    'of-three-devices-not-ib-key',
    'In Client Portal IB Key cannot be chosen among three SLS devices.',
    ['SYNC-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        chosenDevice: (active, deviceId) => {
          const chosen = rules.chosenDevice(active, deviceId)
          return active.length > 2 && chosen?.type === 'ibKey' && isOn('clientPortal')(here())
            ? undefined
            : chosen
        },
      })),
  ),
  wrong(
    'the-second-challenge-is-longer',
    'A challenge that is asked for in place of another one has eight digits.',
    ['SYNC-08'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newChallenge: (random) =>
          here().operation === 'askForChallenge' && here().login?.stage.at === 'challenge'
            ? characters(random, '0123456789', 8)
            : rules.newChallenge(random),
      })),
  ),
  wrong(
    'tws-wants-a-registered-phone',
    'TWS does not accept the response of a phone that has no registration for notifications.',
    ['NOTIF-39'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceMayRespond: (challenge, device) =>
          rules.deviceMayRespond(challenge, device) &&
          !(device.type === 'ibKey' && device.pushToken === undefined && isOn('tws')(here())),
      })),
  ),
]
