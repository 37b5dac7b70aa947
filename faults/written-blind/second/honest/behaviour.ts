/** @module Honest behaviour: what README.md and the ambiguities leave open. */

import type { Operation } from '../../../../contract/routes.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { revisingAfter } from '../../support/after.ts'
import { ruling } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

/** "what is tried meanwhile does not make it longer", nor shorter: the lock stays as it was. */
const whileLocked = (parts: ServerParts, operations: readonly Operation[]): ServerParts =>
  revisingAfter(parts, operations, (after, before) =>
    parts.rules.secondFactorLockLeft(before.secondFactor, parts.clock.now(), parts.profile) > 0
      ? { ...after, secondFactor: before.secondFactor }
      : after,
  )

export default [
  // "You decide whether a challenge ends the approval request of its login as well."
  honest(
    'a-challenge-ends-its-approval-request',
    'Asking for a challenge ends the approval request of the login.',
    (parts) =>
      revisingAfter(parts, ['askForChallenge'], (after, _before, { login }) => ({
        ...after,
        approvalRequests: after.approvalRequests.map((request) =>
          request.loginId === login?.id &&
          request.state === 'open' &&
          after.logins.some(({ id, stage }) => id === login.id && stage.at === 'challenge')
            ? { ...request, state: 'superseded' }
            : request,
        ),
      })),
  ),
  // AMB-18: "On a later activation of IB Key ... an automatic one may end (reference) or stay".
  honest(
    'an-enrolment-stays-when-ib-key-comes',
    'An automatic enrolment in SMS stays when IB Key is activated.',
    (parts) => ruling(parts, () => ({ activationRevokes: ({ type }) => type === 'ibKey' })),
  ),
  // AMB-33: "whether a verified number is then enrolled in SMS, or the password is enough (reference), is open".
  honest(
    'the-last-removal-enrols-in-sms',
    'Whoever removes the last device is enrolled in SMS, if the number is verified.',
    (parts) =>
      revisingAfter(parts, ['removeDevice'], (after) =>
        after.mobileNumber?.verified && !after.devices.some(({ status }) => status === 'active')
          ? { ...after, enrolmentDueAt: parts.clock.now() + parts.profile.autoEnrolmentDelay }
          : after,
      ),
  ),
  // AMB-34: "Client Portal may be open by the password, for the enrolment (reference), or closed".
  honest(
    'client-portal-is-closed-without-a-device',
    'Where two factors are mandatory, nobody gets in without a device.',
    (parts) => ruling(parts, () => ({ loginWithoutSecondFactorAllowed: (mandatory) => !mandatory })),
  ),
  // AMB-41: "or already when the app offers it".
  honest(
    'an-offered-registration-counts-at-once',
    'A registration counts as soon as the app offers it.',
    (parts) => ruling(parts, () => ({ pushTokenOfferAccepted: () => true })),
  ),
  // "You decide whether an offer that comes shortly after such a login counts with it".
  honest(
    'an-offer-after-the-login-waits-for-the-next',
    'A registration that is offered after a login waits for the next one.',
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushTokenOfferAccepted: (offeredAt, provenAt, profile) =>
          here().operation !== 'offerPushToken' && rules.pushTokenOfferAccepted(offeredAt, provenAt, profile),
      })),
  ),
  // AMB-10: "Whether a code that was used ends" the two minutes "is open".
  honest(
    'used-codes-keep-their-two-minutes',
    'The two minutes run from the last SMS, also when its code was used.',
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) =>
          rules.smsCooldownLeft(
            sent.map((code) => (code.state === 'used' ? { ...code, state: 'void' } : code)),
            request,
            now,
            profile,
          ),
      })),
  ),
  // AMB-37: "whether IB Key can be activated and a number confirmed is open".
  honest(
    'a-lock-leaves-activations-alone',
    'IB Key can be activated while the second factor is locked.',
    (parts) =>
      whileLocked(
        ruling(parts, () => ({ lockCovers: (needs) => needs !== 'activation' })),
        ['startActivation', 'verifyActivationToken', 'activate'],
      ),
  ),
  honest(
    'a-lock-leaves-numbers-alone',
    'A mobile number can be confirmed while the second factor is locked.',
    (parts) =>
      whileLocked(
        ruling(parts, () => ({ lockCovers: (needs) => needs !== 'number' })),
        ['confirmMobileNumber'],
      ),
  ),
  // "as is whether the count begins anew when the lock ends".
  honest(
    'after-the-lock-one-wrong-password-locks-again',
    'After a lock the first wrong password locks again.',
    (parts) => ({
      ...parts,
      store: {
        ...parts.store,
        transactAttempts: (username, decide) =>
          parts.store.transactAttempts(username, (before) => {
            const after = decide(before)
            const isNew = after.attempts.lockedAt !== undefined && after.attempts.lockedAt !== before.lockedAt
            return isNew
              ? { ...after, attempts: { ...after.attempts, failures: parts.profile.passwordTries - 1 } }
              : after
          }),
      },
    }),
  ),
  // "You decide whether a person may have several sessions at a time".
  honest('one-session-on-each-platform', 'A new session ends the older one on the same platform.', (parts) =>
    revisingAfter(parts, ['logIn', 'readLogin', 'giveResponse', 'giveSecurityCode'], (after, before) => {
      const fresh = after.sessions.find(({ id }) => !before.sessions.some((old) => old.id === id))
      return fresh
        ? {
            ...after,
            sessions: after.sessions.filter(
              ({ id, platform }) => id === fresh.id || platform !== fresh.platform,
            ),
          }
        : after
    }),
  ),
  // "a clock that is a few minutes ahead may be tolerated".
  honest('two-minutes-ahead-are-tolerated', 'An attestation may be dated two minutes ahead.', (parts) =>
    ruling(parts, () => ({
      attestationInTime: (issuedAt, now, profile) =>
        issuedAt - now < 120_000 && now - issuedAt < profile.attestationLifetime,
    })),
  ),
  // "With the capability `retries`, a message ... is sent again within a minute, unless the gateway demands a longer wait, and never before."
  honest(
    'retries-every-fifteen-seconds',
    'What a gateway cannot take now is sent again every fifteen seconds.',
    (parts) =>
      ruling(parts, () => ({
        retryAt: (_tries, retryAfterMs, now) => now + Math.max(retryAfterMs, 15_000),
        jitter: () => 0,
      })),
  ),
  // answers.md: a look at a completed login may be `unauthenticated`: it need not be kept.
  honest(
    'completed-logins-are-deleted-with-the-next',
    'A login that is complete is deleted when the next one begins.',
    (parts) =>
      revisingAfter(parts, ['logIn'], (after) => {
        const logins = after.logins.filter(({ stage }) => stage.at !== 'collected')
        const kept = new Set(logins.map(({ id }) => id))
        return { ...after, logins, challenges: after.challenges.filter(({ loginId }) => kept.has(loginId)) }
      }),
  ),
  // "Whether codes and challenges ever begin with a zero is yours to choose" (AMB-38).
  honest('no-zero-in-front', 'Neither a challenge nor a code begins with a zero.', (parts) =>
    ruling(parts, (_here, rules) => {
      const again = (draw: () => string): string => {
        for (;;) {
          const drawn = draw()
          if (!drawn.startsWith('0')) return drawn
        }
      }
      return {
        newChallenge: (random) => String(100_000 + random.below(900_000)),
        newCode: (random, purpose) => again(() => rules.newCode(random, purpose)),
      }
    }),
  ),
  // "The capability `notices`" is optional.
  honest(
    'no-notices-at-all',
    'The server notifies nobody of anything, and does not declare that it does.',
    (parts) => ({
      ...parts,
      rules: { ...parts.rules, activationNoticeTo: () => undefined, numberNoticeTo: () => undefined },
      encode: (reply) =>
        parts
          .encode(reply)
          .replace(/"notices",?/, '')
          .replace(/,\]/, ']'),
    }),
  ),
]
