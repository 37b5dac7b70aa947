/** @module Manual challenge/response: six digits on the login screen, eight digits from the phone. */

import assert from 'node:assert/strict'
import type { Platform, SlsDeviceType } from '../../contract/primitives.ts'
import type { Actor } from '../support/actor.ts'
import { described } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { asFarAsPossible } from '../tasks/as-far-as-possible.ts'

const sixDigits = /^[0-9]{6}$/
const eightDigits = /^[0-9]{8}$/

/** The Challenge code that the login screen shows. */
export function challenge(actor: Actor): string {
  const { challenge: shown } = actor.readLogin()
  assert(shown !== undefined, `Expected a Challenge code, observed ${described(actor.read())}`)
  return shown
}

/** The value that the phone shows beside "Response String", if any. */
const shownResponse = (actor: Actor): string | undefined =>
  actor.phone.screen().values.find((value) => value.label === 'Response String')?.value

export function response(actor: Actor): string {
  const shown = shownResponse(actor)
  assert(
    shown !== undefined,
    `Expected a Response String on "${actor.phone.screen().title}", and there is none`,
  )
  return shown
}

/** Behind one of these stands Authenticate, in an app that is logged in and in one that is not. */
const ways = ['Services', 'More', 'Menu']

/** From the home screen to the form behind Authenticate. */
async function authenticate({ phone }: Actor): Promise<void> {
  await phone.launch()
  const way = phone.screen().buttons.find((label) => ways.includes(label))
  if (way !== undefined) await phone.tap(way)
  await phone.tap('Authenticate')
}

export async function enterChallenge(actor: Actor, code: string, pin = actor.pin): Promise<void> {
  await authenticate(actor)
  if (actor.phone.os === 'Android') await actor.phone.type('IBKR Mobile PIN', pin)
  await actor.phone.type('Challenge', code)
  await actor.phone.tap('Generate Response')
}

/** The same PIN in capitals where it has small letters, or the other way round. */
function otherCase(pin: string): string {
  const other = pin === pin.toLowerCase() ? pin.toUpperCase() : pin.toLowerCase()
  assert.notEqual(other, pin, `the PIN "${pin}" has no letter, so it has no other case`)
  return other
}

/** The whole way from a challenge to its response, with whatever element the phone asks for. */
export async function generate(actor: Actor, code: string): Promise<string> {
  await enterChallenge(actor, code)
  const { prompt } = actor.phone.screen()
  if (prompt) await actor.phone.presentOwn(prompt)
  return response(actor)
}

say('{persona} asks for a Challenge code instead', async (actor: Actor) => {
  actor.take(await actor.window.requestChallenge())
})

say(
  'somebody who has not given the password asks for the Challenge code of {persona}',
  async (actor: Actor) => {
    actor.take(await actor.window.withoutLoginSecret().requestChallenge())
  },
)

say('a Challenge code of six digits is shown to {persona}', (actor: Actor) => {
  assert.match(challenge(actor), sixDigits, `Expected six digits, observed "${challenge(actor)}"`)
})

say('no Challenge code is shown to {persona} any more', async (actor: Actor) => {
  actor.read()
  const now = actor.take(await actor.window.refresh())
  actor.read()
  const shown = now.kind === 'login' ? now.challenge : undefined
  assert.equal(shown, undefined, `Expected no Challenge code, observed "${shown}"`)
})

say('the login screen shows {persona} the Challenge code and a box for the response', (actor: Actor) => {
  const screen = actor.window.screen()
  const shown = screen?.values.find((value) => value.label === 'Challenge code')?.value
  assert.match(
    shown ?? '',
    sixDigits,
    `Expected the value "Challenge code" with six digits, observed "${shown}"`,
  )
  const boxes = screen?.fields.map((field) => field.label) ?? []
  assert(
    boxes.includes('Response String'),
    `Expected a box "Response String", observed ${boxes.join(', ') || 'none'}`,
  )
})

say('no box for the response is shown to {persona}', (actor: Actor) => {
  actor.readLogin()
  const boxes = actor.window.screen()?.fields.map((field) => field.label) ?? []
  assert(!boxes.includes('Response String'), 'Expected no box "Response String", and there is one')
})

say('{persona} asks for {int} Challenge codes, one after another', async (actor: Actor, count: number) => {
  for (let asked = 0; asked < count; asked++) {
    actor.take(await actor.window.requestChallenge())
    actor.notes.push(actor.readLogin().challenge ?? '')
  }
})

say(
  '{persona} looks at the Challenge code {int} times, one after another',
  async (actor: Actor, count: number) => {
    for (let looked = 0; looked < count; looked++) {
      actor.take(await actor.window.refresh())
      actor.notes.push(actor.readLogin().challenge ?? '')
    }
  },
)

say('every Challenge code of {persona} has six digits, and some begin with a zero', (actor: Actor) => {
  for (const code of actor.notes) assert.match(code, sixDigits, `Expected six digits, observed "${code}"`)
  assert(
    actor.notes.some((code) => code.startsWith('0')),
    `Expected a leading zero among ${actor.notes.length} codes`,
  )
})

