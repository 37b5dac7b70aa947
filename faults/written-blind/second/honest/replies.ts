/** @module Honest replies: README.md, "Replies" and "Refusals", and what answers.md lists. */

import type { RefusalCode } from '../../../../contract/refusal.ts'
import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import { loginNamed } from '../../support/after.ts'
import {
  type Answer,
  answering,
  asRefusal,
  before,
  codeOf,
  noAnswer,
  objectIn,
  textIn,
} from '../../support/exchange.ts'
import { knowing } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

const without = (answer: Answer, ...names: readonly string[]): Answer => ({
  ...answer,
  json: Object.fromEntries(Object.entries(answer.json).filter(([name]) => !names.includes(name))),
})

export default [
  // "Every other member that a schema calls optional may be left out".
  honest('nothing-is-said-of-deliveries', 'No reply says what became of an SMS.', (parts) =>
    answering(parts, (answer) => (answer.status < 400 ? without(answer, 'sms') : undefined)),
  ),
  // "`field` may always be left out"; "How long to wait stands in `retryAfterMs`, in the header field `Retry-After`
  // (whole seconds, rounded up, or a date), or in both alike".
  honest('waiting-is-a-date', 'How long to wait stands in Retry-After alone, as a date.', (parts) =>
    answering(parts, (answer) => {
      const { retryAfterMs } = answer.json
      if (answer.status < 400) return undefined
      const plain = without(answer, 'retryAfterMs', 'field')
      if (typeof retryAfterMs !== 'number') return plain
      const at = Math.ceil((parts.clock.machineTime() + retryAfterMs) / 1_000) * 1_000
      return { ...plain, headers: { ...plain.headers, 'retry-after': new Date(at).toUTCString() } }
    }),
  ),
  // "The order of members and of lists is yours to choose".
  honest('lists-in-reverse', 'Devices, values, fields and notes come in reverse.', (parts) =>
    answering(parts, (answer) => {
      const turned = (value: unknown): unknown => (Array.isArray(value) ? value.toReversed() : value)
      const { devices, screen } = answer.json
      const shown = objectIn(JSON.stringify(screen ?? {}))
      return {
        ...answer,
        json: {
          ...answer.json,
          ...(devices !== undefined && { devices: turned(devices) }),
          ...(screen !== undefined && {
            screen: Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, turned(value)])),
          }),
        },
      }
    }),
  ),
  // "any object of a reply may have members that no schema names".
  honest(
    'replies-have-links',
    'Each reply has the members _links and meta, and each device one of its own.',
    (parts) =>
      answering(parts, (answer) => {
        if (answer.status >= 400) return undefined
        const { devices } = answer.json
        const tagged = Array.isArray(devices)
          ? {
              devices: devices.map((device) => ({
                ...objectIn(JSON.stringify(device)),
                since: null,
                tags: [],
              })),
            }
          : {}
        return {
          ...answer,
          json: {
            ...answer.json,
            ...tagged,
            _links: { self: { href: '/' } },
            meta: { page: 1, more: false },
          },
        }
      }),
  ),
  // "The order of members ... is yours to choose".
  honest(
    'members-by-the-alphabet',
    'The members of each object come by the alphabet, from the end.',
    (parts) => ({
      ...parts,
      encode: (reply) => {
        const sorted = (_name: string, value: unknown): unknown =>
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? 1 : -1)))
            : value
        return JSON.stringify(reply, sorted)
      },
    }),
  ),
  // RFC 9110: a media type may have parameters; header fields that nobody names may come.
  honest(
    'more-header-fields',
    'Replies have a charset, a request id, a Vary and the rest of a quota.',
    (parts) => {
      let count = 0
      return answering(parts, (answer) => ({
        ...answer,
        headers: {
          ...answer.headers,
          'content-type': `${answer.headers['content-type'] ?? 'application/json'}; charset=utf-8`,
          'x-request-id': `r-${++count}`,
          vary: 'Accept-Language',
          'x-quota-left': String(100_000 - count),
        },
      }))
    },
  ),
  // RFC 9457, section 3: `instance` and members of one's own; "any object of a reply may have members that no schema names".
  honest(
    'problems-with-an-instance',
    'Each refusal has an instance, a language and a link to help.',
    (parts) =>
      answering(parts, (answer) =>
        answer.status < 400
          ? undefined
          : {
              ...answer,
              json: {
                ...answer.json,
                instance: '/problems',
                lang: 'en',
                help: [{ href: '/help', rel: 'help' }],
              },
            },
      ),
  ),
  // answers.md: "an approval request that was answered or has ended: `wrong_state`, `not_found`".
  honest('answered-requests-are-gone', 'An answer to a request that is over finds no request.', (parts) =>
    answering(parts, (answer, { operation }) =>
      operation === 'answerPushRequest' && codeOf(answer) === 'wrong_state'
        ? asRefusal('not_found', answer)
        : undefined,
    ),
  ),
  // answers.md: "the approval request of another phone: `not_found`, `unauthenticated`, `forbidden`".
  honest(
    'requests-of-other-phones-are-forbidden',
    'A phone that names the request of another one is forbidden to.',
    (parts) => {
      const known = new Set<string>()
      const listening = knowing(parts, () => ({
        sendPush: (message) => {
          known.add(message.data.requestId ?? '')
          return parts.sendPush(message)
        },
      }))
      return answering(listening, (answer, { operation, parameters: { requestId = '' } }) =>
        (operation === 'readPushRequest' || operation === 'answerPushRequest') &&
        codeOf(answer) === 'not_found' &&
        known.has(requestId)
          ? asRefusal('forbidden', answer)
          : undefined,
      )
    },
  ),
  // answers.md: "the removal of a device of another person: `not_found`, `forbidden`".
  honest(
    'devices-of-others-are-forbidden',
    'Whoever removes the device of another person is forbidden to.',
    (parts) =>
      answering(parts, async (answer, { operation, bearer, parameters: { deviceId = '' } }) => {
        if (operation !== 'removeDevice' || codeOf(answer) !== 'not_found') return undefined
        const owner = await parts.store.find('device', deviceId)
        const caller = await parts.store.find('session', digest(bearer))
        return owner !== undefined && owner !== caller ? asRefusal('forbidden', answer) : undefined
      }),
  ),
  // answers.md: "a code, response or token where none is open: `invalid_code`, `wrong_state`".
  honest(
    'without-a-challenge-it-is-too-early',
    'A response where no challenge is open is out of order.',
    (parts) =>
      before(parts, async ({ operation, bearer, body, parameters: { loginId = '' } }) => {
        if (operation !== 'giveResponse' || typeof body.response !== 'string') return undefined
        const named = await loginNamed(parts, loginId)
        if (!named || digest(bearer) !== named.login.secretDigest || named.login.stage.at !== 'challenge')
          return undefined
        const now = parts.clock.now()
        const { rules, profile } = parts
        const isOpen = named.account.challenges.some(
          (challenge) =>
            challenge.loginId === loginId &&
            rules.challengeIsOpen(challenge) &&
            rules.challengeInTime(challenge, now, profile),
        )
        const isLocked = rules.secondFactorLockLeft(named.account.secondFactor, now, profile) > 0
        return isOpen || isLocked ? undefined : asRefusal('wrong_state', noAnswer)
      }),
  ),
  // answers.md: "an SMS device while no SMS can be sent: `too_soon`, `too_many`, or the state `securityCode` without an SMS".
  honest('no-choice-of-sms-within-the-two-minutes', 'SMS can be chosen only when one can be sent.', (parts) =>
    before(parts, async ({ operation, bearer, body, parameters: { loginId = '' } }) => {
      if (operation !== 'chooseDevice') return undefined
      const named = await loginNamed(parts, loginId)
      if (!named || digest(bearer) !== named.login.secretDigest) return undefined
      const { account, login } = named
      const { rules, profile, clock } = parts
      const now = clock.now()
      const device = account.devices.find(({ id }) => id === textIn(body, 'deviceId'))
      const number = rules.numberForLogin(account.mobileNumber)
      if (device?.type !== 'sms' || device.status !== 'active' || number === undefined) return undefined
      if (login.stage.at !== 'chooseDevice' || !rules.loginInTime(login, now, profile)) return undefined
      if (rules.secondFactorLockLeft(account.secondFactor, now, profile) > 0) return undefined
      const sent = account.smsCodes.filter(({ sentAt }) => now - sentAt < profile.retention)
      const request = {
        purpose: 'login',
        number,
        subject: loginId,
        askedBy: loginId,
        locale: login.locale,
      } as const
      const left = rules.smsCooldownLeft(sent, request, now, profile)
      if (left > 0)
        return asRefusal('too_soon', {
          ...noAnswer,
          headers: { ...noAnswer.headers, 'retry-after': String(Math.ceil(left / 1_000)) },
          json: { retryAfterMs: left },
        })
      return rules.smsCapReached(sent, now, profile) ? asRefusal('too_many', noAnswer) : undefined
    }),
  ),
  // "Whether the last of these is refused as wrong or as locked is yours to choose".
  honest(
    'the-last-wrong-answer-finds-the-lock',
    'The wrong answer that locks the second factor is refused as locked.',
    (parts) =>
      answering(parts, async (answer, { operation, bearer, parameters: { loginId = '' } }) => {
        if (codeOf(answer) !== 'invalid_code') return undefined
        const username =
          operation === 'giveResponse' || operation === 'giveSecurityCode'
            ? await parts.store.find('login', loginId)
            : operation === 'confirmMobileNumber'
              ? await parts.store.find('session', digest(bearer))
              : undefined
        const account = username === undefined ? undefined : await parts.store.read(username)
        const left = account
          ? parts.rules.secondFactorLockLeft(account.secondFactor, parts.clock.now(), parts.profile)
          : 0
        if (left <= 0) return undefined
        return asRefusal('locked', {
          ...answer,
          headers: { ...answer.headers, 'retry-after': String(Math.ceil(left / 1_000)) },
          json: { retryAfterMs: left },
        })
      }),
  ),
  // answers.md: "a look at a login that was completed or has expired: ... or the state".
  honest(
    'logins-that-are-over-are-not-found',
    'A look at a login that is over finds no login, unless it was declined.',
    (parts) =>
      answering(parts, (answer, { operation }) => {
        const code: RefusalCode = 'not_found'
        const { state, session } = answer.json
        const isOver = state === 'expired' || (state === 'loggedIn' && session === undefined)
        return operation === 'readLogin' && isOver ? asRefusal(code, answer) : undefined
      }),
  ),
]
