/** @module Narrow shapes: text messages, when they are sent, to whom, and what they hold. */

import { hours } from '../../../../reference-server/domain/model/time.ts'
import type { SmsMessage } from '../../../../reference-server/outbound/ports.ts'
import { answering, codeOf } from '../../support/exchange.ts'
import { type Here, knowing, ruling } from '../../support/here.ts'
import { isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

const minuteOf = (at: number): number => Math.floor(at / 60_000)
const dayOf = (at: number): number => Math.floor(at / hours(24))

export default [
  wrong(
    'two-minutes-by-the-minutes-of-the-clock',
    'The two minutes between two SMS are over when the clock has gone on by two full minutes, seconds unread.',
    ['SMS-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) => {
          const last = sent.findLast((code) => code.purpose === request.purpose && code.state !== 'used')
          const isOver = last !== undefined && minuteOf(now) - minuteOf(last.sentAt) >= 2
          return isOver ? 0 : rules.smsCooldownLeft(sent, request, now, profile)
        },
      })),
  ),
  wrong(
    'the-app-is-told-seconds',
    'How long a lock lasts the app is told in seconds, where milliseconds are due.',
    ['SEC-LIMIT-18'],
    (parts) => ({
      ...parts,
      discloseRefusal: (refusal, operation) =>
        parts.discloseRefusal(
          (operation === 'readActivationOptions' || operation === 'startActivation') &&
            refusal.retryAfterMs !== undefined
            ? { ...refusal, retryAfterMs: Math.ceil(refusal.retryAfterMs / 1_000) }
            : refusal,
          operation,
        ),
    }),
  ),
  wrong(
    'confirm-codes-do-not-count-for-the-pause',
    'Of the SMS that nobody answers those with a Confirm Code are not counted.',
    ['SEC-CAP-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) =>
          rules.smsCapReached(
            sent.filter(({ purpose }) => purpose !== 'verifyNumber'),
            now,
            profile,
          ),
      })),
  ),
  wrong(
    'tokens-do-not-count-for-the-day',
    'The limit of SMS in a day counts Security Codes and Confirm Codes, and no Activation Tokens.',
    ['SEC-CAP-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) =>
          rules.smsCapReached(sent, now, { ...profile, smsDailyCap: Number.POSITIVE_INFINITY }) ||
          sent.filter(({ purpose }) => purpose !== 'activation').length >= profile.smsDailyCap,
      })),
  ),
  wrong(
    'a-day-of-sms-ends-at-midnight',
    'The SMS of a day are those since midnight.',
    ['SEC-CAP-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) =>
          rules.smsCapReached(sent, now, { ...profile, smsDailyCap: Number.POSITIVE_INFINITY }) ||
          sent.filter(({ sentAt }) => dayOf(sentAt) === dayOf(now)).length >= profile.smsDailyCap,
      })),
  ),
  wrong(
    'another-sms-goes-to-the-number-on-record',
    'The first Security Code of a login goes to the number verified last, another one to the number on record.',
    ['SMS-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberForLogin: (number) =>
          here().operation === 'askForAnotherSms' ? number?.onRecord : rules.numberForLogin(number),
      })),
  ),
  wrong(
    'another-sms-goes-where-the-first-one-went',
    'A login keeps the number of its first SMS, also when another one has been verified meanwhile.',
    ['SEC-BIND-14', 'SMS-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberForLogin: (number) =>
          here().account?.smsCodes.find(({ subject }) => subject === here().login?.id)?.number ??
          rules.numberForLogin(number),
      })),
  ),
  wrong(
    'an-sms-for-the-app-carries-a-link-with-the-secret',
    'The SMS of a login to IBKR Mobile ends with a link that holds the secret of the login.',
    ['SEC-SECRET-02'],
    (parts) => {
      const secrets = new WeakMap<Here, string>()
      return knowing(parts, (here) => ({
        rules: {
          ...parts.rules,
          newSecret: (random) => {
            const secret = parts.rules.newSecret(random)
            secrets.set(here(), secret)
            return secret
          },
        },
        sendSms: (message) => {
          const secret = here().operation === 'logIn' ? secrets.get(here()) : undefined
          return parts.sendSms(
            secret !== undefined && isOn('ibkrMobile')(here())
              ? { ...message, body: `${message.body} Or tap https://m.broker.example/l/${secret}` }
              : message,
          )
        },
      }))
    },
  ),
  wrong(
    'a-wrong-confirm-code-sends-the-sms-again',
    'Whoever enters a wrong Confirm Code gets the SMS with the right one once more.',
    ['SEC-SEND-12'],
    (parts) => {
      const last = new Map<string, SmsMessage>()
      const sending = knowing(parts, (here) => ({
        sendSms: (message) => {
          if (here().operation === 'verifyMobileNumber') last.set(here().bearer, message)
          return parts.sendSms(message)
        },
      }))
      return answering(sending, async (answer, { operation, bearer }) => {
        const message = last.get(bearer)
        if (operation === 'confirmMobileNumber' && codeOf(answer) === 'invalid_code' && message)
          await parts.sendSms(message)
        return undefined
      })
    },
  ),
  wrong(
    'nobody-waits-longer-than-ten-minutes',
    'A gateway that demands a wait of more than ten minutes is tried again after ten.',
    ['SEC-SEND-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        retryAt: (tries, retryAfterMs, now) =>
          Math.min(rules.retryAt(tries, retryAfterMs, now), now + 600_000),
      })),
  ),
]
