/** @module A second kind: counters that go by other things, randomness that is shared, and messages that nobody asked for. */

import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import type { PushMessage, SmsMessage } from '../../../../reference-server/outbound/ports.ts'
import { answering, codeOf } from '../../support/exchange.ts'
import { knowing, revising, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

const hour = 60 * 60_000

export default [
  wrong(
    'slow-guesses-are-free',
    'A wrong answer an hour after the last one begins the count anew.',
    ['SEC-LIMIT-04'],
    (parts) => {
      const last = new Map<string, number>()
      return {
        ...parts,
        store: revising(parts, (after, earlier) => {
          if (after.secondFactor.failures <= earlier.secondFactor.failures) return after
          const now = parts.clock.now()
          const slow = now - (last.get(after.username) ?? now) >= hour
          last.set(after.username, now)
          return slow ? { ...after, secondFactor: { ...after.secondFactor, failures: 1 } } : after
        }),
      }
    },
  ),
  wrong(
    'the-limit-of-sms-goes-by-the-hour-of-the-clock',
    'The SMS without an answer are counted within the hour of the clock, so that a full hour begins anew.',
    ['SEC-CAP-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) => {
          const since = Math.floor(now / hour) * hour
          return (
            rules.smsCapReached(
              sent.filter(({ sentAt }) => sentAt >= since),
              now,
              profile,
            ) || sent.length >= profile.smsDailyCap
          )
        },
      })),
  ),
  wrong(
    'the-day-of-sms-begins-at-midnight',
    'The SMS of a day are counted from midnight.',
    ['SEC-CAP-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) => {
          const midnight = Math.floor(now / (24 * hour)) * 24 * hour
          return (
            rules.smsCapReached(sent, now, { ...profile, smsDailyCap: Number.MAX_SAFE_INTEGER }) ||
            sent.filter(({ sentAt }) => sentAt >= midnight).length >= profile.smsDailyCap
          )
        },
      })),
  ),
  wrong(
    'an-approval-by-response-begins-the-count-of-notifications',
    'A login by a response counts as an answer to notifications, so that they never come to a pause for whoever shares the window.',
    ['SEC-CAP-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) => {
          const { account } = here()
          const since = account?.sessions.at(-1)?.begunAt ?? 0
          const recent = account?.approvalRequests.filter(({ createdAt }) => createdAt >= since).length ?? 0
          return rules.pushIsSent(seamless, Math.min(unanswered, recent), profile)
        },
      })),
  ),
  wrong(
    'everybody-has-the-same-challenges',
    'The first challenge of every person is the same, and so is the second.',
    ['SEC-RANDOM-01'],
    (parts) => {
      const drawn: string[] = []
      const count = new Map<string, number>()
      return ruling(parts, (here, rules) => ({
        newChallenge: (random) => {
          const who = here().account?.username ?? ''
          const index = count.get(who) ?? 0
          count.set(who, index + 1)
          drawn[index] ??= rules.newChallenge(random)
          return drawn[index]
        },
      }))
    },
  ),
  wrong(
    'security-codes-come-from-a-small-pool',
    'Security Codes are drawn from a pool of a thousand that was made at the start.',
    ['SEC-RANDOM-02'],
    (parts) => {
      let pool: readonly string[] | undefined
      return ruling(parts, (_here, rules) => ({
        newCode: (random, purpose) => {
          if (purpose !== 'login') return rules.newCode(random, purpose)
          pool ??= Array.from({ length: 1_000 }, () => rules.newCode(random, purpose))
          return pool[random.below(pool.length)] ?? rules.newCode(random, purpose)
        },
      }))
    },
  ),
  wrong(
    'a-decline-is-asked-again',
    'A notification that was declined comes again at once.',
    ['SEC-SEND-03'],
    (parts) => {
      const sent = new Map<string, PushMessage>()
      const remembering = {
        ...parts,
        sendPush: (message: PushMessage) => {
          sent.set(message.data.requestId ?? '', message)
          return parts.sendPush(message)
        },
      }
      return answering(remembering, async (answer, { operation, body, parameters: { requestId = '' } }) => {
        const message = sent.get(requestId)
        if (
          operation === 'answerPushRequest' &&
          body.decision === 'decline' &&
          answer.status === 200 &&
          message
        )
          await parts.sendPush(message)
        return undefined
      })
    },
  ),
  wrong(
    'a-wrong-code-brings-the-sms-again',
    'Whoever enters a wrong Security Code gets the SMS again at once.',
    ['SMS-06'],
    (parts) => {
      const sent = new Map<string, SmsMessage>()
      const remembering = {
        ...parts,
        sendSms: (message: SmsMessage) => {
          sent.set(message.to, message)
          return parts.sendSms(message)
        },
      }
      return knowing(remembering, (here) => {
        const changed = answering(remembering, async (answer) => {
          const message = sent.get(here().account?.mobileNumber?.lastVerified ?? '')
          if (here().operation === 'giveSecurityCode' && codeOf(answer) === 'invalid_code' && message)
            await parts.sendSms(message)
          return undefined
        })
        return { middleware: changed.middleware }
      })
    },
  ),
  wrong(
    'unknown-names-are-locked-for-half-the-time',
    'The lock of an unknown user name lasts half as long as that of a known one.',
    ['SEC-ENUM-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        passwordLockLeft: (attempts, now, profile) =>
          rules.passwordLockLeft(
            attempts,
            now,
            here().account ? profile : { ...profile, passwordLock: profile.passwordLock / 2 },
          ),
      })),
  ),
  wrong(
    'a-refusal-holds-the-response-in-base64',
    'The refusal of a wrong response names a problem whose id is the right one in base64.',
    ['SEC-SECRET-03'],
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, (answer) => {
          const { account, login, device, operation } = here()
          const challenge = account?.challenges.findLast(({ loginId }) => loginId === login?.id)
          if (
            operation !== 'giveResponse' ||
            codeOf(answer) !== 'invalid_code' ||
            !challenge ||
            !device ||
            device.type === 'sms'
          )
            return undefined
          const expected = parts.rules.expectedResponse(device.secret, challenge.text)
          return {
            ...answer,
            json: { ...answer.json, instance: `/problems/${Buffer.from(expected).toString('base64')}` },
          }
        })
        return { middleware: changed.middleware }
      }),
  ),
  wrong(
    'a-login-carries-its-code-in-a-cookie',
    'A login by SMS sets a cookie with the digest of its code, which six digits cannot hide.',
    ['SEC-SECRET-03'],
    (parts) =>
      answering(parts, async (answer, { operation }) => {
        const { loginId, state } = answer.json
        if (typeof loginId !== 'string' || state !== 'securityCode' || operation !== 'logIn') return undefined
        const username = await parts.store.find('login', loginId)
        const account = username === undefined ? undefined : await parts.store.read(username)
        const code = account?.smsCodes.findLast(({ subject }) => subject === loginId)
        return (
          code && {
            ...answer,
            headers: { ...answer.headers, 'set-cookie': `check=${digest(code.text)}; Path=/` },
          }
        )
      }),
  ),
]
