/** @module A second kind: what a server remembers for too long, or for somebody else. */

import { remaining, within } from '../../../../reference-server/domain/model/time.ts'
import { remembering } from '../../support/after.ts'
import { type Answer, answering, before, type OperationRequest, textIn } from '../../support/exchange.ts'
import { ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

const repeatOf = ({ parameters: { loginId = '' }, body, bearer }: OperationRequest): string =>
  [loginId, textIn(body, 'response'), bearer].join(' ')

export default [
  wrong(
    'a-repeated-response-is-answered-from-memory',
    'A response that is given again is answered as the first time, session included.',
    ['SEC-SINGLE-01'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, Answer>(),
        (given, remembered) => {
          const noting = answering(remembered, (answer, call) => {
            if (call.operation === 'giveResponse' && answer.status === 200)
              given().set(repeatOf(call), answer)
            return undefined
          })
          return before(noting, (call) =>
            call.operation === 'giveResponse' ? given().get(repeatOf(call)) : undefined,
          )
        },
      ),
  ),
  wrong(
    'a-right-password-opens-for-the-next-one',
    'For ten seconds after a right password any password is accepted for the user name.',
    ['SEC-EXACT-05'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (rightAt, remembered) =>
          ruling(remembered, (here, rules) => ({
            passwordAccepted: (matches) => {
              const username = rules.usernameKey(textIn(here().body, 'username'))
              const now = parts.clock.now()
              const last = rightAt().get(username)
              if (matches) rightAt().set(username, now)
              return rules.passwordAccepted(matches) || (last !== undefined && within(last, 10_000, now))
            },
          })),
      ),
  ),
  wrong(
    'the-number-for-codes-is-read-once',
    'Security Codes go on to the number that a person had at the first one, and open logins, when another one is verified.',
    ['SEC-BIND-14'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, string>(),
        (first, remembered) =>
          ruling(remembered, (here, rules) => ({
            numberForLogin: (number) => {
              const username = here().account?.username ?? ''
              const found = first().get(username) ?? rules.numberForLogin(number)
              if (found !== undefined) first().set(username, found)
              return found
            },
          })),
      ),
  ),
  wrong(
    'the-residence-is-read-once',
    'Whether a person may opt out is decided at the first login, wherever that person moves.',
    ['REG-HK-04'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, boolean>(),
        (first, remembered) =>
          ruling(remembered, (_here, rules) => ({
            twoFactorMandatory: (account) => {
              const mandatory = first().get(account.username) ?? rules.twoFactorMandatory(account)
              first().set(account.username, mandatory)
              return mandatory
            },
          })),
      ),
  ),
  wrong(
    'a-number-shares-its-two-minutes',
    'Within two minutes of a Security Code nobody else with the same mobile number is sent one.',
    ['SMS-14'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, { readonly username: string; readonly at: number }>(),
        (last, remembered) =>
          ruling(remembered, (here, rules) => ({
            smsCooldownLeft: (sent, request, now, profile) => {
              const left = rules.smsCooldownLeft(sent, request, now, profile)
              const username = here().account?.username ?? ''
              if (request.purpose !== 'login' || left > 0) return left
              const other = last().get(request.number)
              const otherLeft = other ? remaining(other.at, profile.smsCooldown, now) : 0
              if (other && other.username !== username && otherLeft > 0) return otherLeft
              last().set(request.number, { username, at: now })
              return left
            },
          })),
      ),
  ),
]
