/** @module A second kind: caches that are stale, state that leaks between people, and counters fed from elsewhere. */

import type { Screen } from '../../../../contract/screen.ts'
import { minutes } from '../../../../reference-server/domain/model/time.ts'
import { remembering, revisingAfter } from '../../support/after.ts'
import { type Answer, answering, before, codeOf, textIn } from '../../support/exchange.ts'
import { knowing, revising, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

interface Kept<Value> {
  readonly value: Value
  readonly at: number
}

/** Values by key, each kept for some milliseconds. */
const cache =
  <Value>(lifetime: number) =>
  () => {
    const kept = new Map<string, Kept<Value>>()
    return (key: string, now: number, fresh: () => Value): Value => {
      const known = kept.get(key)
      if (known && now >= known.at && now - known.at < lifetime) return known.value
      const value = fresh()
      kept.set(key, { value, at: now })
      return value
    }
  }

export default [
  wrong(
    'a-log-out-is-noticed-five-seconds-later',
    'Whose session it is is kept for five seconds, and a log-out in between does not count.',
    ['SEC-SESSION-02'],
    (parts) => {
      const kept = new Map<string, Kept<Answer>>()
      const caching = answering(parts, (answer, { operation, bearer }) => {
        const now = parts.clock.now()
        const known = kept.get(bearer)
        const isKept = known && now >= known.at && now - known.at < 5_000
        if (operation === 'readSession' && answer.status === 200 && !isKept)
          kept.set(bearer, { value: answer, at: now })
        return undefined
      })
      return before(caching, ({ operation, bearer }) => {
        const known = kept.get(bearer)
        const now = parts.clock.now()
        return operation === 'readSession' && known && now >= known.at && now - known.at < 5_000
          ? known.value
          : undefined
      })
    },
  ),
  wrong(
    'the-switch-is-read-once-a-minute',
    'Whether Seamless Authentication is on is kept for a minute from one login to the next.',
    ['NOTIF-10'],
    (parts) =>
      remembering(parts, cache<boolean>(minutes(1)), (kept, own) =>
        ruling(own, (here, rules) => ({
          pushIsSent: (seamless, unanswered, profile) =>
            rules.pushIsSent(
              kept()(here().account?.username ?? '', parts.clock.now(), () => seamless),
              unanswered,
              profile,
            ),
        })),
      ),
  ),
  wrong(
    'whoever-had-no-device-has-none-for-a-minute',
    'That a person has no SLS device is kept for a minute: whoever gets one meanwhile logs in by the password alone.',
    ['PUSH-01'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (without, own) =>
          ruling(own, (here, rules) => ({
            secondFactorRequired: (active, platform) => {
              const username = here().account?.username ?? ''
              const now = own.clock.now()
              const since = without().get(username)
              if (since !== undefined && now >= since && now - since < minutes(1)) return false
              const required = rules.secondFactorRequired(active, platform)
              if (!required) without().set(username, now)
              return required
            },
          })),
      ),
  ),
  wrong(
    'the-screen-of-a-challenge-is-the-one-of-the-last-person',
    'Screens are kept for an instant: of two people at the same time the second reads the challenge of the first.',
    ['SEC-BIND-11'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, { readonly loginId: string; readonly screen: Screen }>(),
        (kept, own) => ({
          ...own,
          screens: {
            ...own.screens,
            login: (view, labels) => {
              const screen = own.screens.login(view, labels)
              if (view.state !== 'challenge') return screen
              const { id, platform, locale } = view.login
              const key = `${platform} ${locale} ${own.clock.now()}`
              const known = kept().get(key)
              if (known && known.loginId !== id) return known.screen
              kept().set(key, { loginId: id, screen })
              return screen
            },
          },
        }),
      ),
  ),
  wrong(
    'two-sms-of-an-instant-have-one-text',
    'Texts are kept for an instant: of two people who get a code at the same time the second gets that of the first.',
    ['SEC-BIND-04'],
    (parts) =>
      remembering(parts, cache<string>(1), (kept, own) => {
        const once = (kind: string, text: (code: string) => string) => (code: string) =>
          kept()(kind, own.clock.now(), () => text(code))
        const { en, ru } = own.messages
        return {
          ...own,
          messages: {
            en: { ...en, sms: { ...en.sms, login: once('en', en.sms.login) } },
            ru: { ...ru, sms: { ...ru.sms, login: once('ru', ru.sms.login) } },
          },
        }
      }),
  ),
  wrong(
    'a-phone-with-a-dead-registration-stays-without-notifications',
    'That a registration is dead is remembered of the person, so that the next registration gets nothing either.',
    ['SYNC-03'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        pushDestination: (device, deadPushToken) =>
          deadPushToken === undefined ? rules.pushDestination(device, deadPushToken) : undefined,
      })),
  ),
  wrong(
    'the-number-for-codes-is-read-once-in-ten-minutes',
    'The number that Security Codes go to is kept for ten minutes, whichever is verified meanwhile.',
    ['SEC-BIND-14'],
    (parts) =>
      remembering(parts, cache<string | undefined>(minutes(10)), (kept, own) =>
        ruling(own, (here, rules) => ({
          numberForLogin: (number) =>
            kept()(here().account?.username ?? '', parts.clock.now(), () => rules.numberForLogin(number)),
        })),
      ),
  ),
  wrong(
    'a-phone-that-was-clean-is-clean-for-ten-minutes',
    'A good verdict on a phone is kept for ten minutes: what its vendor says meanwhile is not read.',
    ['NOTIF-37'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (kept, own) =>
          ruling(own, (_here, rules) => ({
            verdictAccepted: (attestation, purpose) => {
              const now = own.clock.now()
              const accepted = rules.verdictAccepted(attestation, purpose)
              const at = kept().get(attestation.device)
              if (accepted) kept().set(attestation.device, now)
              return accepted || (at !== undefined && now - at < minutes(10))
            },
          })),
      ),
  ),
  wrong(
    'all-nonces-are-in-one-pool',
    'An attestation is good once for any nonce that was ever given, whichever request it was made for.',
    ['SEC-CLAIM-02'],
    (parts) => {
      const issued = new Set<string>()
      return ruling(parts, (_here, rules) => ({
        newNonce: (random) => {
          const nonce = rules.newNonce(random)
          issued.add(nonce)
          return nonce
        },
        attestationNonceMatches: (attested, nonce) =>
          rules.attestationNonceMatches(attested, nonce) || issued.delete(attested),
      }))
    },
  ),
  wrong(
    'a-lock-is-of-the-mobile-number',
    'The lock of the second factor is that of the mobile number: whoever else has it is locked as well.',
    ['SEC-LIMIT-07'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (lockedAt, own) =>
          knowing(own, (here) => ({
            rules: {
              ...own.rules,
              secondFactorLockLeft: (lock, now, profile) => {
                const left = own.rules.secondFactorLockLeft(lock, now, profile)
                const at = lockedAt().get(here().account?.mobileNumber?.onRecord ?? '')
                if (left > 0 || at === undefined) return left
                return own.rules.secondFactorLockLeft({ failures: 0, lockedAt: at }, now, profile)
              },
            },
            store: revising(own, (after, was) => {
              const number = after.mobileNumber?.onRecord
              const at = after.secondFactor.lockedAt
              if (number !== undefined && at !== undefined && at !== was.secondFactor.lockedAt)
                lockedAt().set(number, at)
              return after
            }),
          })),
      ),
  ),
  wrong(
    'wrong-passwords-in-the-app-are-wrong-answers',
    'Wrong passwords in the app are counted with the wrong answers, and so lock the second factor.',
    ['SEC-LIMIT-08'],
    (parts) =>
      answering(parts, async (answer, { operation, body }) => {
        if (operation !== 'readActivationOptions' || codeOf(answer) !== 'invalid_credentials')
          return undefined
        await parts.store.transact(parts.rules.usernameKey(textIn(body, 'username')), (account) => {
          const failures = account.secondFactor.failures + 1
          const secondFactor = parts.rules.failuresLockSecondFactor(failures, parts.profile)
            ? { failures: 0, lockedAt: parts.clock.now() }
            : { ...account.secondFactor, failures }
          return { account: { ...account, secondFactor }, result: undefined }
        })
        return undefined
      }),
  ),
  wrong(
    'a-changed-number-forgives',
    'Whoever changes the mobile number has no wrong answers any more.',
    ['SEC-LIMIT-04'],
    (parts) =>
      revisingAfter(parts, ['changeMobileNumber'], (after) => ({
        ...after,
        secondFactor: { ...after.secondFactor, failures: 0 },
      })),
  ),
]
