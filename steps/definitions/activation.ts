/** @module Activating IB Key in IBKR Mobile: first activation, migration, reactivation. */

import assert from 'node:assert/strict'
import type { SecurityElement } from '../../contract/primitives.ts'
import type { WindowAnswer } from '../../drivers/ports/driver.ts'
import type { PhoneConditions } from '../../drivers/ports/phone.ts'
import type { AttestationSource, PhoneModel } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { type Handset, inHand, responseOf } from '../support/handset.ts'
import { say } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'
import { asFarAsPossible } from '../tasks/as-far-as-possible.ts'
import { hasToken, tokenIn } from '../tasks/text-messages.ts'

/** The newest one, read on whichever of the person's phones has the SIM card. */
export const receivedToken = (actor: Actor): string => {
  const messages = actor.phones.flatMap((phone) => phone.messages())
  return tokenIn(messages.toSorted((one, other) => one.at - other.at).map(({ body }) => body))
}

/** Another token of the same form: its first character is another one. */
export const wrongToken = (token: string): string => (/^X/i.test(token) ? 'Y' : 'X') + token.slice(1)

async function logIn(actor: Actor, { username, password } = actor.persona, button = 'Log In'): Promise<void> {
  await actor.phone.type('Username', username)
  await actor.phone.type('Password', password)
  await actor.phone.tap(button)
}

const openAndLogIn = async (actor: Actor, who = actor.persona, button?: string): Promise<void> => {
  await actor.phone.launch()
  await logIn(actor, who, button)
}

const optionOf = (actor: Actor): string =>
  actor.phone.screen().buttons.find((label) => / IB Key$/.test(label)) ?? 'Migrate IB Key'

/** As far as the page that asks for the credentials again. */
async function reachCredentials(actor: Actor): Promise<void> {
  await openAndLogIn(actor)
  const option = optionOf(actor)
  for (const label of [option, option, 'Continue']) await actor.phone.tap(label)
}

export async function begin(actor: Actor): Promise<void> {
  await reachCredentials(actor)
  await logIn(actor)
  await actor.scene.settle()
}

/** Enters what was asked for and taps the only way on. */
async function enterToken(actor: Actor, given: string): Promise<void> {
  const [field] = actor.phone.screen().fields
  assert(field, `Expected a field for the token, observed none on "${actor.phone.screen().title}"`)
  await actor.phone.type(field.label, given)
  await actor.phone.tap(actor.phone.os === 'iOS' ? 'Activate' : 'Verify')
}

/** Enters what was asked for; an iPhone then asks for its element. */
async function prove(actor: Actor, given: string): Promise<void> {
  await enterToken(actor, given)
  const { prompt } = actor.phone.screen()
  if (prompt) await actor.phone.presentOwn(prompt)
}

/** Sends a token past the app, whatever the app would make of it. */
export function sendToken({ scene, phone }: Actor, token: string): Promise<WindowAnswer> {
  const copy = scene.modifiedActivation(phone)
  return phone.os === 'Android' ? copy.verify(token) : copy.activate({ token, claim: 'the phone' })
}

/** Activates past the app, with all that a phone of this kind has to show, and what is different about it. */
export async function activatePastTheApp(
  actor: Actor,
  shown: { readonly element?: SecurityElement; readonly claim: AttestationSource },
): Promise<WindowAnswer> {
  const copy = actor.scene.modifiedActivation(actor.phone)
  const token = receivedToken(actor)
  if (actor.phone.os === 'iOS') return copy.activate({ token, ...shown })
  const verified = await copy.verify(token)
  return verified.kind === 'refused' ? verified : copy.activate({ pin: newPin, ...shown })
}

async function enterPins(actor: Actor, pin: string, repeated = pin): Promise<void> {
  await actor.phone.type('PIN', pin)
  await actor.phone.type('Repeat PIN', repeated)
  await actor.phone.tap('Activate')
}

