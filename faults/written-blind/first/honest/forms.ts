/** @module Ids, secrets, codes and tokens of other forms. */

import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import { characters, type Random } from '../../../../reference-server/domain/model/random.ts'
import type { Rules } from '../../../../reference-server/domain/rules/rules.ts'
import { referenceMessages } from '../../../../reference-server/outbound/messages.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { rewriting, textIn } from '../../support/exchange.ts'
import { honest } from '../../support/written.ts'

const withRules = (parts: ServerParts, rules: Partial<Rules>): ServerParts => ({
  ...parts,
  rules: { ...parts.rules, ...rules },
})

const hexadecimal = '0123456789abcdef'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const hex = (random: Random, length: number): string => characters(random, hexadecimal, length)

/** SMS whose code is written in another way than it is entered. */
const writtenAs = (write: (code: string) => string): ServerParts['messages'] => {
  const { en, ru } = referenceMessages
  const texts = ({ sms, ...rest }: typeof en): typeof en => ({
    ...rest,
    sms: {
      ...sms,
      login: (code) => sms.login(write(code)),
      verifyNumber: (code) => sms.verifyNumber(write(code)),
    },
  })
  return { en: texts(en), ru: texts(ru) }
}

/** The code is that of the last line, whatever stands above it. */
const bound = (code: string): string =>
  `Log in at www.example.org (case 20260000004711).\n\n@www.example.org #${code}`

