/** @module A second kind: gateways that fail, messages that wait, and messages that nobody asked for. */

import { activeIbKey } from '../../../../reference-server/domain/model/account.ts'
import { unguarded } from '../../../server/support/store.ts'
import { remembering, revisingAfter } from '../../support/after.ts'
import { answering, codeOf } from '../../support/exchange.ts'
import { knowing, revising } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-late-notification-takes-the-challenge-away',
    'A notification that gets through at a later try takes its window back from the challenge that it shows.',
    ['CR-AND-02'],
    unguarded((parts) => ({
      ...parts,
      store: revising(parts, (after, earlier) => {
        const late = after.approvalRequests.filter(
          ({ id, delivery }) =>
            delivery === 'sent' &&
            earlier.approvalRequests.some((one) => one.id === id && (one.retry?.tries ?? 0) > 1),
        )
        const isLate = (loginId: string): boolean => late.some((one) => one.loginId === loginId)
        return {
          ...after,
          logins: after.logins.map((login) =>
            login.stage.at === 'challenge' && isLate(login.id)
              ? { ...login, stage: { at: 'waitingForApproval' } }
              : login,
          ),
          challenges: after.challenges.filter(({ loginId }) => !isLate(loginId)),
        }
      }),
    })),
  ),
  wrong(
    'a-token-that-waits-follows-the-number-on-record',
    'An Activation Token that the carrier could not take goes to the number that was entered meanwhile.',
    ['MIG-11'],
    (parts) =>
      revisingAfter(parts, ['changeMobileNumber'], (after) => ({
        ...after,
        smsCodes: after.smsCodes.map((code) =>
          code.purpose === 'activation' && code.delivery === 'sending'
            ? { ...code, number: after.mobileNumber?.onRecord ?? code.number }
            : code,
        ),
      })),
  ),
  wrong(
    'a-refused-number-gets-no-more',
    'A number for which the carrier has refused one message is sent none any more.',
    ['SEC-SEND-11'],
    (original) =>
      remembering(
        original,
        () => new Set<string>(),
        (refused, parts) => ({
          ...parts,
          sendSms: async (message) => {
            if (refused().has(message.to)) return 'failed'
            const result = await parts.sendSms(message)
            if (result === 'failed') refused().add(message.to)
            return result
          },
        }),
      ),
  ),
  wrong(
    'a-newer-notice-displaces-the-one-that-waits',
    'A notice that the carrier could not take is given up when the person is to have another one.',
    ['SEC-SEND-07'],
    (parts) => ({
      ...parts,
      store: revising(parts, (after, earlier) => {
        const added = after.notices.filter(({ id }) => !earlier.notices.some((one) => one.id === id))
        return added.length > 0 ? { ...after, notices: added } : after
      }),
    }),
  ),
  wrong(
    'the-third-wrong-response-sends-the-notification-again',
    'With the third wrong response to a challenge the notification of its login is sent once more.',
    ['SEC-SEND-12'],
    (parts) =>
      knowing(parts, (here) =>
        answering(parts, async (answer, { operation }) => {
          const { account, login } = here()
          const isThird = account?.challenges.some((one) => one.loginId === login?.id && one.failures === 2)
          const request = account?.approvalRequests.findLast((one) => one.loginId === login?.id)
          const phone = account && activeIbKey(account)
          if (operation !== 'giveResponse' || codeOf(answer) !== 'invalid_code' || !isThird) return undefined
          if (!login || request?.state !== 'open' || !phone?.pushToken) return undefined
          const { pushTitle, pushBody } = parts.messages[login.locale]
          await parts.sendPush({
            id: request.id,
            os: phone.os,
            token: phone.pushToken,
            title: pushTitle,
            body: pushBody,
            expiresAt: request.createdAt + parts.profile.pushLifetime,
            data: { requestId: request.id, kind: 'approval' },
          })
          return undefined
        }),
      ),
  ),
]