async function choosePin(actor: Actor, pin: string): Promise<void> {
  actor.choosePin(pin)
  await enterPins(actor, pin)
}

const newPin = '7new'

/** The whole way, with whatever is asked for. */
async function activate(actor: Actor): Promise<void> {
  await begin(actor)
  await goOn(actor)
}

/** From what was asked for to the end. */
async function goOn(actor: Actor): Promise<void> {
  const challenge = shownChallenge(actor)
  await prove(actor, challenge === undefined ? receivedToken(actor) : actor.securityDevice.respond(challenge))
  if (hasField(actor, 'Repeat PIN')) await choosePin(actor, newPin)
  else if (hasField(actor, 'IBKR Mobile PIN')) await enterOldPin(actor, actor.pin)
}

async function enterOldPin(actor: Actor, pin: string): Promise<void> {
  await actor.phone.type('IBKR Mobile PIN', pin)
  await actor.phone.tap('Activate')
}

async function withoutAnswer(actor: Actor, deed: () => Promise<void>): Promise<void> {
  actor.scene.loseResponsesTo(actor.phone, true)
  await deed()
  actor.scene.loseResponsesTo(actor.phone, false)
}

const hasField = (actor: Actor, label: string): boolean =>
  actor.phone.screen().fields.some((field) => field.label === label)

const shownChallenge = (actor: Actor): string | undefined =>
  actor.phone.screen().values.find(({ label }) => label === 'Challenge')?.value

/** What the physical security device answers to the challenge that the app shows. */
export const deviceResponse = (actor: Actor): string =>
  actor.securityDevice.respond(shownChallenge(actor) ?? '')

// Phones

say('{persona} buys {phone}', async (actor: Actor, model: PhoneModel) => void (await actor.buyPhone(model)))

say('{persona} takes the old phone', (actor: Actor) => actor.takeInHand(actor.oldPhone))

say("no SMS reaches {persona}'s phone any more", (actor: Actor) =>
  actor.phone.setConditions({ mobileSignal: false }),
)

say('{handset} is lost', ({ phone }: Handset) => phone.setConditions({ poweredOn: false }))

say('{handset} {condition}', ({ owner, phone }: Handset, condition: PhoneConditions) =>
  owner.put(phone, condition),
)

say('{persona} uninstalls IBKR Mobile and installs it again', async (actor: Actor) => {
  await actor.phone.uninstall()
  await actor.phone.install()
})

// The procedure, step by step

say(
  '{persona} opens IBKR Mobile, enters username and password and taps {string}',
  (actor: Actor, button: string) => openAndLogIn(actor, actor.persona, button),
)

say('{persona} opens IBKR Mobile and logs in with a wrong password', (actor: Actor) =>
  openAndLogIn(actor, { ...actor.persona, password: `${actor.persona.password}?` }),
)

say('{persona} enters username and password again and taps {string}', (actor: Actor, button: string) =>
  logIn(actor, actor.persona, button),
)

say('{persona} goes as far as the second question for the password', reachCredentials)

const giveWrongPassword = (actor: Actor): Promise<void> =>
  logIn(actor, { ...actor.persona, password: `${actor.persona.password}?` })

say('{persona} gives a wrong password the second time', giveWrongPassword)

say(
  '{persona} gives a wrong password the second time, {int} time(s)',
  async (actor: Actor, times: number) => {
    for (let time = 0; time < times; time++) await giveWrongPassword(actor)
  },
)

say('{persona} gives username and password of {persona} the second time', (actor: Actor, other: Actor) =>
  logIn(actor, other.persona),
)

say('{persona} gives the right password the second time', (actor: Actor) => logIn(actor))

say(
  '{persona} enters the Activation Token into {string} and taps {string}',
  async (actor: Actor, field: string, button: string) => {
    await actor.phone.type(field, receivedToken(actor))
    await actor.phone.tap(button)
  },
)

say('{persona} chooses a PIN and enters it into {string}', async (actor: Actor, field: string) => {
  actor.choosePin(newPin)
  await actor.phone.type(field, newPin)
})

