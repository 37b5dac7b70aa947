/** @module Other ids, secrets, codes, messages and documents. */

import { characters } from '../../../../reference-server/domain/model/random.ts'
import type { Messages } from '../../../../reference-server/outbound/messages.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { answering, codeOf } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

const mapSms = (sms: Messages['sms'], write: (body: string, code: string) => string): Messages['sms'] => ({
  verifyNumber: (code) => write(sms.verifyNumber(code), code),
  login: (code) => write(sms.login(code), code),
  activation: (code) => write(sms.activation(code), code),
})

/** A server that writes its SMS with codes in another way. */
const writing = (parts: ServerParts, write: (body: string, code: string) => string): ServerParts => {
  const { en, ru } = parts.messages
  return {
    ...parts,
    messages: { en: { ...en, sms: mapSms(en.sms, write) }, ru: { ...ru, sms: mapSms(ru.sms, write) } },
  }
}

const isDigits = (code: string): boolean => /^[0-9]+$/.test(code)

/** The same in the other order, whatever it is made of. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed).toReversed()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, reversed(member)])
      .toReversed(),
  )
}

export default [
  // README, Replies: "as are the alphabets and lengths of ids and secrets within their schemas."
  honest('ids-with-a-prefix-in-hexadecimal', 'Ids are hexadecimal, behind a prefix.', (parts) =>
    ruling(parts, () => ({
      newId: (random) => `id_${Buffer.from(random.bytes(20)).toString('hex')}`,
    })),
  ),

  // README, Authentication of requests: "the characters that RFC 6750 (section 2.1) allows, 4,096 at most".
  honest('secrets-are-padded-base64', 'Login secrets and sessions are base64 with padding.', (parts) =>
    ruling(parts, () => ({
      newSecret: (random) => Buffer.from(random.bytes(40)).toString('base64'),
    })),
  ),

  // README, Notifications and text messages: "A code is the longest number in its SMS, and has six digits or more."
  honest('codes-of-eight-digits-in-two-groups', 'Codes have eight digits, in two groups of four.', (parts) =>
    writing(
      ruling(parts, (_here, rules) => ({
        newCode: (random, purpose) =>
          purpose === 'activation' ? rules.newCode(random, purpose) : characters(random, '0123456789', 8),
      })),
      (body, code) => (isDigits(code) ? body.replace(code, `${code.slice(0, 4)} ${code.slice(4)}`) : body),
    ),
  ),

  // The same: "possibly in groups joined by hyphens".
  honest(
    'tokens-in-four-groups-of-three',
    'An Activation Token has four groups of three letters or digits, joined by hyphens.',
    (parts) =>
      ruling(parts, (_here, rules) => ({
        newCode: (random, purpose) =>
          purpose === 'activation'
            ? Array.from({ length: 4 }, () => characters(random, '23456789ABCDEFGHJKMNPQRSTVWXYZ', 3)).join(
                '-',
              )
            : rules.newCode(random, purpose),
      })),
  ),

  // The same: "or, if none has a digit, the last such word in capitals".
  honest(
    'tokens-of-capitals-alone',
    'An Activation Token has eleven capital letters and no digit.',
    (parts) =>
      ruling(parts, (_here, rules) => ({
        newCode: (random, purpose) =>
          purpose === 'activation'
            ? characters(random, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 11)
            : rules.newCode(random, purpose),
      })),
  ),

  // The same: "A last line `@domain #CODE` binds the code to a domain".
  honest('codes-are-bound-to-a-domain', 'The last line of an SMS binds its code to a domain.', (parts) =>
    writing(parts, (body, code) => (isDigits(code) ? `${body}\n\n@broker.example #${code}` : body)),
  ),

  // The same: "A last line of eleven signs of base64 is the hash that Android's SMS Retriever demands, and is not read."
  honest('an-sms-ends-with-a-hash', 'Every SMS with a code ends with the hash of the app.', (parts) =>
    writing(parts, (body) => `${body}\nq8Zt0+7YxWd`),
  ),

  // The same: "An SMS has no secret but its code; whose code it is, it may say."
  honest('an-sms-says-whose-code-it-is', 'An SMS with a Security Code says whose it is.', (parts) =>
    knowing(parts, (here) => ({
      sendSms: (message) => {
        const { account, login, operation } = here()
        const isForLogin = login !== undefined || operation === 'logIn'
        const named = isForLogin && !/[0-9]{4}/.test(account?.username ?? '')
        return parts.sendSms(
          account && named ? { ...message, body: `For ${account.username}: ${message.body}` } : message,
        )
      },
    })),
  ),

  // README, Replies: "The order of members and of lists is yours to choose".
  honest(
    'everything-in-the-other-order',
    'Members and lists of all replies come in the other order.',
    (parts) => ({
      ...parts,
      encode: (reply) => parts.encode(reversed(reply)),
    }),
  ),

  // README, Refusals: "How long to wait stands in `retryAfterMs`, in the header field `Retry-After` (... or a date), or in both alike".
  honest('waiting-is-told-as-a-date', 'How long to wait is told by a date in `Retry-After` alone.', (parts) =>
    answering(parts, (answer) => {
      const { retryAfterMs, ...json } = answer.json
      if (codeOf(answer) === '' || typeof retryAfterMs !== 'number') return undefined
      const end = Math.ceil((parts.clock.machineTime() + retryAfterMs) / 1_000) * 1_000
      return { ...answer, headers: { ...answer.headers, 'retry-after': new Date(end).toUTCString() }, json }
    }),
  ),
]
