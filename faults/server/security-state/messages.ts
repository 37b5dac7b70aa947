/** @module Messages that nobody asked for, registrations that are given up, and lifetimes that begin with a delivery. */

import type { Operation } from '../../../contract/routes.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { PushMessage, PushResult, SmsMessage } from '../../../reference-server/outbound/ports.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { operationOf } from '../support/http.ts'
import { afterwards } from '../support/store.ts'

/** After a request that `repeats` names, the message that was sent last goes out again. */
const repeated = (
  kind: 'push' | 'sms',
  repeats: (operation: Operation | undefined, status: number) => boolean,
) =>
  function inject(parts: ServerParts): ServerParts {
    let push: PushMessage | undefined
    let sms: SmsMessage | undefined
    return {
      ...parts,
      sendPush(message) {
        push = message
        return parts.sendPush(message)
      },
      sendSms(message) {
        sms = message
        return parts.sendSms(message)
      },
      async middleware(request, next) {
        const operation = operationOf(request)
        const response = await parts.middleware(request, next)
        if (repeats(operation, response.status)) {
          if (kind === 'push' && push) await parts.sendPush({ ...push, id: `${push.id}-again` })
          if (kind === 'sms' && sms) await parts.sendSms(sms)
        }
        return response
      },
    }
  }

/** The result of a try, where it means something else to this server. */
const pushResult =
  (meaning: (result: PushResult, message: PushMessage) => PushResult) =>
  (parts: ServerParts): ServerParts => ({
    ...parts,
    sendPush: async (message) => meaning(await parts.sendPush(message), message),
  })

/** A registration is given up with the third try in a row that has failed. */
function givenUpAfterThree(parts: ServerParts): ServerParts {
  const failed = new Map<string, number>()
  return pushResult((result, { token }) => {
    const count = typeof result === 'string' ? 0 : (failed.get(token) ?? 0) + 1
    failed.set(token, count)
    return count >= 3 ? 'unregistered' : result
  })(parts)
}

const isSentNow = (
  { delivery }: { readonly delivery: string },
  former: { readonly delivery: string } | undefined,
): boolean => delivery === 'sent' && former?.delivery === 'sending'

/** Codes and requests are as old as their delivery. */
const agedFromDelivery =
  (parts: ServerParts) =>
  (before: Account, after: Account): Account => ({
    ...after,
    smsCodes: after.smsCodes.map((code) =>
      isSentNow(
        code,
        before.smsCodes.find(({ id }) => id === code.id),
      )
        ? { ...code, sentAt: parts.clock.now() }
        : code,
    ),
    approvalRequests: after.approvalRequests.map((request) =>
      isSentNow(
        request,
        before.approvalRequests.find(({ id }) => id === request.id),
      )
        ? { ...request, createdAt: parts.clock.now() }
        : request,
    ),
  })

const faults: readonly ServerFault[] = [
  {
    id: 'wrong-response-is-announced',
    title: 'Whoever gives a wrong response gets the notification once more.',
    subject: 'server',
    violates: ['SEC-SEND-12'],
    inject: repeated('push', (operation, status) => operation === 'giveResponse' && status === 422),
  },
  {
    id: 'refused-approval-is-announced',
    title: 'An approval that is refused brings the notification once more.',
    subject: 'server',
    violates: ['SEC-SEND-12'],
    inject: repeated('push', (operation, status) => operation === 'answerPushRequest' && status >= 400),
  },
  {
    id: 'answered-login-is-announced',
    title: 'A login that was approved or declined brings the notification once more.',
    subject: 'server',
    violates: ['SEC-SEND-03'],
    inject: repeated('push', (operation, status) => operation === 'answerPushRequest' && status === 200),
  },
  {
    id: 'wrong-code-brings-another-sms',
    title: 'Whoever enters a wrong Confirm Code gets the SMS once more.',
    subject: 'server',
    violates: ['SEC-SEND-12', 'SMS-06'],
    inject: repeated('sms', (operation, status) => operation === 'confirmMobileNumber' && status === 422),
  },
  {
    id: 'right-code-brings-another-sms',
    title: 'Whoever logs in by SMS gets the code once more, for next time.',
    subject: 'server',
    violates: ['SEC-SEND-12'],
    inject: repeated('sms', (operation, status) => operation === 'giveSecurityCode' && status === 200),
  },
  {
    id: 'any-refusal-of-apns-is-final',
    title: 'A notification that APNs refuses, for whatever reason, is the last one to that phone.',
    subject: 'server',
    violates: ['SEC-SEND-13'],
    inject: pushResult((result, { os }) => (result === 'failed' && os === 'iOS' ? 'unregistered' : result)),
  },
  {
    id: 'registration-given-up-after-three-tries',
    title: 'A registration is given up after three tries in a row that have failed.',
    subject: 'server',
    violates: ['SEC-SEND-13'],
    inject: givenUpAfterThree,
  },
  {
    id: 'age-begins-with-the-delivery',
    title: 'What a gateway or carrier has taken late is as old as that.',
    subject: 'server',
    violates: ['SEC-EXPIRY-01', 'SEC-EXPIRY-06'],
    inject: (parts) => afterwards(agedFromDelivery(parts))(parts),
  },
]

export default faults
