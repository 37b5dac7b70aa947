/** @module Variants that the guide leaves open, each below the sentence that allows it. */

import type { Profile } from '../../../../reference-server/domain/model/profile.ts'
import { characters } from '../../../../reference-server/domain/model/random.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { answering } from '../../support/exchange.ts'
import { ruling } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

const withNumbers = (parts: ServerParts, numbers: Partial<Profile>): ServerParts => ({
  ...parts,
  profile: { ...parts.profile, ...numbers },
})

export default [
  // README.md: "Of other header fields only their names are compared, and only where answers must not differ"
  honest(
    'every-answer-has-header-fields-of-a-proxy',
    'Every answer has Via, Server-Timing and an id of the request.',
    (parts) => {
      let count = 0
      return answering(parts, (answer) => ({
        ...answer,
        headers: {
          ...answer.headers,
          via: '1.1 edge',
          'server-timing': `app;dur=${count % 7}`,
          'x-request-id': `r-${count++}`,
        },
      }))
    },
  ),
  // "a minute": pushLifetime at least; challengeLifetime half a minute
  honest(
    'requests-and-challenges-of-a-minute',
    'Approval requests last a minute, challenges 31 seconds.',
    (parts) => withNumbers(parts, { pushLifetime: 60_000, challengeLifetime: 31_000 }),
  ),
  // "more than two minutes, the pause between two SMS"
  honest(
    'logins-of-two-minutes-and-a-bit',
    'A login lasts two minutes and ten seconds, its codes as long.',
    (parts) => withNumbers(parts, { loginLifetime: 130_000, smsCodeLifetime: 130_000 }),
  ),
  // "two: one wrong attempt, one correct"; "three: two wrong attempts in a row occur"
  honest('few-tries', 'A code has two tries, the second factor three, a password two.', (parts) =>
    withNumbers(parts, { triesPerCode: 2, secondFactorTries: 3, passwordTries: 2 }),
  ),
  // "a hundred"
  honest('as-many-tries-as-allowed', 'A code has ninety-nine tries, the second factor a hundred.', (parts) =>
    withNumbers(parts, { triesPerCode: 99, secondFactorTries: 100 }),
  ),
  // "a second": secondFactorLock, passwordLock
  honest('locks-of-two-seconds', 'The locks last for two seconds.', (parts) =>
    withNumbers(parts, { secondFactorLock: 2000, passwordLock: 2000 }),
  ),
  // "no duration is longer than ten years"
  honest('locks-of-most-of-a-day', 'The locks last for 23 hours.', (parts) =>
    withNumbers(parts, { secondFactorLock: 23 * 3_600_000, passwordLock: 23 * 3_600_000 }),
  ),
  // "pushCap: two", "pushCapWindow: a second"
  honest(
    'two-notifications-and-then-an-hour',
    'After two notifications that nobody has approved there is none for an hour.',
    (parts) => withNumbers(parts, { pushCap: 2, pushCapWindow: 3_600_000 }),
  ),
  // "more than ten minutes": sessionLifetime; "more than two minutes": idle
  honest(
    'short-sessions-that-need-use',
    'A session lasts eleven minutes, and two and a half without use.',
    (parts) => withNumbers(parts, { sessionLifetime: 660_000, sessionIdleLifetime: 150_000 }),
  ),
  // "enrolled in SMS authentication within a minute"
  honest(
    'enrolled-a-second-before-the-minute',
    'The enrolment in SMS comes 59 seconds after the number was verified.',
    (parts) => withNumbers(parts, { autoEnrolmentDelay: 59_000 }),
  ),
  // "six characters or more, Latin letters or letters and digits, possibly in groups joined by hyphens"
  honest(
    'tokens-of-three-groups',
    'An Activation Token has three groups of four capitals and digits.',
    (parts) =>
      ruling(parts, (_here, rules) => ({
        newCode: (random, purpose) =>
          purpose === 'activation'
            ? [0, 1, 2]
                .map(() => `${characters(random, 'ABCDEFGHJK', 3)}${characters(random, '23456789', 1)}`)
                .join('-')
            : rules.newCode(random, purpose),
      })),
  ),
  // "You choose the wording of an SMS."
  honest('messages-that-begin-with-the-code', 'Every SMS begins with its code.', (parts) => {
    const first = (text: string) => (code: string) => `${code} ${text}`
    const sms = {
      verifyNumber: first('confirms your number.'),
      login: first('opens your login. Do not tell anybody.'),
      activation: (code: string) => `${code} is your Activation Token.`,
    }
    return { ...parts, messages: { en: { ...parts.messages.en, sms }, ru: { ...parts.messages.ru, sms } } }
  }),
  // "The order of members and of lists is yours to choose"
  honest(
    'lists-from-behind',
    'Devices, fields, controls, values and notes come in the opposite order.',
    (parts) => {
      const turned = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(turned).reverse()
        if (typeof value !== 'object' || value === null) return value
        return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, turned(member)]))
      }
      return { ...parts, encode: (reply) => parts.encode(turned(reply)) }
    },
  ),
  // "any object of a reply may have members that no schema names"
  honest(
    'members-for-a-client-of-ours',
    'Every object of a reply has members for a client of another kind, but what a control sends.',
    (parts) => {
      const more = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(more)
        if (typeof value !== 'object' || value === null) return value
        return {
          _links: { self: '/' },
          ...Object.fromEntries(
            Object.entries(value).map(([name, member]) => [
              name,
              name === 'path' || name === 'body' ? member : more(member),
            ]),
          ),
          _v: 7,
        }
      }
      return answering(parts, (answer) => ({ ...answer, json: more(answer.json) as typeof answer.json }))
    },
  ),
  // "a message that a gateway refuses temporarily is sent again within a minute ... and never before"
  honest(
    'retries-after-most-of-a-minute',
    'What a gateway cannot take is sent again 55 seconds later.',
    (parts) =>
      ruling(parts, (_here, _rules) => ({
        retryAt: (_tries, retryAfterMs, now) => now + Math.max(retryAfterMs, 55_000),
        jitter: () => 0,
      })),
  ),
]
