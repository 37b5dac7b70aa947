/**
 * @module What people do meanwhile, as they should; who fires at the server learns what they are told. What takes a
 * seal, a claim or a code nobody could guess: every other time it is made ready, and left to be fired.
 */

import type { Operation, ReplyOf } from '../../contract/routes.ts'
import { attestationOf, codeIn, password, tryLogIn } from '../../testing/people.ts'
import { labToken } from '../../testing/reference-server.ts'
import type { Dice } from './dice.ts'
import type { Key, Ready } from './knowledge.ts'
import type { World } from './people.ts'

const minute = 60_000

type Deed = (world: World, username: string, dice: Dice) => Promise<unknown>

/** Sends a request, or leaves it. The reply, where it was sent and did what it should. */
async function sendOrLeave<Name extends Operation>(
  { server, known }: World,
  dice: Dice,
  name: Name,
  ready: Ready,
): Promise<ReplyOf<Name> | undefined> {
  if (dice.oneIn(2)) {
    known.keep(name, ready)
    return undefined
  }
  const answered = await server.call(name, ready)
  if (answered.status >= 300) return undefined
  known.remember(answered.reply)
  return answered.reply
}

/** The owner of a phone answers the question on it. */
const answerPhone: Deed = async (world, _username, dice) => {
  const newest = world.server.pushes.at(-1)
  const own = newest && world.phones.get(newest.token)
  if (!own || (await own.read()).status !== 200) return
  const answer = await own.sealed({ decision: dice.oneIn(4) ? 'decline' : 'approve' })
  await sendOrLeave(world, dice, 'answerPushRequest', answer)
}

/** Somebody gives the code of an SMS, or has to ask for another. */
async function useSms(world: World, login: Key, dice: Dice): Promise<unknown> {
  const body = { code: codeIn(world.server) }
  if (dice.oneIn(2)) return sendOrLeave(world, dice, 'giveSecurityCode', { ...login, body })
  await world.server.pass(2 * minute)
  return sendOrLeave(world, dice, 'askForAnotherSms', login)
}

/** Somebody logs in as people do, or leaves off before the second factor. */
const logIn: Deed = async (world, username, dice) => {
  const { server, known, answering } = world
  const begun = await tryLogIn(server, { username })
  if (begun.status !== 201) return
  known.learn('username', username)
  known.remember(begun.reply)
  const { loginId, secret: bearer = '', devices = [], state } = begun.reply
  const login = { bearer, path: { loginId } }
  if (state === 'securityCode') return useSms(world, login, dice)
  if (state === 'waitingForApproval' && dice.oneIn(2)) return answerPhone(world, username, dice)
  const chosen = dice.maybe(devices)
  if (chosen) await sendOrLeave(world, dice, 'chooseDevice', { ...login, body: { deviceId: chosen.id } })
  if (dice.oneIn(3)) return
  const asked = await server.call('askForChallenge', login)
  const challenge = asked.status === 200 ? asked.reply.challenge : undefined
  const device = dice.maybe(answering)
  if (challenge === undefined || !device) return
  await sendOrLeave(world, dice, 'giveResponse', { ...login, body: { response: device.respond(challenge) } })
}

/** Somebody activates IB Key on another phone, or leaves off before the end. */
const activate: Deed = async (world, username, dice) => {
  const { server, known } = world
  const os = dice.pick(['iOS', 'Android'])
  const hardwareId = `${os} ${dice.below(3)}`
  const offered = await server.call('readActivationOptions', {
    body: { username, password, phone: { os, model: 'phone', hardwareId } },
  })
  if (offered.status !== 200) return
  known.learn('username', username)
  known.remember(offered.reply)
  const { activationId, secret: bearer, options } = offered.reply
  const [option] = options
  if (option === undefined) return
  const activation = { path: { activationId }, bearer }
  const credentials = { option, username, password }
  const started = await sendOrLeave(world, dice, 'startActivation', { ...activation, body: credentials })
  if (!started) return
  const integrityClaim = attestationOf(server, { device: hardwareId, nonce: started.nonce })
  const token = codeIn(server)
  const onAndroid = os === 'Android'
  if (
    onAndroid &&
    !(await sendOrLeave(world, dice, 'verifyActivationToken', { ...activation, body: { token } }))
  )
    return
  const given = onAndroid ? { pin: 'abc1', element: 'pin' } : { token, element: 'faceId' }
  await sendOrLeave(world, dice, 'activate', { ...activation, body: { ...given, integrityClaim } })
}

/** Somebody who is logged in enters another mobile number and its Confirm Code. */
const verifyNumber: Deed = async (world, _username, dice) => {
  const { server, known } = world
  const session = known.key('session', dice)
  if (!session) return
  const number = `+1555123000${dice.below(10)}`
  const changed = await server.call('changeMobileNumber', { bearer: session.bearer, body: { number } })
  if (changed.status !== 200) return
  if ((await server.call('verifyMobileNumber', session)).status !== 200) return
  await sendOrLeave(world, dice, 'confirmMobileNumber', { ...session, body: { code: codeIn(server) } })
}

/** Somebody comes back after the locks have ended. */
const wait: Deed = ({ server }) =>
  server.call('advance', { bearer: labToken, body: { to: server.parts.clock.now() + 16 * minute } })

const deeds: readonly Deed[] = [
  answerPhone,
  ...[logIn, logIn, logIn, logIn],
  ...[activate, activate],
  verifyNumber,
  wait,
]

/** Now and then something happens that has nothing to do with the shots. */
export async function live(world: World, dice: Dice): Promise<void> {
  const username = dice.maybe(world.people)
  if (username !== undefined && dice.oneIn(6)) await dice.maybe(deeds)?.(world, username, dice)
}