export default [
  // README: "as are the alphabets and lengths of ids and secrets within their schemas"; primitives.ts: "Identifiers are opaque texts."
  honest(
    'ids-full-of-reserved-signs',
    'Ids are texts full of signs that mean something in addresses and markup.',
    (parts) => withRules(parts, { newId: (random) => `%2F/?#&+=;:@ "<${hex(random, 32)}>'` }),
  ),
  honest(
    'ids-that-look-like-numbers',
    'Ids are texts of digits with leading zeros, beyond any number.',
    (parts) => withRules(parts, { newId: (random) => `000${characters(random, '0123456789', 45)}` }),
  ),
  honest('nonces-in-many-scripts', 'A nonce is 200 signs of many scripts, with a line feed in it.', (parts) =>
    withRules(parts, { newNonce: (random) => `\n ${characters(random, 'äßЖ漢字émя', 197)}ü` }),
  ),

  // README: "Login secrets and session tokens therefore consist of the characters that RFC 6750 (section 2.1) allows, 4,096 at most."
  honest(
    'secrets-like-signed-tokens',
    'Secrets are three parts with dots, all but the second alike, with padding at the end.',
    (parts) =>
      withRules(parts, {
        newSecret: (random) =>
          `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(random.bytes(32)).toString('base64url')}.~-_+/==`,
      }),
  ),
  honest('secrets-of-four-letters', 'Secrets are 128 letters of an alphabet of four.', (parts) =>
    withRules(parts, { newSecret: (random) => characters(random, 'acgt', 128) }),
  ),
  honest('tokens-without-a-digit', 'An Activation Token is capitals alone, in groups of five.', (parts) =>
    withRules(parts, {
      newCode: (random, purpose) =>
        purpose === 'activation'
          ? [1, 2, 3].map(() => characters(random, letters, 5)).join('-')
          : parts.rules.newCode(random, purpose),
    }),
  ),

  // README: "A code is the longest number in its SMS, and has six digits or more."
  honest('codes-of-twelve-digits', 'Security Codes and Confirm Codes have twelve digits.', (parts) =>
    withRules(parts, {
      newCode: (random, purpose) =>
        purpose === 'activation'
          ? parts.rules.newCode(random, purpose)
          : characters(random, '0123456789', 12),
    }),
  ),

  // README: "Six or eight digits may stand in two equal groups with a hyphen or a space"; "accepted only digit for digit ... however the
  // SMS groups them".
  honest(
    'eight-digits-with-a-space',
    'Codes have eight digits, which an SMS writes as two groups with a space.',
    (parts) =>
      withRules(
        { ...parts, messages: writtenAs((code) => `${code.slice(0, 4)} ${code.slice(4)}`) },
        {
          newCode: (random, purpose) =>
            purpose === 'activation'
              ? parts.rules.newCode(random, purpose)
              : characters(random, '0123456789', 8),
        },
      ),
  ),

  // README: "A last line `@domain #CODE` binds the code to a domain: then that is the code or token."
  honest(
    'codes-bound-to-a-domain-below-a-longer-number',
    'The last line binds the code to a domain; above it stands a longer number.',
    (parts) => ({
      ...parts,
      messages: {
        en: { ...parts.messages.en, sms: { ...parts.messages.en.sms, login: bound, verifyNumber: bound } },
        ru: { ...parts.messages.ru, sms: { ...parts.messages.ru.sms, login: bound, verifyNumber: bound } },
      },
    }),
  ),

  // README: "You choose the wording of an SMS", "A telephone number with hyphens or a plus sign does not count as a number".
  honest(
    'sms-with-other-numbers',
    'An SMS has telephone numbers, times and a case number of five digits around its code.',
    (parts) => {
      const around = (code: string) =>
        `${code} 🔐\n12:45, valid 10 min, case 20261. Help: +18774422757 or 1-877-442-2757.`
      const sms = {
        login: around,
        verifyNumber: around,
        activation: (token: string) => `Dear client, call +18774422757 unless this is you.\nToken: ${token}.`,
      }
      const notices = {
        activation: 'IB Key: neu auf einem Telefon / новый телефон. Call +1-877-442-2757.',
        number: 'Another number (номер) was confirmed at 12:45. Call +1-877-442-2757.',
      }
      const { en, ru } = parts.messages
      return { ...parts, messages: { en: { ...en, sms, notices }, ru: { ...ru, sms, notices } } }
    },
  ),

  // README: "A notification carries `requestId` in its data ... and no secret"; what else it says is nowhere.
  honest(
    'notifications-with-more-data',
    'A notification has no title, a long body, and more data than the id.',
    (parts) => ({
      ...parts,
      sendPush: (message) =>
        parts.sendPush({
          ...message,
          title: '',
          body: 'Bitte bestätigen ✅\n'.repeat(20),
          data: {
            aa: '1',
            ...message.data,
            kind: 'x',
            url: `sls://requests/${message.data.requestId}`,
            zz: '{"a":[1,2]}',
          },
        }),
    }),
  ),

  // README: "notifications with the same `apns-collapse-id`, or the same FCM `tag`, replace each other on a phone"; "A newer approval
  // request to a phone ends the older ones".
  honest(
    'one-notification-on-a-phone',
    'All notifications to a phone have one id: the newest takes the place of the others.',
    (parts) => ({
      ...parts,
      sendPush: (message) => parts.sendPush({ ...message, id: digest(message.token) }),
    }),
  ),

  // README: "A person may have ..."; nothing says how user names are compared: RFC 8265 has a profile of names whose case matters.
  honest('user-names-with-case', 'User names are compared sign by sign.', (parts) =>
    withRules(parts, { usernameKey: (username) => username }),
  ),

  // README: "Passwords: blanks around one, or another case of its first letter, may be taken for mistyping (NIST SP 800-63B-4 3.1.1.2) or
  // not (AMB-36)": both at once.
  honest(
    'both-kinds-of-mistyped-passwords',
    'Blanks around a password and the case of its first letter mean nothing.',
    (parts) =>
      rewriting(parts, ({ body }) => {
        if (body.password === undefined) return body
        const password = textIn(body, 'password').trim()
        return { ...body, password: password.slice(0, 1).toLowerCase() + password.slice(1) }
      }),
  ),

  // README, lab face: "`seed` may make ids and codes repeatable, or be ignored".
  honest(
    'seeds-are-ignored',
    'A reset draws from the randomness of the system, whatever the seed.',
    (parts) => ({
      ...parts,
      seededRandom: () => parts.random,
    }),
  ),
]