say('{persona} enters the same PIN into {string}', (actor: Actor, field: string) =>
  actor.phone.type(field, actor.pin),
)

// Several steps at once, for rules that begin later

say('{persona} begins the migration', (actor: Actor) => asFarAsPossible(() => begin(actor)))

say('{persona} begins the activation', (actor: Actor) => asFarAsPossible(() => begin(actor)))

say('{persona} begins the reactivation', (actor: Actor) => asFarAsPossible(() => begin(actor)))

say('{persona} activates IB Key', (actor: Actor) => asFarAsPossible(() => activate(actor)))

say('{persona} migrates IB Key', (actor: Actor) => asFarAsPossible(() => activate(actor)))

say('{persona} reactivates IB Key', (actor: Actor) => asFarAsPossible(() => activate(actor)))

say('{persona} goes on with the migration on the phone before', (owner: Actor) => {
  const before = owner.phones.at(-2)
  assert(before, `${owner.name} has only one phone in this scenario`)
  return inHand({ owner, phone: before }, goOn)
})

say('{persona} loses the answer to Activate during the migration', async (actor: Actor) => {
  await begin(actor)
  if (actor.phone.os === 'iOS') return withoutAnswer(actor, () => prove(actor, receivedToken(actor)))
  await prove(actor, receivedToken(actor))
  return withoutAnswer(actor, () => choosePin(actor, newPin))
})

say('{persona} enters the Activation Token', (actor: Actor) => prove(actor, receivedToken(actor)))

say('{persona} enters a wrong Activation Token', (actor: Actor) =>
  prove(actor, wrongToken(receivedToken(actor))),
)

say('{persona} enters the Activation Token and gives the wrong security element', async (actor: Actor) => {
  await enterToken(actor, receivedToken(actor))
  const { prompt } = actor.phone.screen()
  if (prompt === 'passcode') await actor.phone.present({ element: prompt, secret: 'wrong' })
  else if (prompt && prompt !== 'pin') await actor.phone.present({ element: prompt, whose: 'other' })
})

say('{persona} enters no Activation Token at all', (actor: Actor) => prove(actor, ''))

say(
  '{persona} notes the Activation Token down',
  (actor: Actor) => void actor.notes.push(receivedToken(actor)),
)

say('{persona} enters the noted Activation Token', (actor: Actor) => prove(actor, actor.noted))

say('{persona} enters the Activation Token of {persona}', (actor: Actor, other: Actor) =>
  prove(actor, receivedToken(other)),
)

say('{persona} enters the response of the physical security device', (actor: Actor) =>
  prove(actor, deviceResponse(actor)),
)

say('{persona} enters the response of {handset} into the app', async (actor: Actor, other: Handset) => {
  const response = await responseOf(other, shownChallenge(actor) ?? '')
  assert(response !== undefined, `Expected a Response String on ${other.phone.name}, and there is none`)
  await prove(actor, response)
})

say('{persona} enters a wrong response of the physical security device', (actor: Actor) =>
  prove(actor, wrongToken(deviceResponse(actor))),
)

say('{persona} chooses the PIN {string}', choosePin)

say(
  '{persona} chooses the PIN {string} and repeats it as {string}',
  (actor: Actor, pin: string, repeated: string) => enterPins(actor, pin, repeated),
)

say('{persona} gives the PIN {string}', enterOldPin)

say('{persona} gives the PIN of before', (actor: Actor) => enterOldPin(actor, actor.pin))

say('{persona} gives another PIN than before', (actor: Actor) =>
  enterOldPin(actor, `${actor.pin.slice(0, 3)}0X`),
)

say("a modified copy of {persona}'s app sends the Activation Token", async (actor: Actor) => {
  actor.take(await sendToken(actor, receivedToken(actor)))
})

say(
  "a modified copy of {persona}'s app sends the response of the physical security device",
  async (actor: Actor) => {
    actor.notes.push(deviceResponse(actor))
    actor.take(await sendToken(actor, actor.noted))
  },
)

