/**
 * @module What people do as they should, between the requests of the fuzz. The sender learns what they receive. A request
 * with a signature, an attestation or a code that cannot be guessed is only prepared every other time: the fuzz sends it.
 */

import type { Operation, ReplyOf } from '../../contract/routes.ts'
import { attestationOf, lastSmsCode, password, tryLogIn } from '../../testing/people.ts'
import { labToken } from '../../testing/reference-server.ts'
import type { Choices } from './choices.ts'
import type { FuzzContext } from './context.ts'
import type { Credential, PreparedRequest } from './knowledge.ts'

const minute = 60_000

type Action = (context: FuzzContext, username: string, choices: Choices) => Promise<unknown>

/** Sends a request, or only prepares it. The reply, where it was sent and accepted. */
async function sendOrPrepare<Name extends Operation>(
  { server, known }: FuzzContext,
  choices: Choices,
  name: Name,
  request: PreparedRequest,
): Promise<ReplyOf<Name> | undefined> {
  if (choices.oneIn(2)) {
    known.prepare(name, request)
    return undefined
  }
  const answered = await server.call(name, request)
  if (answered.status >= 300) return undefined
  known.learnReply(answered.reply)
  return answered.reply
}

/** The owner of a phone answers the approval request on it. */
const answerPhone: Action = async (context, _username, choices) => {
  const newest = context.server.pushes.at(-1)
  const own = newest && context.phones.get(newest.token)
  if (!own || (await own.read()).status !== 200) return
  const answer = await own.answerRequest({ decision: choices.oneIn(4) ? 'decline' : 'approve' })
  await sendOrPrepare(context, choices, 'answerPushRequest', answer)
}

/** Somebody submits the code of an SMS, or requests another SMS. */
async function useSms(context: FuzzContext, login: Credential, choices: Choices): Promise<unknown> {
  const body = { code: lastSmsCode(context.server) }
  if (choices.oneIn(2)) return sendOrPrepare(context, choices, 'giveSecurityCode', { ...login, body })
  await context.server.pass(2 * minute)
  return sendOrPrepare(context, choices, 'askForAnotherSms', login)
}

/** Somebody logs in, or stops before the second factor. */
const logIn: Action = async (context, username, choices) => {
  const { server, known } = context
  const begun = await tryLogIn(server, { username })
  if (begun.status !== 201) return
  known.learn('username', username)
  known.learnReply(begun.reply)
  const { loginId, secret: bearer = '', devices = [], state } = begun.reply
  const login = { bearer, path: { loginId } }
  if (state === 'securityCode') return useSms(context, login, choices)
  if (state === 'waitingForApproval' && choices.oneIn(2)) return answerPhone(context, username, choices)
  const chosen = choices.maybe(devices)
  if (chosen)
    await sendOrPrepare(context, choices, 'chooseDevice', { ...login, body: { deviceId: chosen.id } })
  if (choices.oneIn(3)) return
  const asked = await server.call('askForChallenge', login)
  const challenge = asked.status === 200 ? asked.reply.challenge : undefined
  const device = choices.maybe(context.devices)
  if (challenge === undefined || !device) return
  await sendOrPrepare(context, choices, 'giveResponse', {
    ...login,
    body: { response: device.respond(challenge) },
  })
}

/** Somebody activates IB Key on another phone, or stops before the end. */
const activate: Action = async (context, username, choices) => {
  const { server, known } = context
  const os = choices.pick(['iOS', 'Android'])
  const hardwareId = `${os} ${choices.below(3)}`
  const offered = await server.call('readActivationOptions', {
    body: { username, password, phone: { os, model: 'phone', hardwareId } },
  })
  if (offered.status !== 200) return
  known.learn('username', username)
  known.learnReply(offered.reply)
  const { activationId, secret: bearer, options } = offered.reply
  const [option] = options
  if (option === undefined) return
  const activation = { path: { activationId }, bearer }
  const credentials = { option, username, password }
  const started = await sendOrPrepare(context, choices, 'startActivation', {
    ...activation,
    body: credentials,
  })
  if (!started) return
  const integrityClaim = attestationOf(server, { device: hardwareId, nonce: started.nonce })
  const token = lastSmsCode(server)
  const onAndroid = os === 'Android'
  if (
    onAndroid &&
    !(await sendOrPrepare(context, choices, 'verifyActivationToken', { ...activation, body: { token } }))
  )
    return
  const given = onAndroid ? { pin: 'abc1', element: 'pin' } : { token, element: 'faceId' }
  await sendOrPrepare(context, choices, 'activate', { ...activation, body: { ...given, integrityClaim } })
}

/** Somebody who is logged in enters another mobile number and its Confirm Code. */
const verifyNumber: Action = async (context, _username, choices) => {
  const { server, known } = context
  const session = known.credential('session', choices)
  if (!session) return
  const number = `+1555123000${choices.below(10)}`
  const changed = await server.call('changeMobileNumber', { bearer: session.bearer, body: { number } })
  if (changed.status !== 200) return
  if ((await server.call('verifyMobileNumber', session)).status !== 200) return
  await sendOrPrepare(context, choices, 'confirmMobileNumber', {
    ...session,
    body: { code: lastSmsCode(server) },
  })
}

/** Time passes until all locks have ended. */
const wait: Action = ({ server }) =>
  server.call('advance', { bearer: labToken, body: { to: server.parts.clock.now() + 16 * minute } })

const actions: readonly Action[] = [
  answerPhone,
  ...[logIn, logIn, logIn, logIn],
  ...[activate, activate],
  verifyNumber,
  wait,
]

/** One person does one thing. */
export async function validTraffic(context: FuzzContext, choices: Choices): Promise<void> {
  const username = choices.maybe(context.people)
  if (username !== undefined) await choices.maybe(actions)?.(context, username, choices)
}
