/**
 * @module Servers that differ from the reference server and are just as right. They show what a scenario may not
 * depend on: free text, the order and number of JSON members, the look of ids.
 */

import { characters } from '../../../reference-server/domain/model/random.ts'
import type { HttpRefusal } from '../../../reference-server/http/refusal.ts'
import type { Messages } from '../../../reference-server/outbound/messages.ts'
import type { ServerFault } from '../../fault.ts'
import { labels, replies, rules } from '../support/parts.ts'
import { variant } from '../support/variant.ts'

const otherMessages: Messages = {
  pushTitle: 'Interactive',
  pushBody: 'Somebody logs in on 2 March 2026. Is it you?',
  sms: {
    verifyNumber: (code) => `${code} confirms your number.`,
    login: (code) => `Interactive: ${code}`,
    activation: (code) => `Token ${code}`,
  },
  notices: { activation: 'IB Key is on a new phone.', number: 'There is a new number.' },
}

const wordyMessages: Messages = {
  ...otherMessages,
  sms: {
    verifyNumber: (code) => `IBKR (1-877-442-2757): ${code} confirms your number.`,
    login: (code) => `IBKR (1-877-442-2757): your code is ${code}. Not you? Call +18774422757.`,
    activation: (code) => `INTERACTIVE BROKERS: Your Activation Token is ${code}.`,
  },
}

const digits = '0123456789'
const letters = 'abcdefghjkmnpqrstvwxyz'

/** Without those that look alike; 22 of them have 128 bits. */
const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Members in the opposite order, and an unknown one. */
const extended = (reply: object): object => ({
  serverVersion: { major: 7 },
  ...Object.fromEntries(Object.entries(reply).reverse()),
})

/** Tells callers less than it could. */
const coarse = ({ code, cause, retryAfterMs }: HttpRefusal): HttpRefusal => ({
  ok: false,
  code: code === 'too_many' ? 'too_soon' : code,
  cause,
  retryAfterMs,
})

const faults: readonly ServerFault[] = [
  {
    id: 'other-notes',
    title: 'The notes on the screens, which no article quotes, read differently.',
    subject: 'server',
    harmless: true,
    inject: (parts) =>
      labels('ru', {
        notificationSent: 'Проверьте телефон.',
        smsSent: 'Готово.',
        smsDelay: '',
        enterSecurityCode: 'Код из сообщения:',
        loggedIn: 'Здравствуйте.',
      })(
        labels('en', {
          notificationSent: 'See your phone.',
          smsSent: 'Done.',
          smsDelay: '',
          enterSecurityCode: 'What does the SMS say?',
          loggedIn: 'Hello.',
          sendAgain: 'Another SMS, please',
          newChallenge: 'Another challenge, please',
        })(parts),
      ),
  },
  {
    id: 'other-check-marks',
    title: 'The green check mark is another sign.',
    subject: 'server',
    harmless: true,
    inject: (parts) => labels('en', { checkMark: '✓' })(labels('ru', { checkMark: '✅' })(parts)),
  },
  {
    id: 'other-messages',
    title: 'Notifications and SMS have other texts around the code.',
    subject: 'server',
    harmless: true,
    inject: (parts) => ({ ...parts, messages: { en: otherMessages, ru: otherMessages } }),
  },
  {
    id: 'messages-with-names-and-numbers',
    title: 'The SMS name the broker in capitals and give its telephone number.',
    subject: 'server',
    harmless: true,
    inject: (parts) => ({ ...parts, messages: { en: wordyMessages, ru: wordyMessages } }),
  },
  variant('sms-names-its-number', 'An SMS begins with the number that it is for.', (parts) => ({
    ...parts,
    sendSms: (message) => parts.sendSms({ ...message, body: `For ${message.to}: ${message.body}` }),
  })),
  {
    id: 'other-codes',
    title: 'Codes have eight digits, and an Activation Token is small letters and digits in groups.',
    subject: 'server',
    harmless: true,
    inject: rules(() => ({
      newCode: (random, purpose) =>
        purpose === 'activation'
          ? [letters, letters, digits].map((signs) => characters(random, signs, 4)).join('-')
          : characters(random, digits, 8),
    })),
  },
  {
    id: 'other-member-order',
    title: 'The members of all replies come in another order, and there are unknown ones.',
    subject: 'server',
    harmless: true,
    inject: replies(extended),
  },
  {
    id: 'other-ids-and-tokens',
    title: 'Ids are short and in another alphabet, tokens are long.',
    subject: 'server',
    harmless: true,
    inject: rules(() => ({
      newId: (random) => characters(random, 'bcdfghjkmnpqrstvwxz', 14),
      newSecret: (random) => `sls_${characters(random, '0123456789abcdef', 96)}`,
    })),
  },
  {
    id: 'keys-that-name-their-kind',
    title: 'Every key begins with the name of its kind, and is as short as 128 bits can be.',
    subject: 'server',
    harmless: true,
    inject: rules(() => ({ newSecret: (random) => `sls-login-v1.${characters(random, base58, 22)}` })),
  },
  {
    id: 'coarse-refusals',
    title: 'Refusals tell no more than they must.',
    subject: 'server',
    harmless: true,
    inject: (parts) => ({ ...parts, discloseRefusal: coarse }),
  },
  {
    id: 'late-steps-are-invalid-codes',
    title: 'A code or response that comes too late is called invalid, like a wrong one.',
    subject: 'server',
    harmless: true,
    inject: (parts) => ({
      ...parts,
      discloseRefusal: (refused) =>
        refused.code === 'wrong_state' ? { ...refused, code: 'invalid_code' } : refused,
    }),
  },
  {
    id: 'claims-good-for-seconds',
    title: 'An attestation is valid for two seconds, and its nonce is long.',
    subject: 'server',
    harmless: true,
    inject: (parts) => ({
      ...parts,
      profile: { ...parts.profile, attestationLifetime: 2_000 },
      rules: { ...parts.rules, newNonce: (random) => characters(random, '0123456789abcdef', 120) },
    }),
  },
  {
    id: 'more-data-in-notifications',
    title: 'Notifications carry one more member in their data.',
    subject: 'server',
    harmless: true,
    inject: (parts) => ({
      ...parts,
      sendPush: (message) => parts.sendPush({ ...message, data: { ...message.data, format: '2' } }),
    }),
  },
]

export default faults