say("a modified copy of {persona}'s app sends the same response again", async (actor: Actor) => {
  actor.take(await sendToken(actor, actor.noted))
})

say(
  "a modified copy of {persona}'s app activates IB Key with {element}",
  async (actor: Actor, element: SecurityElement) => {
    actor.take(await activatePastTheApp(actor, { element, claim: 'the phone' }))
  },
)

say("a modified copy of {persona}'s app asks for the migration", async (actor: Actor) => {
  const { username, password } = actor.persona
  const copy = actor.scene.modifiedActivation(actor.phone)
  actor.take(await copy.start({ option: 'migrate', username, password }))
})

say("a modified copy of {persona}'s app submits the PIN {string}", async (actor: Actor, pin: string) => {
  await actor.scene.modifiedActivation(actor.phone).activate({ pin, claim: 'the phone' })
})

say("a modified copy of {persona}'s app taps Activate without any Activation Token", async (actor: Actor) => {
  await actor.scene
    .modifiedActivation(actor.phone)
    .activate({ ...(actor.phone.os === 'Android' && { pin: newPin }), claim: 'the phone' })
})

say('the server starts again', async function (this: SlsWorld) {
  await this.scene.restartServer()
})

say('IBKR Mobile is closed on {handset} and opened again', ({ phone }: Handset) => phone.launch())

// What is seen

say('IBKR Mobile offers {persona} {string}', (actor: Actor, label: string) => {
  const { buttons, title } = actor.phone.screen()
  assert(buttons.includes(label), `Expected "${label}" on "${title}", observed ${buttons.join(', ')}`)
})

say('IBKR Mobile does not offer {persona} {string}', (actor: Actor, label: string) => {
  assert(!actor.phone.screen().buttons.includes(label), `Expected no "${label}", and it is offered`)
})

say('IBKR Mobile asks {persona} for {string}', (actor: Actor, label: string) => {
  const labels = actor.phone.screen().fields.map((field) => field.label)
  assert(labels.includes(label), `Expected the field "${label}", observed ${labels.join(', ') || 'none'}`)
})

say('IBKR Mobile does not ask {persona} for {string}', (actor: Actor, label: string) => {
  assert(!hasField(actor, label), `Expected no field "${label}", and there is one`)
})

say('IBKR Mobile tells {persona} to contact {string}', (actor: Actor, whom: string) => {
  const { notes, fields } = actor.phone.screen()
  assert(
    notes.some((note) => note.includes(whom)),
    `Expected "${whom}", observed ${notes.join(' ') || 'nothing'}`,
  )
  assert.equal(fields.length, 0, 'Expected the procedure to have ended, and something is still asked for')
})

say('IBKR Mobile asks {persona} to operate the physical security device', (actor: Actor) => {
  const challenge = shownChallenge(actor)
  assert.match(challenge ?? '', /^[0-9]{6}$/, `Expected a challenge of six digits, observed "${challenge}"`)
})

say('an SMS with an Activation Token is sent to {persona}', (actor: Actor) => {
  assert.equal(actor.texts.length, 1, `Expected one SMS, observed ${actor.texts.length}`)
  const token = tokenIn(actor.texts.map(({ body }) => body))
  const told = actor.scene.responsesTo(actor.phone)
  assert(!told.includes(token), 'Expected the token to be nowhere but in the SMS, and the server has told it')
})

say('no Activation Token is sent to {persona}', (actor: Actor) => {
  const tokens = actor.texts.filter(({ body }) => hasToken(body))
  assert.equal(tokens.length, 0, `Expected no Activation Token, observed "${tokens.at(0)?.body}"`)
})

say('{handset} shows no question', async (handset: Handset) => {
  const { prompt } = await inHand(handset, async (actor) => actor.phone.screen())
  assert.equal(prompt, undefined, `Expected no question, observed one for ${prompt}`)
})
