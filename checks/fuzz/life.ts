/** @module What people do meanwhile, as they should; who fires at the server learns what they are told. */

import { labToken } from '../../reference-server/testing.ts'
import { claimOf, codeIn, password, TestWindow, tryLogIn } from '../../reference-server/testing-people.ts'
import type { Dice } from './dice.ts'
import type { World } from './people.ts'

type Deed = (world: World, username: string, dice: Dice) => Promise<unknown>

/** The owner of a phone answers the question on it. */
const answerPhone: Deed = async ({ server, phones }, _username, dice) => {
  const newest = server.pushes.at(-1)
  const own = newest && phones.get(newest.token)
  if (!own || (await own.read()).status !== 200) return
  await own.answer({ decision: dice.oneIn(4) ? 'decline' : 'approve' })
}

/** Somebody logs in as people do, or leaves off before the second factor. */
const logIn: Deed = async ({ server, known, answering }, username, dice) => {
  const begun = await tryLogIn(server, { username })
  if (begun.status !== 201) return
  known.learn('username', username)
  known.remember(begun.reply)
  const window = new TestWindow(server, begun.reply)
  const chosen = dice.maybe(begun.reply.devices ?? [])
  if (chosen) await window.choose(chosen.id)
  if (dice.oneIn(3)) return
  const asked = await window.step('askForChallenge')
  const challenge = asked.status === 200 ? asked.reply.challenge : undefined
  for (const device of challenge === undefined ? [] : answering) {
    const answered = await window.respond(device.respond(challenge))
    if (answered.status === 200) return known.remember(answered.reply)
  }
}

/** Somebody activates IB Key on another iPhone, or leaves off before the end. */
const activate: Deed = async ({ server, known }, username, dice) => {
  const hardwareId = `iPhone ${dice.below(3)}`
  const offered = await server.ask('readActivationOptions', {
    body: { username, password, phone: { os: 'iOS', model: 'iPhone', hardwareId } },
  })
  if (offered.status !== 200) return
  known.learn('username', username)
  known.remember(offered.reply)
  const { activationId, secret: bearer, options } = offered.reply
  const [option] = options
  if (option === undefined || dice.oneIn(2)) return
  const asked = { path: { activationId }, bearer }
  const started = await server.ask('startActivation', { ...asked, body: { option, username, password } })
  if (started.status !== 200 || dice.oneIn(2)) return
  const integrityClaim = claimOf(server, { device: hardwareId, nonce: started.reply.nonce })
  const body = { token: codeIn(server), element: 'faceId', integrityClaim }
  const active = await server.ask('activate', { ...asked, body })
  if (active.status === 201) known.remember(active.reply)
}

/** Somebody comes back after the locks have ended. */
const wait: Deed = ({ server }) =>
  server.ask('advance', { bearer: labToken, body: { to: server.parts.clock.now() + 16 * 60_000 } })

const deeds: readonly Deed[] = [answerPhone, logIn, logIn, logIn, logIn, activate, activate, wait]

/** Now and then something happens that has nothing to do with the shots. */
export async function live(world: World, dice: Dice): Promise<void> {
  const username = dice.maybe(world.people)
  if (username !== undefined && dice.oneIn(6)) await dice.maybe(deeds)?.(world, username, dice)
}
