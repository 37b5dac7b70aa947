/** @module What a request does beside what it is for: to a count, to a code that was sent, to a message, to a setting. */

import type { Operation } from '../../../contract/routes.ts'
import { digest } from '../../../reference-server/domain/crypto/secrets.ts'
import { countFailure } from '../../../reference-server/domain/events/account/failures.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { bodyOf, operationOf } from '../support/http.ts'
import { portalPages, rules } from '../support/parts.ts'
import { afterwards, readTooEarly } from '../support/store.ts'

/** Whom a request is about, by what its path or its key names. */
async function usernameOf({ url, headers }: Request, { store }: ServerParts): Promise<string | undefined> {
  const [, face, id = ''] = new URL(url).pathname.split('/')
  if (face === 'logins') return store.find('login', id)
  if (face === 'device') return store.find('device', id)
  return store.find('session', digest(headers.get('authorization')?.replace(/^Bearer /i, '') ?? ''))
}

/** After an answer with this status something more is done with the person. */
const then =
  (
    operations: readonly Operation[],
    status: number,
    what: (account: Account, parts: ServerParts) => Promise<unknown>,
  ) =>
  (parts: ServerParts): ServerParts => ({
    ...parts,
    async middleware(request, next) {
      const operation = operationOf(request)
      const concerns = operation !== undefined && operations.includes(operation)
      const username = concerns ? await usernameOf(request, parts) : undefined
      const response = await parts.middleware(request, next)
      const account = username === undefined ? undefined : await parts.store.read(username)
      if (account && response.status === status) await what(account, parts)
      return response
    },
  })

const withoutOpenCodes = (account: Account): Account => ({
  ...account,
  smsCodes: account.smsCodes.map((code) =>
    code.state === 'open' ? { ...code, state: 'void' as const } : code,
  ),
})

/** A wrong password that is given to the app counts like a wrong answer. */
const countedInTheApp = (parts: ServerParts): ServerParts => ({
  ...parts,
  async middleware(request, next) {
    const asked = operationOf(request) === 'readActivationOptions' ? await bodyOf(request) : undefined
    const response = await parts.middleware(request, next)
    if (asked === undefined || response.status !== 401) return response
    const named = typeof asked === 'object' && asked !== null && 'username' in asked ? asked.username : ''
    const username = parts.rules.usernameKey(`${named}`)
    const { clock, rules: those, profile, random, appId } = parts
    await parts.store.transact(username, (account) => ({
      account: countFailure(account, { now: clock.now(), rules: those, profile, random, appId }),
      result: undefined,
    }))
    return response
  },
})

const faults: readonly ServerFault[] = [
  {
    id: 'impatience-voids-the-code',
    title: 'Whoever asks for another SMS too soon loses the code that has been sent.',
    subject: 'server',
    violates: ['SEC-REFUSAL-01'],
    inject: then(['askForAnotherSms', 'verifyMobileNumber'], 429, ({ username }, { store }) =>
      store.transact(username, (account) => ({ account: withoutOpenCodes(account), result: undefined })),
    ),
  },
  {
    id: 'answer-is-confirmed-by-sms',
    title: 'An SMS says that the answer of the phone has come.',
    subject: 'server',
    violates: ['SEC-SEND-12'],
    inject: then(['answerPushRequest'], 200, async ({ mobileNumber }, { sendSms }) => {
      if (mobileNumber) await sendSms({ to: mobileNumber.onRecord, body: 'Your answer has come.' })
    }),
  },
  {
    id: 'refused-security-code-comes-again',
    title: 'With a wrong security code the right one is sent once more.',
    subject: 'server',
    violates: ['SEC-SEND-12', 'SMS-06'],
    inject: then(['giveSecurityCode'], 422, async ({ smsCodes }, { sendSms, messages }) => {
      const sent = smsCodes.findLast(({ purpose, state }) => purpose === 'login' && state === 'open')
      if (sent) await sendSms({ to: sent.number, body: messages[sent.locale].sms.login(sent.text) })
    }),
  },
  {
    id: 'passwords-in-the-app-count-as-answers',
    title: 'A wrong password that is given to the app counts as a wrong answer of the second factor.',
    subject: 'server',
    violates: ['SEC-LIMIT-08'],
    inject: countedInTheApp,
  },
  {
    id: 'login-puts-the-switch-back',
    title: 'A login that begins while the switch is moved puts it back to where it was.',
    subject: 'server',
    violates: ['NOTIF-12'],
    inject: readTooEarly('seamless'),
  },
  {
    id: 'opted-in-for-good',
    title: 'Whoever has opted in again finds no way to opt out any more.',
    subject: 'server',
    violates: ['REG-03'],
    inject: knowingAccount((account) =>
      portalPages((screen, { optOut }) =>
        account()?.optedOut === false
          ? { ...screen, controls: screen.controls.filter(({ label }) => label !== optOut) }
          : screen,
      ),
    ),
  },
  {
    id: 'pause-ends-with-the-second-device',
    title: 'For whom SMS is the one device that is left, there is no pause between two messages.',
    subject: 'server',
    violates: ['SEC-COOLDOWN-01'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        smsCooldownLeft: (...asked) =>
          account()?.devices.some(({ status }) => status === 'revoked') ? 0 : right.smsCooldownLeft(...asked),
      })),
    ),
  },
  {
    id: 'waiting-messages-follow-the-number',
    title: 'What the carrier could not take yet is sent to the number that is entered meanwhile.',
    subject: 'server',
    violates: ['MIG-11'],
    inject: afterwards((before, after) => {
      const number = after.mobileNumber?.onRecord
      if (number === undefined || number === before.mobileNumber?.onRecord) return after
      return {
        ...after,
        smsCodes: after.smsCodes.map((code) => (code.delivery === 'sending' ? { ...code, number } : code)),
      }
    }),
  },
  {
    id: 'refusal-by-law-switches-off',
    title: 'Who is refused to leave the Secure Login System gets no notifications any more.',
    subject: 'server',
    violates: ['SEC-REFUSAL-01'],
    inject: then(['removeDevice', 'setOptOut'], 403, ({ username }, { store }) =>
      store.transact(username, (account) => ({
        account: { ...account, seamless: false },
        result: undefined,
      })),
    ),
  },
]

export default faults
