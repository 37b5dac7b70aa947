/** @module SMS that are sent too often, not at all, or to the wrong number, and codes that are shown elsewhere. */

import type { SmsPurpose } from '../../../reference-server/domain/model/primitives.ts'
import type { SmsCode, SmsRequest } from '../../../reference-server/domain/model/sms-code.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { replies, rules } from '../support/parts.ts'

/** How many SMS one request for this purpose sends. */
const sending = (times: number, purpose: SmsPurpose) =>
  rules((right) => ({
    smsPerRequest: (asked) => (asked === purpose ? times : right.smsPerRequest(asked)),
  }))

/** The code in the answer of the server, where a developer once needed it. */
function codeInReplies(parts: ServerParts): ServerParts {
  let last = ''
  const changed = rules((right) => ({
    newCode: (random, purpose) => {
      last = right.newCode(random, purpose)
      return last
    },
  }))(parts)
  return replies((reply) => ({ ...reply, debug: last }))(changed)
}

/** A cooldown of another length. */
const cooldownOf = (smsCooldown: number) =>
  rules((right) => ({
    smsCooldownLeft: (sent, asked, now, profile) =>
      right.smsCooldownLeft(sent, asked, now, { ...profile, smsCooldown }),
  }))

/** Only these SMS start the pause before the next one. */
const cooldownAfter = (which: (sent: readonly SmsCode[], asked: SmsRequest) => readonly SmsCode[]) =>
  rules((right) => ({
    smsCooldownLeft: (sent, asked, now, profile) =>
      right.smsCooldownLeft(which(sent, asked), asked, now, profile),
  }))

const faults: readonly ServerFault[] = [
  {
    id: 'no-confirm-code-sent',
    title: 'VERIFY is accepted, and no SMS is sent.',
    subject: 'server',
    violates: ['SMS-04', 'SMS-RU-07'],
    inject: sending(0, 'verifyNumber'),
  },
  {
    id: 'confirm-code-sent-twice',
    title: 'VERIFY sends two SMS.',
    subject: 'server',
    violates: ['SMS-04', 'SMS-RU-06'],
    inject: sending(2, 'verifyNumber'),
  },
  {
    id: 'confirm-code-to-another-number',
    title: 'The Confirm Code goes to another number than the one on record.',
    subject: 'server',
    violates: ['SMS-04'],
    inject: rules((right) => ({ numberToVerify: (number) => `${right.numberToVerify(number)}0` })),
  },
  {
    id: 'code-in-the-reply',
    title: 'The answer of the server contains the code that it has just sent.',
    subject: 'server',
    violates: ['SMS-04', 'SMS-14'],
    inject: codeInReplies,
  },
  {
    id: 'no-login-code-sent',
    title: 'The login asks for a code that was never sent.',
    subject: 'server',
    violates: ['SMS-14', 'SMS-RU-16'],
    inject: sending(0, 'login'),
  },
  {
    id: 'login-code-sent-twice',
    title: 'A login sends two SMS.',
    subject: 'server',
    violates: ['SMS-14'],
    inject: sending(2, 'login'),
  },
  {
    id: 'refused-sms-hidden',
    title: 'The carrier refuses the SMS, and the window says that it was sent.',
    subject: 'server',
    violates: ['SMS-14'],
    inject: (parts) => ({
      ...parts,
      async sendSms(message) {
        await parts.sendSms(message)
        return 'sent'
      },
    }),
  },
  {
    id: 'cooldown-a-second-short',
    title: 'A new SMS may be requested after 119 seconds.',
    subject: 'server',
    violates: ['SMS-06', 'SMS-RU-09'],
    inject: cooldownOf(119_000),
  },
  {
    id: 'cooldown-a-millisecond-long',
    title: 'A new SMS may be requested only after more than 120 seconds.',
    subject: 'server',
    violates: ['SMS-06', 'SMS-RU-09'],
    inject: cooldownOf(120_001),
  },
  {
    id: 'no-cooldown',
    title: 'Every click on VERIFY sends another SMS.',
    subject: 'server',
    violates: ['SMS-06', 'SMS-RU-06', 'SMS-RU-09'],
    inject: cooldownOf(0),
  },
  {
    id: 'cooldown-per-session',
    title: 'The two minutes are counted anew in every session.',
    subject: 'server',
    violates: ['SMS-06', 'SMS-RU-09'],
    inject: cooldownAfter((sent, asked) => sent.filter(({ askedBy }) => askedBy === asked.askedBy)),
  },
  {
    id: 'cooldown-per-language',
    title: 'The two minutes are counted for each language by itself.',
    subject: 'server',
    violates: ['SMS-06', 'SMS-RU-09'],
    inject: cooldownAfter((sent, asked) => sent.filter(({ locale }) => locale === asked.locale)),
  },
  {
    id: 'cooldown-from-the-first-sms',
    title: 'The two minutes are counted from the first SMS, and not from the last one.',
    subject: 'server',
    violates: ['SMS-06'],
    inject: cooldownAfter((sent) => sent.slice(0, 1)),
  },
  {
    id: 'wrong-code-ends-the-cooldown',
    title: 'After a wrong code a new SMS can be requested at once.',
    subject: 'server',
    violates: ['SMS-06'],
    inject: cooldownAfter((sent) => sent.filter(({ failures }) => failures === 0)),
  },
  {
    id: 'void-code-ends-the-cooldown',
    title: 'After the last attempt at a code a new SMS can be requested at once.',
    subject: 'server',
    violates: ['SMS-06'],
    inject: cooldownAfter((sent) => sent.filter(({ state }) => state !== 'void')),
  },
  {
    id: 'tws-without-security-code',
    title: 'TWS does not ask people who use SMS for a code.',
    subject: 'server',
    violates: ['SMS-12', 'SMS-RU-14', 'SMS-RU-16'],
    inject: rules((right) => ({
      secondFactorRequired: (active, platform) =>
        right.secondFactorRequired(active, platform) &&
        !(platform === 'tws' && active.every(({ type }) => type === 'sms')),
    })),
  },
  {
    id: 'client-portal-without-security-code',
    title: 'Client Portal does not ask people who use SMS for a code.',
    subject: 'server',
    violates: ['SMS-12', 'SMS-RU-14'],
    inject: rules((right) => ({
      secondFactorRequired: (active, platform) =>
        right.secondFactorRequired(active, platform) &&
        !(platform === 'clientPortal' && active.every(({ type }) => type === 'sms')),
    })),
  },
  {
    id: 'login-does-not-ask-for-the-code',
    title: 'While a security code is on its way by SMS, the login is said to wait for the approval.',
    subject: 'server',
    violates: ['SMS-12', 'SMS-14', 'SMS-RU-14', 'SMS-RU-16'],
    inject: replies((reply) =>
      'state' in reply && reply.state === 'securityCode'
        ? { ...reply, state: 'waitingForApproval', sms: undefined }
        : reply,
    ),
  },
]

export default faults