say(
  '{persona} opens IBKR Mobile, chooses {string}, enters the PIN and the Challenge code and taps {string}',
  async (actor: Actor, entry: string, button: string) => {
    await actor.phone.launch()
    if (!actor.phone.screen().buttons.includes(entry)) await actor.phone.tap('Services')
    await actor.phone.tap(entry)
    await actor.phone.type('IBKR Mobile PIN', actor.pin)
    await actor.phone.type('Challenge', challenge(actor))
    await actor.phone.tap(button)
  },
)

say(
  '{persona} opens IBKR Mobile, chooses {string} and types the Challenge code',
  async (actor: Actor, entry: string) => {
    await actor.phone.launch()
    if (!actor.phone.screen().buttons.includes(entry)) await actor.phone.tap('Services')
    await actor.phone.tap(entry)
    await actor.phone.type('Challenge', challenge(actor))
    await actor.phone.tap('Generate Response')
  },
)

say('{persona} types the challenge {string} into IBKR Mobile', (actor: Actor, code: string) =>
  enterChallenge(actor, code),
)

say('{persona} types the challenge {string} and a wrong PIN into IBKR Mobile', (actor: Actor, code: string) =>
  enterChallenge(actor, code, `${actor.pin}0`),
)

say(
  '{persona} types the challenge {string} and the PIN in the other case into IBKR Mobile',
  (actor: Actor, code: string) => enterChallenge(actor, code, otherCase(actor.pin)),
)

say(
  '{persona} types the challenge {string} and a wrong PIN into IBKR Mobile {int} times',
  async (actor: Actor, code: string, times: number) => {
    for (let tried = 0; tried < times; tried++) await enterChallenge(actor, code, `${actor.pin}0`)
  },
)

say("{persona}'s phone shows a Response String of eight digits", (actor: Actor) => {
  assert.match(response(actor), eightDigits, `Expected eight digits, observed "${response(actor)}"`)
})

say("{persona}'s phone shows no Response String", (actor: Actor) => {
  assert.equal(shownResponse(actor), undefined, 'Expected no Response String, and there is one')
})

say('IB Key asks {persona} for nothing', (actor: Actor) => {
  assert.equal(
    actor.phone.screen().prompt,
    undefined,
    `Expected no question, observed ${actor.phone.screen().prompt}`,
  )
})

say("{persona}'s phone answers {int} different challenges", async (actor: Actor, count: number) => {
  for (let code = 0; code < count; code++)
    actor.notes.push(await generate(actor, String(code * 9973).padStart(6, '0')))
})

say('every Response String of {persona} has eight digits, and some begin with a zero', (actor: Actor) => {
  for (const shown of actor.notes)
    assert.match(shown, eightDigits, `Expected eight digits, observed "${shown}"`)
  assert(
    actor.notes.some((shown) => shown.startsWith('0')),
    `Expected a leading zero among ${actor.notes.length} responses`,
  )
})

say(
  '{persona} enters the Response String on the login screen and clicks {string}',
  async (actor: Actor, button: string) => {
    actor.window.type('Response String', response(actor))
    actor.take(await actor.window.click(button))
  },
)

/** Ways to spoil a right response. */
const spoilt: Record<string, (right: string) => string> = {
  right: (right) => right,
  'wrong in its last digit': (right) => right.slice(0, 7) + ((Number(right[7]) + 1) % 10),
  empty: () => '',
  'without its last digit': (right) => right.slice(0, 7),
  'followed by one more digit': (right) => `${right}0`,
}

say(
  '{persona} answers the challenge with a response that is {string}',
  async (actor: Actor, kind: string) => {
    const spoil = spoilt[kind]
    assert(
      spoil,
      `no way to spoil a response is called "${kind}"; there are: ${Object.keys(spoilt).join(', ')}`,
    )
    actor.take(await actor.window.submitResponse(spoil(await generate(actor, challenge(actor)))))
  },
)

/** Logs in as far as the challenge for one device, by the link where the login waits for an approval. */
export async function reachChallenge(
  actor: Actor,
  platform: Platform = 'tws',
  type: SlsDeviceType = 'ibKey',
): Promise<void> {
  const window = await actor.open(platform)
  actor.take(await window.logIn(actor.persona.username, actor.persona.password))
  const begun = actor.readLogin()
  if (begun.state === 'chooseDevice') {
    const device = begun.devices?.find((one) => one.type === type)
    assert(device, `Expected ${type} among the SLS devices of the login, and it is not there`)
    actor.take(await window.chooseDevice(device.id))
  }
  if (actor.readLogin().state !== 'challenge') actor.take(await window.requestChallenge())
}

async function logInByResponse(actor: Actor, platform: Platform): Promise<void> {
  await reachChallenge(actor, platform)
  actor.take(await actor.window.submitResponse(await generate(actor, challenge(actor))))
}

say('{persona} logs in to {platform} by challenge and response', logInByResponse)

say('{persona} tries to log in to {platform} by challenge and response', (actor: Actor, platform: Platform) =>
  asFarAsPossible(() => logInByResponse(actor, platform)),
)

say(
  [
    '{persona} logs in to {platform} with the physical security device',
    '{persona} входит в {platform} с физическим устройством безопасности',
  ],
  async (actor: Actor, platform: Platform) => {
    await reachChallenge(actor, platform, 'physical')
    actor.take(await actor.window.submitResponse(actor.securityDevice.respond(challenge(actor))))
  },
)

say('{persona} sends an answer although no Challenge code was asked for', async (actor: Actor) => {
  actor.read()
  actor.take(await actor.window.submitResponse('12345678'))
})
