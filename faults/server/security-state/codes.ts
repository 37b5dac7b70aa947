/** @module Codes that people have in common, that come from a small table, or that are told in another form. */

import { hash } from 'node:crypto'
import { digest } from '../../../reference-server/domain/crypto/secrets.ts'
import type { Rules } from '../../../reference-server/domain/rules/rules.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { answers } from '../support/http.ts'
import { rules } from '../support/parts.ts'
import { store } from '../support/store.ts'

/** Codes come from a table that is filled once and read over and over again. */
const fromTable = (size: number, name: 'newChallenge' | 'newCode') =>
  rules((right) => {
    const table: string[] = []
    let at = 0
    const next = (draw: () => string): string => {
      const place = at++ % size
      table[place] ??= draw()
      return table[place]
    }
    return name === 'newChallenge'
      ? { newChallenge: (random) => next(() => right.newChallenge(random)) }
      : {
          newCode: (random, purpose) =>
            purpose === 'login' ? next(() => right.newCode(random, purpose)) : right.newCode(random, purpose),
        }
  })

/** A code is computed from how many of its kind the person has had: unlike the one before it, and like that of everybody else. */
function numbered(
  kind: 'challenges' | 'smsCodes',
  rule: (codeOf: () => string, right: Rules) => Partial<Rules>,
) {
  return (parts: ServerParts): ServerParts => {
    const drawn = new Map<string, number>()
    let username = ''
    const codeOf = (): string => {
      const number = drawn.get(username) ?? 0
      drawn.set(username, number + 1)
      const bytes = hash('sha256', `${kind} ${number}`, 'buffer')
      return String(bytes.readUInt32BE() % 1_000_000).padStart(6, '0')
    }
    return store((right) => ({
      transact: (name, decide) =>
        right.transact(name, (account) => {
          username = name
          return decide(account)
        }),
    }))(rules((right) => rule(codeOf, right))(parts))
  }
}

/** What the server expects, told in a header field of what it answers next. */
const tellingInHeader =
  (
    remember: (tell: (secret: string) => void) => (right: Rules) => Partial<Rules>,
    form: (secret: string) => string,
  ) =>
  (parts: ServerParts): ServerParts => {
    let secret: string | undefined
    const remembering = rules(
      remember((told) => {
        secret = told
      }),
    )(parts)
    return answers((answer) =>
      secret === undefined
        ? answer
        : { ...answer, headers: { ...answer.headers, etag: `"${form(secret)}"` } },
    )(remembering)
  }

const faults: readonly ServerFault[] = [
  {
    id: 'challenges-from-a-table-of-fifty',
    title: 'Challenges come from a table of fifty, one after the other.',
    subject: 'server',
    violates: ['SEC-RANDOM-01'],
    inject: fromTable(50, 'newChallenge'),
  },
  {
    id: 'security-codes-from-a-table-of-forty',
    title: 'Security codes come from a table of forty, one after the other.',
    subject: 'server',
    violates: ['SEC-RANDOM-02'],
    inject: fromTable(40, 'newCode'),
  },
  {
    id: 'challenges-computed-from-their-number',
    title: 'A challenge is computed from how many the person has had.',
    subject: 'server',
    violates: ['SEC-RANDOM-01'],
    inject: numbered('challenges', (codeOf) => ({ newChallenge: codeOf })),
  },
  {
    id: 'security-codes-computed-from-their-number',
    title: 'A security code is computed from how many codes the person has had.',
    subject: 'server',
    violates: ['SEC-RANDOM-02'],
    inject: numbered('smsCodes', (codeOf, right) => ({
      newCode: (random, purpose) => (purpose === 'login' ? codeOf() : right.newCode(random, purpose)),
    })),
  },
  {
    id: 'response-told-in-hexadecimal',
    title: 'A header field holds the response that was expected last, in hexadecimal.',
    subject: 'server',
    violates: ['SEC-SECRET-03'],
    inject: tellingInHeader(
      (tell) => (right) => ({
        expectedResponse(secret, challenge) {
          const response = right.expectedResponse(secret, challenge)
          tell(response)
          return response
        },
      }),
      (secret) => Buffer.from(secret).toString('hex'),
    ),
  },
  ...(['login', 'verifyNumber', 'activation'] as const).map(
    (purpose): ServerFault => ({
      id: `digest-of-code-for-${purpose === 'verifyNumber' ? 'number' : purpose}`,
      title: `A header field holds a digest of the code that was sent last for ${
        { login: 'a login', verifyNumber: 'a number', activation: 'an activation' }[purpose]
      }.`,
      subject: 'server',
      violates: ['SEC-SECRET-03'],
      inject: tellingInHeader(
        (tell) => (right) => ({
          newCode(random, asked) {
            const code = right.newCode(random, asked)
            if (asked === purpose) tell(code)
            return code
          },
        }),
        digest,
      ),
    }),
  ),
]

export default faults
