/** @module Approval requests that the wrong phone can read, or the right one cannot, and answers that only seem to count. */

import { refusals } from '../../../contract/refusal.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ApprovalRequest } from '../../../reference-server/domain/model/approval-request.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { operationOf } from '../support/http.ts'
import { rules } from '../support/parts.ts'
import { afterwards, unguarded } from '../support/store.ts'

/** `/device/{deviceId}/requests/{requestId}`, and what may follow. */
const idsIn = (url: string): readonly string[] => new URL(url).pathname.split('/').slice(2, 5)

/** Whom and which request the route names, whether the device may see it or not. */
async function namedIn(
  { url }: Request,
  { store }: ServerParts,
): Promise<{ account: Account; request: ApprovalRequest } | undefined> {
  const [deviceId = '', , requestId] = idsIn(url)
  const username = await store.find('device', deviceId)
  const account = username === undefined ? undefined : await store.read(username)
  const request = account?.approvalRequests.find(({ id }) => id === requestId)
  return account && request && { account, request }
}

function replyWith(
  { id: requestId, loginId, platform, nonce, createdAt }: ApprovalRequest,
  state: ApprovalRequest['state'],
  parts: ServerParts,
): Response {
  const expiresAt = createdAt + parts.profile.pushLifetime
  const text = parts.encode({ requestId, loginId, platform, nonce, state, expiresAt })
  return parts.respond(text, { status: 200, headers: { 'content-type': 'application/json' } })
}

/** Reading a request looks for it among all of the person who has, or ever had, the device. */
function readableForFormerPhones(parts: ServerParts): ServerParts {
  return {
    ...parts,
    async middleware(request, next) {
      const response = await parts.middleware(request, next)
      if (operationOf(request) !== 'readPushRequest' || response.ok) return response
      const named = await namedIn(request, parts)
      return named ? replyWith(named.request, named.request.state, parts) : response
    },
  }
}

/** Whether a request is over is told by its own lifetime alone. */
function openBeyondItsLogin(parts: ServerParts): ServerParts {
  return {
    ...parts,
    async middleware(request, next) {
      const response = await parts.middleware(request, next)
      if (operationOf(request) !== 'readPushRequest' || !response.ok) return response
      const named = await namedIn(request, parts)
      const isInTime =
        named?.request.state === 'open' &&
        parts.rules.approvalRequestInTime(named.request, parts.clock.now(), parts.profile)
      return isInTime ? replyWith(named.request, 'open', parts) : response
    },
  }
}

/** What is refused only because the login is complete was meant for it, and is answered as if it had been in time. */
function confirmedAfterwards(parts: ServerParts): ServerParts {
  return {
    ...parts,
    async middleware(request, next) {
      const response = await parts.middleware(request, next)
      const isLate =
        operationOf(request) === 'answerPushRequest' && response.status === refusals.wrong_state.status
      const named = isLate ? await namedIn(request, parts) : undefined
      const login = named?.account.logins.find(({ id }) => id === named.request.loginId)
      return named && (login?.stage.at === 'approved' || login?.stage.at === 'collected')
        ? replyWith(named.request, 'approved', parts)
        : response
    },
  }
}

/** Whichever phone is notified, the request is kept as one of the first phone. */
function ofTheFirstPhone(account: Account): Account {
  const first = account.devices.find(({ type }) => type === 'ibKey')
  return {
    ...account,
    approvalRequests: account.approvalRequests.map((request) => ({
      ...request,
      deviceId: first?.id ?? request.deviceId,
    })),
  }
}

const faults: readonly ServerFault[] = [
  {
    id: 'former-phone-reads-approval-requests',
    title: 'A phone on which IB Key was active before can still read the approval requests of its person.',
    subject: 'server',
    violates: ['SEC-BIND-08', 'MIG-06', 'REACT-B-02'],
    inject: readableForFormerPhones,
  },
  {
    id: 'approval-request-outlives-its-login',
    title:
      'A phone is told that an approval request is open as long as its own lifetime lasts, though its login is over.',
    subject: 'server',
    violates: ['SEC-EXPIRY-03'],
    inject: openBeyondItsLogin,
  },
  {
    id: 'approval-requests-of-the-first-phone',
    title: 'After a migration the new phone is notified of approval requests that belong to the old one.',
    subject: 'server',
    violates: ['SEC-BIND-08'],
    inject: unguarded(afterwards((_before, after) => ofTheFirstPhone(after))),
  },
  {
    id: 'moved-phone-finds-no-approval-request',
    title: 'A phone that IB Key was moved to is notified of approval requests, and finds none.',
    subject: 'server',
    violates: ['SEC-BIND-08'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        approvalRequestIsFor: (request, device) =>
          right.approvalRequestIsFor(request, device) &&
          account()?.devices.some(
            (other) => other.type === 'ibKey' && other.hardwareId !== device.hardwareId,
          ) !== true,
      })),
    ),
  },
  {
    id: 'late-approval-seems-accepted',
    title: 'An approval that comes when its login is complete already is answered as accepted.',
    subject: 'server',
    violates: ['SEC-RACE-01', 'SEC-RACE-11'],
    inject: confirmedAfterwards,
  },
]

export default faults
