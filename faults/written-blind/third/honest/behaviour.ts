/** @module Other behaviour that the guide leaves to the server. */

import { minutes } from '../../../../reference-server/domain/model/time.ts'
import { revisingAfter } from '../../support/after.ts'
import { answering } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

export default [
  // AMB-16: "After a completed verification of a new number, that one and the originally used one are both right".
  honest(
    'a-migration-goes-to-the-number-of-the-activation',
    'The Activation Token of a migration goes to the number by which IB Key was activated.',
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberForActivation: (active, number) =>
          (here().body.option === 'migrate' ? active?.activationNumber : undefined) ??
          rules.numberForActivation(active, number),
      })),
  ),

  // README, Numbers: "You decide ... whether an offer counts at once, without any login (AMB-41)."
  honest('offers-count-at-once', 'A registration that the phone offers is used from then on.', (parts) =>
    ruling(parts, () => ({ pushTokenOfferAccepted: () => true })),
  ),

  // README, What cannot be guessed: "blanks around one ... may be taken for mistyping".
  honest('blanks-around-a-password-are-mistyping', 'Blanks around a password are ignored.', (parts) => ({
    ...parts,
    passwordHash: {
      ...parts.passwordHash,
      matches: async (password, verifier) => {
        const asTyped = await parts.passwordHash.matches(password, verifier)
        const trimmed = password.replaceAll(/^ +| +$/g, '')
        return trimmed === password || !asTyped.ok || asTyped.value
          ? asTyped
          : parts.passwordHash.matches(trimmed, verifier)
      },
    },
  })),

  // AMB-33: "Elsewhere the removal is accepted; whether a verified number is then enrolled in SMS ... is open".
  honest(
    'who-has-nothing-left-is-enrolled',
    'Whoever removes the last SLS device and has a verified number is enrolled in SMS.',
    (parts) =>
      revisingAfter(parts, ['removeDevice'], (after) =>
        after.devices.some(({ status }) => status === 'active') || after.mobileNumber?.verified !== true
          ? after
          : { ...after, enrolmentDueAt: parts.clock.now() + parts.profile.autoEnrolmentDelay },
      ),
  ),

  // README, Jailbroken and rooted phones: "a clock that is a few minutes ahead may be tolerated", "5 minutes old or older".
  honest(
    'attestations-have-all-the-time-there-is',
    'An attestation may be just under five minutes old, and two minutes ahead.',
    (parts) =>
      ruling(parts, () => ({
        attestationInTime: (issuedAt, now) => issuedAt <= now + minutes(2) && now - issuedAt < minutes(5),
      })),
  ),

  // README, Numbers: "a message that a gateway refuses temporarily is sent again within a minute, unless the gateway demands a longer wait".
  honest(
    'every-try-after-three-quarters-of-a-minute',
    'A message is sent again every 45 seconds, neither sooner nor later.',
    (parts) =>
      ruling(parts, () => ({
        retryAt: (_tries, retryAfterMs, now) => now + Math.max(retryAfterMs, 45_000),
        jitter: () => 0,
      })),
  ),

  // README, Numbers: "is enrolled in SMS authentication within a minute".
  honest(
    'enrolled-in-the-last-second',
    'The enrolment in SMS comes 59 seconds after the verification.',
    (parts) => ({
      ...parts,
      profile: { ...parts.profile, autoEnrolmentDelay: 59_000 },
    }),
  ),

  // README, Capabilities: "a scenario that needs one your server has not declared is not applicable"; `notices` is optional.
  honest('nobody-is-notified-of-changes', 'There are no notices, and none are declared.', (parts) => {
    const silent = ruling(parts, () => ({
      activationNoticeTo: () => undefined,
      numberNoticeTo: () => undefined,
    }))
    return answering(silent, (answer, { operation }) => {
      const { capabilities } = answer.json
      return operation === 'describe' && Array.isArray(capabilities)
        ? {
            ...answer,
            json: { ...answer.json, capabilities: capabilities.filter((one) => one !== 'notices') },
          }
        : undefined
    })
  }),

  // README, The states of a login: "notifications with the same `apns-collapse-id`, or the same FCM `tag`, replace each other on a phone, and
  // whether those of two logins do is yours to choose."
  honest(
    'the-newest-login-takes-the-place-of-the-others',
    'The notifications of all logins of a person have one `apns-collapse-id` or tag.',
    (parts) =>
      knowing(parts, () => ({
        sendPush: (message) => parts.sendPush({ ...message, id: 'login' }),
      })),
  ),
]
