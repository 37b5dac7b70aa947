/** @module Journeys of answers that have to be refused: those of somebody else, those given twice, those that come too late. */

import type { PhoneIndex } from '../phones/phones.ts'
import { type FleetJourney, smsRestMs } from './journey.ts'
import {
  approveByNotification,
  approveInVain,
  approvingPhone,
  beginLoginBySms,
  collectAsUser,
  expectNotification,
  logIn,
  readChallenge,
  readRequest,
  respondAsUser,
  responseString,
  signedApproval,
  typeCode,
  type UserLogin,
} from './logging-in.ts'
import { loginByChallenge } from './logins.ts'
import type { VirtualUser } from './virtual-user.ts'

/** Another phone approves, and another phone responds, before the person's own does. */
export const answerOfSomebodyElse: FleetJourney = {
  by: 'ibKey',
  restMs: 0,
  async run(user) {
    const other = neighbourOf(user)
    const login = await logIn(user)
    if (other !== undefined && expectNotification(user, login))
      await approveInVain(user, approvingPhone(user.context, other), 'approval-of-somebody-else')
    const challenge = await readChallenge(user, login)
    const { phones } = user.context
    if (other !== undefined) {
      const response = responseString(phones.activation(other), challenge)
      const isRight = response === responseString(phones.activation(user.index), challenge)
      if (!isRight) await refusedResponse(user, login, response, 'response-of-somebody-else')
    }
    await respondAsUser(user, login, responseString(phones.activation(user.index), challenge))
  },
}

/** Somebody else with IB Key; undefined: there is nobody. */
function neighbourOf({ index, context }: VirtualUser): PhoneIndex | undefined {
  const [from, to] = context.phones.range('ibKey')
  return to - from > 1 ? from + ((index - from + 1) % (to - from)) : undefined
}

async function refusedResponse(
  user: VirtualUser,
  { loginId, bearer }: UserLogin,
  response: string,
  kind: 'response-of-somebody-else' | 'response-given-twice',
): Promise<void> {
  const attempt = await user.attempt('probe', 'giveResponse', {
    path: { loginId },
    bearer,
    body: { response },
  })
  if (attempt.kind === 'refused') return
  user.report(kind, 'the response to be refused', `the state ${attempt.reply.state}`)
  user.fail('probe', 'accepted')
}

/** An approval is sent again, a session collected again, and a response given to the next challenge. */
export const answerGivenTwice: FleetJourney = {
  by: 'ibKey',
  restMs: 0,
  async run(user) {
    const login = await logIn(user)
    if (!expectNotification(user, login)) return loginByChallenge.run(user)
    const call = await approveByNotification(user)
    const again = await user.attempt('probe', 'answerPushRequest', call)
    if (again.kind === 'reply')
      user.report('approval-given-twice', 'the second approval to be refused', 'it was accepted')
    await collectAsUser(user, login)
    await collectAgain(user, login)
    await respondTwice(user)
  },
}

async function collectAgain(user: VirtualUser, { loginId, bearer }: UserLogin): Promise<void> {
  const again = await user.attempt('probe', 'readLogin', { path: { loginId }, bearer })
  if (again.kind === 'reply' && again.reply.session !== undefined)
    user.report('another-session', 'one session of one login', 'a second session')
}

async function respondTwice(user: VirtualUser): Promise<void> {
  const activation = user.context.phones.activation(user.index)
  const first = await logIn(user)
  expectNotification(user, first)
  const used = responseString(activation, await readChallenge(user, first))
  await respondAsUser(user, first, used)
  const second = await logIn(user)
  expectNotification(user, second)
  const right = responseString(activation, await readChallenge(user, second))
  if (right !== used) await refusedResponse(user, second, used, 'response-given-twice')
  await respondAsUser(user, second, right)
}

/** Where a server does not tell how long an approval request is good: the longest that is allowed. */
const longestPushLifetimeMs = 600_000

/** Somebody looks at the phone when the approval request is over. */
export const lateAnswer: FleetJourney = {
  by: 'ibKey',
  restMs: 0,
  async run(user) {
    const login = await logIn(user)
    if (!expectNotification(user, login)) return loginByChallenge.run(user)
    const requestId = await user.notification()
    const request = await readRequest(user, requestId)
    await user.pause((user.context.numbers.pushLifetime ?? longestPushLifetimeMs) + 1_000)
    const late = await user.attempt(
      'probe',
      'answerPushRequest',
      await signedApproval(user, requestId, request, approvingPhone(user.context, user.index)),
    )
    if (late.kind === 'reply')
      user.report('late-approval', 'an approval after its time to be refused', `it is ${late.reply.state}`)
  },
}

/** Asks for another SMS at once, and begins a second login: neither brings one. Then the first code is typed, and once more. */
export const impatientForSms: FleetJourney = {
  by: 'sms',
  restMs: smsRestMs,
  async run(user) {
    const { login, code } = await beginLoginBySms(user)
    const path = { loginId: login.loginId }
    const another = await user.attempt('probe', 'askForAnotherSms', { path, bearer: login.bearer })
    await logIn(user)
    await user.pause(1_000)
    const isTooSoon = another.kind === 'reply' || user.mailbox.texts.length > 1
    if (isTooSoon)
      user.report('sms-too-soon', 'no SMS within two minutes of the last', `${user.mailbox.texts.length} SMS`)
    if (isTooSoon) user.fail('probe', 'accepted')
    await typeCode(user, login, code)
    const body = { code }
    const again = await user.attempt('probe', 'giveSecurityCode', { path, bearer: login.bearer, body })
    if (again.kind === 'reply' && again.reply.session !== undefined)
      user.report('code-given-twice', 'the second use of the code to be refused', 'another session')
  },
}
