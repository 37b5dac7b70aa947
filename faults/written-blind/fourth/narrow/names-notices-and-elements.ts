/** @module Narrow shapes: what notifications say, who hears of a number, whose attestation it is, and wrong fingers. */

import type { PushMessage } from '../../../../reference-server/outbound/ports.ts'
import { remembering } from '../../support/after.ts'
import { formerIbKeys } from '../../support/former.ts'
import { knowing, revising, ruling } from '../../support/here.ts'
import { wrong, wrongPhone } from '../../support/written.ts'

export default [
  wrong(
    'a-notification-after-the-choice-names-its-person',
    'A notification that the choice from the drop-down brings has the user name in its data.',
    ['SEC-SECRET-01'],
    (parts) =>
      knowing(parts, (here) => ({
        sendPush(message: PushMessage) {
          const { operation, account } = here()
          return parts.sendPush(
            operation === 'chooseDevice' && account
              ? { ...message, data: { ...message.data, user: account.username } }
              : message,
          )
        },
      })),
  ),
  wrong(
    'nobody-hears-of-a-number-that-comes-back',
    'Nobody is notified when a number is confirmed that the person had confirmed before.',
    ['SEC-NOTICE-02'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, Set<string>>(),
        (memory, right) => {
          const store = revising(right, (after, before) => {
            const known = memory().get(after.username) ?? new Set<string>()
            for (const { mobileNumber } of [before, after])
              if (mobileNumber?.lastVerified !== undefined) known.add(mobileNumber.lastVerified)
            memory().set(after.username, known)
            return after
          })
          return ruling({ ...right, store }, (here, rules) => ({
            numberNoticeTo(before, confirmed) {
              const isBack = memory()
                .get(here().account?.username ?? '')
                ?.has(confirmed.onRecord)
              return isBack && before.lastVerified !== confirmed.onRecord
                ? undefined
                : rules.numberNoticeTo(before, confirmed)
            },
          }))
        },
      ),
  ),
  wrong(
    'the-phone-of-before-speaks-for-the-new-one',
    'After a migration an attestation of the former phone is accepted for the new one.',
    ['SEC-CLAIM-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationIsForPhone: (attestedDevice, hardwareId) =>
          rules.attestationIsForPhone(attestedDevice, hardwareId) ||
          formerIbKeys(here()).some((former) => former.hardwareId === attestedDevice),
      })),
  ),
  wrongPhone(
    'a-dismissed-question-forgets-wrong-fingers',
    'Whoever dismisses the question begins the count of wrong fingers anew.',
    ['SEC-PIN-04'],
    (parts) => {
      let seen = 0
      let forgiven = 0
      return {
        ...parts,
        isBiometryLockedOut(failures) {
          seen = failures
          if (failures < forgiven) forgiven = 0
          return parts.isBiometryLockedOut(failures - forgiven)
        },
        proceedsAfterPrompt(outcome, purpose) {
          if (outcome === 'cancelled') forgiven = seen
          return parts.proceedsAfterPrompt(outcome, purpose)
        },
      }
    },
  ),
]
