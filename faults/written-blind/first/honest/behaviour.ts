/** @module Other behaviour that the guide leaves to the server. */

import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import type { Account } from '../../../../reference-server/domain/model/account.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { answering, asRefusal, before, codeOf, noAnswer } from '../../support/exchange.ts'
import { knowing, revising } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

const lockLeft = (account: Account | undefined, { rules, clock, profile }: ServerParts): number =>
  account === undefined ? 0 : rules.secondFactorLockLeft(account.secondFactor, clock.now(), profile)

/** Whether the two minutes or a limit refuse this person an SMS for a login now. */
function noSmsNow(
  account: Account,
  { rules, clock, profile }: ServerParts,
): { code: 'too_soon' | 'too_many'; retryAfterMs?: number } | undefined {
  const now = clock.now()
  const sent = account.smsCodes.filter(({ sentAt }) => now - sentAt < profile.retention)
  const request = { purpose: 'login', number: '', subject: '', askedBy: '', locale: 'en' } as const
  const retryAfterMs = rules.smsCooldownLeft(sent, request, now, profile)
  if (retryAfterMs > 0) return { code: 'too_soon', retryAfterMs }
  return rules.smsCapReached(sent, now, profile) ? { code: 'too_many' } : undefined
}

const retrying = (milliseconds: number) => ({ ...noAnswer, json: { retryAfterMs: milliseconds } })

