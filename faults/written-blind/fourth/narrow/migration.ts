/** @module Narrow shapes: IB Key moves to another phone, or comes back, by SMS or by a physical security device. */

import type { SendResult } from '../../../../reference-server/domain/model/delivery.ts'
import type { SmsMessage } from '../../../../reference-server/outbound/ports.ts'
import { formerIbKeys, hasActiveDevice } from '../../support/former.ts'
import { knowing, ruling } from '../../support/here.ts'
import { isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'webtrader-notifies-the-phone-in-between',
    'After a second migration a login to WebTrader notifies the phone that IB Key has just left.',
    ['MIG-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushDestination(device, dead) {
          const former = formerIbKeys(here())
          const left = former.findLast(({ os }) => os === device.os)?.pushToken
          return isOn('webTrader')(here()) && former.length > 1 && left !== undefined
            ? left
            : rules.pushDestination(device, dead)
        },
      })),
  ),
  wrong(
    'only-the-last-phone-is-on-the-list-of-revoked-ones',
    'After a second migration the response of the very first phone is good again.',
    ['MIG-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceMayRespond: (challenge, device) =>
          rules.deviceMayRespond(challenge, device) ||
          formerIbKeys(here())
            .slice(0, -1)
            .some(({ id }) => id === device.id),
      })),
  ),
  wrong(
    'no-migration-while-the-old-phone-is-asked',
    'No migration begins while a notification on the old phone waits for its answer.',
    ['MIG-09'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        activationOptions(active, hardwareId) {
          const { operation, body, account } = here()
          const isAsked = account?.approvalRequests.some(
            (request) =>
              request.state === 'open' &&
              rules.approvalRequestInTime(request, parts.clock.now(), parts.profile),
          )
          return operation === 'startActivation' && body.option === 'migrate' && isAsked
            ? []
            : rules.activationOptions(active, hardwareId)
        },
      })),
  ),
  wrong(
    'no-second-token-while-the-first-is-good',
    'A migration that is begun again says that it asks for a token, but sends none while the one before is good.',
    ['MIG-11'],
    (parts) =>
      knowing(parts, (here) => ({
        async sendSms(message: SmsMessage): Promise<SendResult> {
          const { operation, body, account } = here()
          const isGood = account?.smsCodes.some(
            (code) =>
              code.purpose === 'activation' &&
              parts.rules.codeIsOpen(code) &&
              parts.rules.codeInTime(code, parts.clock.now(), parts.profile),
          )
          return operation === 'startActivation' && body.option === 'migrate' && isGood
            ? 'sent'
            : parts.sendSms(message)
        },
      })),
  ),
  wrong(
    'the-physical-device-excuses-a-wrong-second-password',
    'A migration to an iPhone that a physical security device is to prove goes on after a wrong second password.',
    ['MIG-IOS-05'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        reauthenticated: (began, again) =>
          rules.reauthenticated(began, again) ||
          (again === undefined &&
            here().operation === 'startActivation' &&
            here().activation?.os === 'iOS' &&
            hasActiveDevice(here(), 'physical')),
      })),
  ),
  wrong(
    'whoever-has-no-number-cannot-use-the-physical-device',
    'A person without any mobile number is not asked for the physical security device, but sent to Client Services.',
    ['REACT-05'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityDeviceRequired: (devices) =>
          rules.securityDeviceRequired(devices) && here().account?.mobileNumber !== undefined,
      })),
  ),
  wrong(
    'after-a-wrong-response-the-device-is-not-asked-again',
    'After a wrong response of the physical security device the next activation is proven by SMS.',
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
]
