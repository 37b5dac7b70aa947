/** @module Approval requests that the wrong phone can read, or the right one cannot. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { operationOf } from '../support/http.ts'
import { afterwards, unguarded } from '../support/store.ts'

/** `/device/{deviceId}/requests/{requestId}` */
const idsIn = (url: string): readonly string[] => new URL(url).pathname.split('/').slice(-3)

/** Reading a request looks for it among all of the person who has, or ever had, the device. */
function readableForFormerPhones(parts: ServerParts): ServerParts {
  return {
    ...parts,
    async middleware(request, next) {
      const response = await parts.middleware(request, next)
      if (operationOf(request) !== 'readPushRequest' || response.ok) return response
      const [deviceId = '', , requestId] = idsIn(request.url)
      const username = await parts.store.find('device', deviceId)
      const account = username === undefined ? undefined : await parts.store.read(username)
      const found = account?.approvalRequests.find(({ id }) => id === requestId)
      if (!found) return response
      const { loginId, platform, nonce, state, createdAt } = found
      const expiresAt = createdAt + parts.profile.pushLifetime
      const text = parts.encode({ requestId, loginId, platform, nonce, state, expiresAt })
      return parts.respond(text, { status: 200, headers: { 'content-type': 'application/json' } })
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
    violates: ['SEC-BIND-08'],
    inject: readableForFormerPhones,
  },
  {
    id: 'approval-requests-of-the-first-phone',
    title: 'After a migration the new phone is notified of approval requests that belong to the old one.',
    subject: 'server',
    violates: ['SEC-BIND-08'],
    inject: unguarded(afterwards((_before, after) => ofTheFirstPhone(after))),
  },
]

export default faults
