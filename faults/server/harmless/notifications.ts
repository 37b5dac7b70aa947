/** @module Servers that handle notifications and registrations in another way, where articles and contract leave the choice. */

import { activeIbKey } from '../../../reference-server/domain/model/account.ts'
import type { Effect } from '../../../reference-server/domain/model/effects.ts'
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

/** Messages wait for a worker, which leaves out the notification of a request that has ended by then. */
const sentByWorker = (parts: ServerParts): ServerParts => ({
  ...challengeEndsRequest(parts),
  outbox(senders, results) {
    const right = parts.outbox(senders, results)
    const waiting: { readonly username: string; readonly effect: Effect }[] = []
    const isStillWanted = async (username: string, effect: Effect): Promise<boolean> => {
      if (effect.kind !== 'sendPush') return true
      const account = await parts.store.read(username)
      return account?.approvalRequests.find(({ id }) => id === effect.requestId)?.state === 'open'
    }
    return {
      dispatch(username, effects) {
        waiting.push(...effects.map((effect) => ({ username, effect })))
      },
      async idle() {
        for (const { username, effect } of waiting.splice(0))
          if (await isStillWanted(username, effect)) right.dispatch(username, [effect])
        await right.idle()
      },
    }
  },
})

const faults: readonly ServerFault[] = [
  {
    id: 'challenge-ends-the-approval-request',
    title: 'A login that shows a challenge can no longer be approved or declined on the phone.',
    subject: 'server',
    harmless: true,
    inject: challengeEndsRequest,
  },
  {
    id: 'messages-sent-by-a-worker',
    title:
      'Messages leave some time after the answer, and a notification not at all once a challenge has ended its request.',
    subject: 'server',
    harmless: true,
    inject: sentByWorker,
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
