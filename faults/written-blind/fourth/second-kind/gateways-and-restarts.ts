/** @module A second kind: gateways that fail in one of their ways, and what a restart revives. */

import type { SendResult } from '../../../../reference-server/domain/model/delivery.ts'
import { minutes } from '../../../../reference-server/domain/model/time.ts'
import type { PushMessage, PushResult, SmsMessage } from '../../../../reference-server/outbound/ports.ts'
import { remembering } from '../../support/after.ts'
import { answering, asRefusal, before, noAnswer } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { losing } from '../../support/restart.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-push-service-that-asks-for-time-ends-the-login',
    'Where the push service wants a minute or more before the next try, the login that waits for it is over.',
    ['SEC-SEND-06'],
    (parts) =>
      knowing(parts, (here) => ({
        async sendPush(message: PushMessage): Promise<PushResult> {
          const result = await parts.sendPush(message)
          const username = here().account?.username
          if (username === undefined || typeof result === 'string' || result.retryAfterMs < minutes(1))
            return result
          await parts.store.transact(username, (account) => {
            const request = account.approvalRequests.find(({ id }) => id === message.id)
            const logins = account.logins.map((login) =>
              login.id === request?.loginId && login.stage.at === 'waitingForApproval'
                ? { ...login, stage: { at: 'void' } as const }
                : login,
            )
            return { account: { ...account, logins }, result: undefined }
          })
          return result
        },
      })),
  ),
  wrong(
    'a-code-is-sent-again-to-whatever-number-is-on-record',
    'A security code that the carrier could not take is sent again to the number on record by then, verified or not.',
    ['SMS-01'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, string>(),
        (people, right) =>
          knowing(right, (here) => ({
            async sendSms(message: SmsMessage): Promise<SendResult> {
              const { operation, account } = here()
              if (operation === 'logIn' || operation === 'chooseDevice' || operation === 'askForAnotherSms') {
                people().set(message.body, account?.username ?? '')
                return right.sendSms(message)
              }
              const whose = people().get(message.body)
              const person = whose === undefined ? undefined : await right.store.read(whose)
              return right.sendSms({ ...message, to: person?.mobileNumber?.onRecord ?? message.to })
            },
          })),
      ),
  ),
  wrong(
    'a-restart-sends-waiting-codes-once-more',
    'After a restart a code that has been delivered, and waits to be entered, is sent once more.',
    ['SMS-06'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        smsCodes: account.smsCodes.map((code) =>
          code.state === 'open' && code.delivery === 'sent'
            ? { ...code, delivery: 'sending' as const, retry: { tries: 1, at: parts.clock.now() } }
            : code,
        ),
      })),
  ),
  wrong(
    'a-restart-revives-superseded-requests',
    'Which approval requests a newer one has superseded is kept in memory: after a restart they are open again.',
    ['SEC-RESTART-01'],
    (parts) =>
      remembering(
        parts,
        () => new Set<string>(),
        (superseded, right) => {
          const ruled = ruling(right, (_here, rules) => ({
            newApprovalRequestSupersedes(older) {
              if (rules.newApprovalRequestSupersedes(older)) superseded().add(older.id)
              return false
            },
          }))
          const told = answering(ruled, (answer, { operation, parameters: { requestId = '' } }) =>
            operation === 'readPushRequest' && answer.json.state === 'open' && superseded().has(requestId)
              ? { ...answer, json: { ...answer.json, state: 'superseded' } }
              : undefined,
          )
          return before(told, ({ operation, parameters: { requestId = '' } }) =>
            operation === 'answerPushRequest' && superseded().has(requestId)
              ? asRefusal('wrong_state', noAnswer)
              : undefined,
          )
        },
      ),
  ),
]
