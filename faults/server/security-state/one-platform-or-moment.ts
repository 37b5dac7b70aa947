/** @module Rules that hold everywhere but somewhere: on one platform, after one deed, at the last of several tries. */

import { digest } from '../../../reference-server/domain/crypto/secrets.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import { isPending } from '../../../reference-server/domain/model/login.ts'
import type { SmsMessage } from '../../../reference-server/outbound/ports.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { answers, operationOf } from '../support/http.ts'
import { loginScreensOn, rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

const declinedNow = (before: Account, after: Account) =>
  after.approvalRequests.find(
    ({ id, state }) =>
      state === 'declined' && before.approvalRequests.find((one) => one.id === id)?.state === 'open',
  )

/** With the last wrong entry that a code allows, the message that was sent last goes out again. */
function usedUpCodeSentAgain(parts: ServerParts): ServerParts {
  const entries = ['giveSecurityCode', 'confirmMobileNumber', 'verifyActivationToken', 'activate']
  let sms: SmsMessage | undefined
  let wrong = 0
  return {
    ...parts,
    sendSms(message) {
      sms = message
      wrong = 0
      return parts.sendSms(message)
    },
    async middleware(request, next) {
      const response = await parts.middleware(request, next)
      const isWrong = entries.some((one) => one === operationOf(request)) && response.status === 422
      if (isWrong && ++wrong === parts.profile.triesPerCode && sms) await parts.sendSms(sms)
      return response
    },
  }
}

/** Within the second in which the carrier has taken no message of one person, it is asked for nobody. */
function carrierSparedForEverybody(parts: ServerParts): ServerParts {
  let refusedAt: number | undefined
  return {
    ...parts,
    async sendSms(message) {
      const now = parts.clock.now()
      if (refusedAt !== undefined && now - refusedAt < 1000) return 'failed'
      const result = await parts.sendSms(message)
      refusedAt = result === 'sent' ? undefined : now
      return result
    },
  }
}

const codeAwaited = (account: Account | undefined) =>
  account?.smsCodes.findLast(({ purpose, state }) => purpose === 'login' && state === 'open')?.text

const faults: readonly ServerFault[] = [
  {
    id: 'app-sessions-outlive-the-logout',
    title: 'A session of IBKR Mobile is open after the logout, as a push may come for it.',
    subject: 'server',
    violates: ['SEC-SESSION-02'],
    inject: afterwards((before, after) => {
      const ended = before.sessions.filter(
        ({ id, platform }) => platform === 'ibkrMobile' && !after.sessions.some((one) => one.id === id),
      )
      return ended.length === 0 ? after : { ...after, sessions: [...ended, ...after.sessions] }
    }),
  },
  {
    id: 'decline-clears-webtrader',
    title: 'Declining a login to WebTrader ends every other login that waits there.',
    subject: 'server',
    violates: ['SEC-END-02'],
    inject: afterwards((before, after) =>
      declinedNow(before, after)?.platform === 'webTrader'
        ? {
            ...after,
            logins: after.logins.map((login) =>
              isPending(login) && login.platform === 'webTrader'
                ? { ...login, stage: { at: 'denied' as const } }
                : login,
            ),
          }
        : after,
    ),
  },
  {
    id: 'enrolment-needs-an-open-session',
    title: 'Only whoever is still logged in when the enrolment in SMS is due is enrolled.',
    subject: 'server',
    violates: ['SMS-10'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        autoEnrolmentDue: (devices, number) =>
          right.autoEnrolmentDue(devices, number) && account()?.sessions.length !== 0,
      })),
    ),
  },
  {
    id: 'second-challenge-has-a-button-of-its-own',
    title: 'In IBKR Mobile the button below the second challenge of a login reads Try Again.',
    subject: 'server',
    violates: ['XDEV-IOS-08', 'XDEV-AND-07'],
    inject: knowingAccount((account) =>
      loginScreensOn('ibkrMobile', (screen) =>
        (account()?.challenges.length ?? 0) > 1
          ? {
              ...screen,
              controls: screen.controls.map((control) =>
                control.operation === 'giveResponse' ? { ...control, label: 'Try Again' } : control,
              ),
            }
          : screen,
      ),
    ),
  },
  {
    id: 'carrier-is-spared-for-everybody',
    title:
      'Where the carrier could not take the message of one person, nobody else gets one in the same second.',
    subject: 'server',
    violates: ['SEC-SEND-11'],
    inject: carrierSparedForEverybody,
  },
  {
    id: 'used-up-code-is-sent-once-more',
    title: 'With the last wrong entry that a code allows, its SMS is sent once more.',
    subject: 'server',
    violates: ['SEC-SEND-12'],
    inject: usedUpCodeSentAgain,
  },
  {
    id: 'looks-are-tagged-with-the-code',
    title: 'The ETag of a look at a login is a digest of the security code that it waits for.',
    subject: 'server',
    violates: ['SEC-SECRET-03'],
    inject: knowingAccount((account) =>
      answers((answer) => {
        const code = answer.operation === 'readLogin' ? codeAwaited(account()) : undefined
        return code === undefined
          ? answer
          : { ...answer, headers: { ...answer.headers, etag: `"${digest(code)}"` } }
      }),
    ),
  },
]

export default faults
