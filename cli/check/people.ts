/** @module What `sls check` tries of each person of a system without a lab face: logs this person in as the configuration says. */

import { numberStateOf } from '../../drivers/assemblies/people/casting.ts'
import type { NeededPerson, Needs } from '../../drivers/assemblies/people/needs.ts'
import type { ReadyPerson, RealClockSettings } from '../../drivers/config/configuration.ts'
import type { LoginAnswer, Window } from '../../drivers/ports/driver.ts'
import type { Phone } from '../../drivers/ports/phone.ts'
import type { Scene } from '../../drivers/ports/scene.ts'
import { codeIn } from '../../drivers/ports/text-messages.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Persona } from '../../simulators/personas/persona.ts'
import type { Exercise } from './exercise.ts'

/** What the features would call this person; there is one at a time. */
const calledHere = 'Amara'

const neededAs = ({
  username,
  residence,
  accounts,
  seamless,
  mobileNumber,
  devices,
}: ReadyPerson): NeededPerson => ({
  name: calledHere,
  username,
  residence,
  accounts,
  seamless,
  mobileNumber: numberStateOf({ mobileNumber }),
  devices: devices.map((device) =>
    device.type === 'ibKey' ? { type: 'ibKey', os: device.os, phone: 1 } : device,
  ),
  // Whoever has SMS alone gets one.
  sms: devices.length === 1 && devices[0]?.type === 'sms' ? 1 : 0,
})

/** What the exercise with this person needs, by the id under which its scene is opened. */
export const needsOfPeople = (people: readonly ReadyPerson[]): Record<string, Needs> =>
  Object.fromEntries(
    people.map((person) => [
      person.username,
      {
        people: [neededAs(person)],
        waitMs: 0,
        steps: 1,
        notifications: 1,
        refusals: 0,
        leaves: [],
        numbers: [],
        restarts: false,
        labOnly: [],
      },
    ]),
  )

export const exercisesOfPeople = (
  people: readonly ReadyPerson[],
  clock: RealClockSettings,
): readonly Exercise[] =>
  people.map((person) => ({
    name: person.username,
    run: (scene) => logsIn(scene, scene.persona(calledHere), person.devices, clock),
  }))

async function logsIn(
  scene: Scene,
  persona: Persona,
  devices: ReadyPerson['devices'],
  clock: RealClockSettings,
): Promise<string> {
  const ibKey = devices.find(({ type }) => type === 'ibKey')
  if (ibKey?.type === 'ibKey') {
    const model =
      ibKey.os === 'iOS' ? 'iPhone without Face ID activated' : 'Android without fingerprint sensor'
    const phone: Phone = await scene.phone(persona, model)
    await scene.provisionIbKey(persona, phone)
    const on = ibKey.os === 'iOS' ? 'an iPhone' : 'an Android phone'
    if (!scene.driver.capabilities.has('seamless')) return `answers a challenge on ${on}`
    return `answers a challenge and approves a notification on ${on}; another one took ${await wayMs(scene, persona, phone, clock)} ms`
  }
  const window = await scene.driver.open('clientPortal', 'en')
  const answer = await window.logIn(persona.username, persona.password)
  const said = await completed(scene, persona, window, answer)
  await window.logOut()
  return said
}

/** So many times longer than a notification takes has to be waited until it counts that none comes. */
const margin = 3

/** How long a notification takes from the login to the gateway, in real time. */
async function wayMs(
  scene: Scene,
  persona: Persona,
  phone: Phone,
  { settleMs, speed }: RealClockSettings,
): Promise<number> {
  const window = await scene.driver.open('clientPortal', 'en')
  const begin = scene.now()
  await window.logIn(persona.username, persona.password)
  await scene.settle()
  const [push] = scene.pushesTo(phone)
  const took = push && Math.round((push.at - begin) / speed)
  verify(took !== undefined && took * margin <= settleMs, {
    expected: `a notification within a third of clock.settleMs (${settleMs})`,
    observed: took === undefined ? 'none' : `one after ${took} ms: give at least ${took * margin}`,
  })
  return took
}

async function completed(
  scene: Scene,
  persona: Persona,
  window: Window,
  answer: LoginAnswer,
): Promise<string> {
  if (answer.kind === 'refused')
    return `is refused with ${answer.code}, as whoever must have an SLS device may be`
  if (answer.state === 'loggedIn') return 'is let in by the password'
  if (answer.state === 'securityCode') {
    await scene.settle()
    const code = codeIn(scene.smsTo(persona.mobileNumber).map(({ body }) => body))
    verifyInside(await window.submitSecurityCode(code))
    return 'enters the code of an SMS'
  }
  const device = await scene.provisionSecurityDevice(persona, true)
  const { challenge } = answer.challenge === undefined ? challengeOf(await window.requestChallenge()) : answer
  verifyInside(await window.submitResponse(device.respond(challenge ?? '')))
  return 'answers a challenge by the physical security device'
}

const challengeOf = (answer: LoginAnswer) => (answer.kind === 'login' ? answer : { challenge: undefined })

function verifyInside(answer: LoginAnswer): void {
  verify(answer.kind === 'login' && answer.state === 'loggedIn', {
    expected: 'to be logged in',
    observed: answer.kind === 'login' ? `the state ${answer.state}` : `${answer.code}: ${answer.detail}`,
  })
}
