/** @module Challenges that end, or are taken for another one, because of what has become of a notification or of a login beside. */

import { z } from 'zod'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ApprovalRequest } from '../../../reference-server/domain/model/approval-request.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { type Answer, answers } from '../support/http.ts'
import { rules } from '../support/parts.ts'

/** No challenge is offered to a login whose approval request is like this. */
const noChallengeWhere = (isSo: (request: ApprovalRequest, parts: ServerParts) => boolean) =>
  knowingAccount(
    (account) => (parts) =>
      rules((right) => ({
        challengeOffered: (login, device) =>
          right.challengeOffered(login, device) &&
          !account()?.approvalRequests.some(
            (request) => request.loginId === login.id && isSo(request, parts),
          ),
      }))(parts),
  )

const withChallenge = z.looseObject({ challenge: z.string() })

const challengeIn = (text: string): string | undefined =>
  withChallenge.safeParse(JSON.parse(text)).data?.challenge

/** Which challenge is shown is kept once, and every look is told it. */
function oneChallengeOnAllScreens(parts: ServerParts): ServerParts {
  let newest: string | undefined
  const shown = (answer: Answer): Answer => {
    const own = challengeIn(answer.text)
    if (own === undefined) return answer
    if (answer.operation !== 'readLogin') newest = own
    return { ...answer, text: answer.text.replaceAll(`"${own}"`, `"${newest ?? own}"`) }
  }
  return answers((answer) => (answer.status < 300 ? shown(answer) : answer))(parts)
}

const hasChallenge = (account: Account | undefined, loginId: string): boolean =>
  account?.challenges.some((challenge) => challenge.loginId === loginId) ?? false

const loginOf = /^\/logins\/([^/]+)\/response$/

function unaskedResponseTaken(parts: ServerParts): ServerParts {
  return {
    ...parts,
    async middleware(request, next) {
      const response = await parts.middleware(request, next)
      const [, loginId = ''] = loginOf.exec(new URL(request.url).pathname) ?? []
      const username = loginId === '' ? undefined : await parts.store.find('login', loginId)
      const account = username === undefined ? undefined : await parts.store.read(username)
      if (!account || response.status !== 422 || hasChallenge(account, loginId)) return response
      const since = parts.clock.now()
      await parts.store.transact(account.username, (before) => ({
        account: {
          ...before,
          logins: before.logins.map((login) =>
            login.id === loginId ? { ...login, stage: { at: 'approved' as const, since } } : login,
          ),
        },
        result: undefined,
      }))
      const authorization = request.headers.get('authorization') ?? ''
      const look = new Request(new URL(`/logins/${loginId}`, request.url), { headers: { authorization } })
      return parts.middleware(look, next)
    },
  }
}

const faults: readonly ServerFault[] = [
  {
    id: 'unanswered-request-takes-the-login-along',
    title: 'Once nobody has answered the notification in time, its login gives no Challenge code any more.',
    subject: 'server',
    violates: ['CR-IOS-02', 'CR-AND-02'],
    inject: noChallengeWhere(
      (request, { rules: { approvalRequestInTime }, clock, profile }) =>
        !approvalRequestInTime(request, clock.now(), profile),
    ),
  },
  {
    id: 'newest-login-alone-has-a-challenge',
    title: 'A login whose notification was replaced by that of another one gives no Challenge code any more.',
    subject: 'server',
    violates: ['CR-AND-02', 'SEC-END-02'],
    inject: noChallengeWhere(({ state }) => state === 'superseded'),
  },
  {
    id: 'challenge-waits-for-the-notification',
    title: 'There is no Challenge code before the push service has taken the notification.',
    subject: 'server',
    violates: ['SEC-SEND-06'],
    inject: noChallengeWhere(({ delivery }) => delivery !== 'sent'),
  },
  {
    id: 'login-without-a-challenge-takes-any',
    title: 'A login for which no challenge was asked takes the response to that of another login.',
    subject: 'server',
    violates: ['SEC-BIND-03'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        challengeIsFor: (challenge, login) =>
          right.challengeIsFor(challenge, login) || !hasChallenge(account(), login.id),
      })),
    ),
  },
  {
    id: 'one-challenge-on-all-screens',
    title: 'Whoever looks at a login again sees the challenge that was asked for last, by whomever.',
    subject: 'server',
    violates: ['CR-AND-04'],
    inject: oneChallengeOnAllScreens,
  },
  {
    id: 'chosen-phone-gets-a-challenge-alone',
    title: 'Whoever has to choose IB Key in the drop-down is shown a challenge, and gets no notification.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        pushIsSent: (seamless, unanswered, profile) =>
          right.pushIsSent(seamless, unanswered, profile) &&
          (account()?.devices.filter(({ status }) => status === 'active').length ?? 0) < 2,
      })),
    ),
  },
  {
    id: 'unasked-response-is-taken',
    title: 'A login for which no challenge was asked takes whatever is given as response.',
    subject: 'server',
    violates: ['CR-IOS-03'],
    inject: unaskedResponseTaken,
  },
]

export default faults
