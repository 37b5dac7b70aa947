/** @module Servers that handle notifications and registrations in another way, where articles and contract leave the choice. */

import { activeIbKey } from '../../../reference-server/domain/model/account.ts'
import { replaced } from '../../../reference-server/domain/model/entries.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { afterwards } from '../support/store.ts'

const challengeEndsRequest = afterwards((before, after) => {
  const known = new Set(before.challenges.map(({ id }) => id))
  const fresh = after.challenges.filter(({ id }) => !known.has(id)).map(({ loginId }) => loginId)
  return {
    ...after,
    approvalRequests: after.approvalRequests.map((request) =>
      request.state === 'open' && fresh.includes(request.loginId)
        ? { ...request, state: 'superseded' }
        : request,
    ),
  }
})

/** What an offer alone has changed is undone, and waits for a login. */
const adoptedWithNextLogin = (parts: ServerParts): ServerParts =>
  afterwards((before, after) => {
    const [former, device] = [activeIbKey(before), activeIbKey(after)]
    const token = device?.pushToken
    const offeredOnly = former?.id === device?.id && after.logins === before.logins
    if (!(device && offeredOnly && token !== undefined && token !== former?.pushToken)) return after
    const waiting = {
      ...device,
      pushToken: former?.pushToken,
      offeredPushToken: { token, at: parts.clock.now() },
    }
    return replaced(after, 'devices', waiting)
  })(parts)

const faults: readonly ServerFault[] = [
  {
    id: 'challenge-ends-the-approval-request',
    title: 'A login that shows a challenge can no longer be approved or declined on the phone.',
    subject: 'server',
    harmless: true,
    inject: challengeEndsRequest,
  },
  {
    id: 'registration-adopted-with-the-next-login',
    title: 'A registration that a phone offers after a login is adopted with the next login by this phone.',
    subject: 'server',
    harmless: true,
    inject: adoptedWithNextLogin,
  },
]

export default faults