export default [
  // README: "You decide whether a person may have several sessions at a time".
  honest(
    'the-newest-session-is-the-only-one',
    'A new session of a person ends every other one.',
    (parts) => ({
      ...parts,
      store: revising(parts, (after, earlier) => {
        const added = after.sessions.filter(({ id }) => !earlier.sessions.some((other) => other.id === id))
        return added.length === 0 ? after : { ...after, sessions: added }
      }),
    }),
  ),

  // README: "You decide whether a challenge ends the approval request of its login as well."
  honest(
    'a-challenge-ends-its-request',
    'Whoever asks for a challenge cannot approve by notification any more.',
    (parts) => ({
      ...parts,
      store: revising(parts, (after, earlier) => {
        const shown = after.challenges.filter(
          ({ id }) => !earlier.challenges.some((other) => other.id === id),
        )
        if (shown.length === 0) return after
        const over = new Set(shown.map(({ loginId }) => loginId))
        return {
          ...after,
          approvalRequests: after.approvalRequests.map((request) =>
            request.state === 'open' && over.has(request.loginId)
              ? { ...request, state: 'superseded' }
              : request,
          ),
        }
      }),
    }),
  ),

  // README: "Removing or replacing a device ends what waits for it ... Whether such a login has ended as a whole is yours to choose".
  honest(
    'a-login-outlives-its-device',
    'A login whose device was removed goes on waiting, for nothing, until its time is over.',
    (parts) =>
      answering(parts, async (answer, { operation, parameters: { loginId = '' } }) => {
        if (operation !== 'readLogin' || answer.json.state !== 'expired') return undefined
        const username = await parts.store.find('login', loginId)
        const account = username === undefined ? undefined : await parts.store.read(username)
        const login = account?.logins.find(({ id }) => id === loginId)
        if (!login || !parts.rules.loginInTime(login, parts.clock.now(), parts.profile)) return undefined
        const { at } = login.stage
        const waits = at === 'waitingForApproval' || at === 'challenge' || at === 'securityCode'
        return waits ? { ...answer, json: { loginId, state: at } } : undefined
      }),
  ),

  // README: "Whether the last of these is refused as wrong or as locked is yours to choose".
  honest(
    'the-last-wrong-answer-is-told-as-a-lock',
    'The wrong answer that locks the second factor is refused by the lock.',
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, async (answer) => {
          const { account, operation } = here()
          if (codeOf(answer) !== 'invalid_code' || account === undefined || operation === undefined)
            return undefined
          const now = await parts.store.read(parts.rules.usernameKey(account.username))
          const left = lockLeft(now, parts)
          return left > 0
            ? {
                ...asRefusal('locked', retrying(left)),
                headers: { 'content-type': 'application/problem+json' },
              }
            : undefined
        })
        return { middleware: changed.middleware }
      }),
  ),
  honest(
    'the-last-wrong-password-is-told-as-a-lock',
    'The wrong password that locks a user name is refused by the lock, for unknown names as well.',
    (parts) =>
      answering(parts, async (answer, { operation, body }) => {
        if (
          codeOf(answer) !== 'invalid_credentials' ||
          !['logIn', 'readActivationOptions'].includes(operation)
        )
          return undefined
        const key = parts.rules.usernameKey(String(body.username ?? ''))
        const attempts = await parts.store.transactAttempts(key, (found) => ({
          attempts: found,
          result: found,
        }))
        const left = parts.rules.passwordLockLeft(attempts, parts.clock.now(), parts.profile)
        return left > 0 ? asRefusal('locked', { ...answer, json: { retryAfterMs: left } }) : undefined
      }),
  ),

  // README: "as is whether the count begins anew when the lock ends": the next wrong answer locks again.
  honest(
    'after-a-lock-one-wrong-answer-locks-again',
    'The count of wrong answers does not begin anew when the lock ends.',
    (parts) => ({
      ...parts,
      store: revising(parts, (after, earlier) =>
        after.secondFactor.lockedAt !== undefined &&
        after.secondFactor.lockedAt !== earlier.secondFactor.lockedAt
          ? {
              ...after,
              secondFactor: { ...after.secondFactor, failures: parts.profile.secondFactorTries - 1 },
            }
          : after,
      ),
    }),
  ),

  // README: "While the second factor is locked, any step of a login may be refused with `locked`": the password need not be. "Where no
  // notification can be sent ..., a login with IB Key begins in the state `challenge`."
  honest(
    'a-lock-leaves-the-password-alone',
    'While the second factor is locked a login begins, with a challenge, and goes no further.',
    (parts) =>
      knowing(parts, (here) => {
        const beginning = () => here().operation === 'logIn'
        return {
          rules: {
            ...parts.rules,
            secondFactorLockLeft: (lock, now, profile) =>
              beginning() ? 0 : parts.rules.secondFactorLockLeft(lock, now, profile),
            pushIsSent: (seamless, unanswered, profile) =>
              lockLeft(here().account, parts) === 0 && parts.rules.pushIsSent(seamless, unanswered, profile),
          },
        }
      }),
  ),

  // answers.md: "an SMS device while no SMS can be sent: `too_soon`, `too_many`, or the state `securityCode` without an SMS".
  honest('no-sms-no-choice', 'SMS cannot be chosen in the drop-down while no SMS can be sent.', (parts) =>
    knowing(parts, (here) => {
      const changed = before(parts, ({ operation, bearer, body }) => {
        const { account, login } = here()
        if (operation !== 'chooseDevice' || !account || login?.stage.at !== 'chooseDevice') return undefined
        if (login.secretDigest !== digest(bearer)) return undefined
        if (!parts.rules.loginInTime(login, parts.clock.now(), parts.profile) || lockLeft(account, parts) > 0)
          return undefined
        const device = account.devices.find(({ id }) => id === body.deviceId)
        if (device?.type !== 'sms' || device.status !== 'active') return undefined
        const found = noSmsNow(account, parts)
        return found && asRefusal(found.code, { ...noAnswer, json: found })
      })
      return { middleware: changed.middleware }
    }),
  ),

  // answers.md: "a login by SMS beyond the limit: `too_many`"; README: "a login by SMS may begin without a code or be refused with `too_many`".
  honest(
    'beyond-the-limit-no-login-by-sms',
    'A login by SMS is refused while the number of SMS is reached.',
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, async (answer, { operation }) => {
          const { account } = here()
          if (
            operation !== 'logIn' ||
            !account ||
            answer.json.state !== 'securityCode' ||
            answer.json.sms !== undefined
          )
            return undefined
          return noSmsNow(account, parts)?.code === 'too_many'
            ? asRefusal('too_many', { ...answer, json: {} })
            : undefined
        })
        return { middleware: changed.middleware }
      }),
  ),

  // README: "`chooseDevice`, with one of `devices`; only where there are several active SLS devices", and the state `chooseDevice` alone
  // leads on by it.
  honest('a-device-is-chosen-once', 'A device that was chosen cannot be chosen again.', (parts) =>
    knowing(parts, (here) => {
      const changed = before(parts, ({ operation, bearer }) => {
        const { login } = here()
        if (operation !== 'chooseDevice' || login?.secretDigest !== digest(bearer)) return undefined
        return login.stage.at === 'chooseDevice' ? undefined : asRefusal('wrong_state', noAnswer)
      })
      return { middleware: changed.middleware }
    }),
  ),

  // README: "whether a code that was used ends them is yours to choose", and `smsCap` counts since the last that was used.
  honest(
    'used-codes-count-for-the-two-minutes',
    'The two minutes are counted from the last SMS, whatever became of its code.',
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        smsCooldownLeft: (sent, request, now, profile) => {
          const last = sent.findLast(({ purpose }) => purpose === request.purpose)
          return last === undefined ? 0 : last.sentAt + profile.smsCooldown - now
        },
      },
    }),
  ),

  // README: "what `settings.sms` says once a code is used or void" is yours to choose.
  honest(
    'settings-remember-the-last-sms',
    'The settings say of the last SMS that it was sent, long after its code was used.',
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, async (answer, { bearer }) => {
          if (typeof answer.json.seamless !== 'boolean' || answer.json.sms !== undefined) return undefined
          const username = await parts.store.find('session', digest(bearer))
          const account = username === undefined ? here().account : await parts.store.read(username)
          const last = account?.smsCodes.findLast(({ purpose }) => purpose === 'verifyNumber')
          return last && (last.state === 'used' || last.state === 'void')
            ? { ...answer, json: { ...answer.json, sms: last.delivery } }
            : undefined
        })
        return { middleware: changed.middleware }
      }),
  ),

  // device-face.ts: `expiresAt` is an instant; README: "What belongs to a login or an activation ends with it at the latest".
  honest(
    'requests-name-the-earlier-end',
    'An approval request names the end of its login, where that is earlier than its own.',
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, async (answer) => {
          const { loginId, expiresAt } = answer.json
          const login = here().account?.logins.find(({ id }) => id === loginId)
          if (!login || typeof expiresAt !== 'number') return undefined
          const end = Math.min(expiresAt, login.begunAt + parts.profile.loginLifetime)
          return { ...answer, json: { ...answer.json, expiresAt: end } }
        })
        return { middleware: changed.middleware }
      }),
  ),
]
