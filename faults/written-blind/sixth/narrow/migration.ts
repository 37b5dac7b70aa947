/** @module Narrow shapes: IB Key on its way to another phone, or back. */

import { isPending } from '../../../../reference-server/domain/model/login.ts'
import { revisingAfter } from '../../support/after.ts'
import { rewriting } from '../../support/exchange.ts'
import { formerIbKeys, hasActiveDevice } from '../../support/former.ts'
import { knowing, ruling } from '../../support/here.ts'
import { kindOfPhone } from '../../support/phone-kind.ts'
import { wrong, wrongPhone } from '../../support/written.ts'

export default [
  wrong(
    'mobile-asks-the-phone-between',
    'After a second migration the challenges of IBKR Mobile are answered by the phone before the last.',
    ['MIG-03'],
    (parts) =>
      revisingAfter(parts, ['logIn', 'askForChallenge'], (after, before, here) => {
        const between = formerIbKeys(here).length > 1 ? formerIbKeys(here).at(-1) : undefined
        if (!between || here.platform !== 'ibkrMobile') return after
        const isNew = (id: string): boolean => !before.challenges.some((one) => one.id === id)
        return {
          ...after,
          challenges: after.challenges.map((one) => (isNew(one.id) ? { ...one, deviceId: between.id } : one)),
        }
      }),
  ),
  wrong(
    'an-unverified-change-stops-migrations',
    'Whoever has entered another mobile number, and not verified it, is sent to Client Services to migrate.',
    ['MIG-04'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        numberForActivation: (active, number) =>
          active && number?.lastVerified !== undefined && !number.verified
            ? undefined
            : rules.numberForActivation(active, number),
      })),
  ),
  wrong(
    'a-migration-by-device-loses-the-push-token',
    'A phone whose migration a physical security device has proven gets no notifications.',
    ['MIG-05'],
    (parts) =>
      revisingAfter(parts, ['activate'], (after, before, { activation }) =>
        activation?.option === 'migrate' && activation.challenge !== undefined
          ? {
              ...after,
              devices: after.devices.map((device) =>
                device.type === 'ibKey' && !before.devices.some(({ id }) => id === device.id)
                  ? { ...device, pushToken: undefined }
                  : device,
              ),
            }
          : after,
      ),
  ),
  wrong(
    'a-waiting-notification-stops-migrations',
    'As long as a notification waits on the old phone, IB Key cannot be migrated from it.',
    ['MIG-09'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        activationOptions: (active, hardwareId) => {
          const { account, operation } = here()
          const waits = account?.approvalRequests.some(
            (request) =>
              request.state === 'open' &&
              rules.approvalRequestInTime(request, parts.clock.now(), parts.profile) &&
              account.logins.some((login) => login.id === request.loginId && isPending(login)),
          )
          const options = rules.activationOptions(active, hardwareId)
          return operation === 'startActivation' && waits
            ? options.filter((option) => option !== 'migrate')
            : options
        },
      })),
  ),
  wrong(
    'signs-between-upper-and-lower-case-in-a-pin',
    'The PIN is checked by A-z, and so may have the signs between Z and a, such as the underscore.',
    ['MIG-AND-08'],
    (parts) =>
      ruling(parts, () => ({
        pinIsStrong: (pin) =>
          pin.length >= 4 &&
          pin.length <= 6 &&
          [...pin].every((sign) => (sign >= 'A' && sign <= 'z') || (sign >= '0' && sign <= '9')) &&
          /[0-9]/.test(pin),
      })),
  ),
  wrong(
    'a-zero-is-no-number-in-a-pin',
    'A PIN whose only digit is a zero is refused, as if it had none.',
    ['MIG-AND-10'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        pinIsStrong: (pin) => rules.pinIsStrong(pin) && [...pin].some((sign) => Boolean(Number(sign))),
      })),
  ),
  wrongPhone(
    'an-iphone-instructs-once',
    'On an iPhone the page of instructions is empty when a migration is begun a second time.',
    ['MIG-IOS-04'],
    (parts) =>
      kindOfPhone(parts, (kind) => {
        let last = ''
        let times = 0
        return {
          renderedScreen(screen) {
            const shown = parts.renderedScreen(screen)
            if (shown.name === 'instructions' && last !== shown.name) times++
            last = shown.name
            return kind().os === 'iOS' && shown.name === 'instructions' && times > 1
              ? { ...shown, notes: [] }
              : shown
          },
        }
      }),
  ),
  wrong(
    'any-username-at-the-second-log-in-of-an-iphone',
    'At the second log-in of a migration to an iPhone the password alone is looked at, whatever the user name.',
    ['MIG-IOS-05'],
    (parts) =>
      knowing(parts, (here) =>
        rewriting(parts, ({ operation, body }) => {
          const { account, activation } = here()
          return operation === 'startActivation' && account && activation?.os === 'iOS'
            ? { ...body, username: account.username }
            : body
        }),
      ),
  ),
  wrong(
    'an-sms-after-a-wrong-device-response',
    'Once the response of a physical security device was wrong, the next activation sends an SMS instead.',
    ['REACT-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityDeviceRequired: (devices) =>
          rules.securityDeviceRequired(devices) &&
          !here().account?.activations.some(
            ({ challenge, failures }) => challenge !== undefined && failures > 0,
          ),
      })),
  ),
  wrong(
    'a-phone-that-returns-has-to-know-the-pin',
    'An Android phone to which IB Key returns takes no new PIN, but only that of the phone it comes from.',
    ['REACT-B-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        currentPinRequired: (activation) =>
          rules.currentPinRequired(activation) ||
          formerIbKeys(here()).some(({ hardwareId }) => hardwareId === activation.hardwareId),
      })),
  ),
  wrong(
    'nobody-hears-of-a-migration-by-device',
    'A migration that a physical security device has proven is followed by no notice.',
    ['SEC-NOTICE-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        activationNoticeTo: (number, provenWith) =>
          here().activation?.challenge !== undefined && hasActiveDevice(here(), 'ibKey')
            ? undefined
            : rules.activationNoticeTo(number, provenWith),
      })),
  ),
  wrong(
    'an-android-attestation-lasts-as-long-as-its-activation',
    'On Android an attestation is good for an activation however long ago it was issued since that began.',
    ['SEC-CLAIM-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationInTime: (issuedAt, now, profile) => {
          const { activation, operation } = here()
          const begun = operation === 'activate' && activation?.os === 'Android' && activation.startedAt
          return (
            rules.attestationInTime(issuedAt, now, profile) ||
            (begun !== undefined && begun !== false && issuedAt >= begun && issuedAt <= now)
          )
        },
      })),
  ),
]
