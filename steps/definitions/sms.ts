/** @module Codes by SMS: for confirming a mobile number, and for logging in. */

import assert from 'node:assert/strict'
import type { Platform } from '../../contract/primitives.ts'
import { type Actor, described } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { codeIn, hasCode, hasToken } from '../tasks/text-messages.ts'

/** The code in the newest message of the phone's inbox that has one. */
export const received = (actor: Actor): string =>
  codeIn(actor.phone.messages().findLast(({ body }) => hasCode(body))?.body)

/** Another code of the same length: the last digit is one further. */
export const wrong = (code: string): string => code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10)

function countTexts(actor: Actor, expected: number): void {
  actor.note()
  assert.equal(
    actor.texts.length,
    expected,
    `Expected ${expected} SMS to ${actor.name}'s number, observed ${actor.texts.length}`,
  )
}

say(['one SMS is sent to {persona}', '{persona} отправлено одно SMS'], (actor: Actor) => countTexts(actor, 1))

say(['two SMS have been sent to {persona}', '{persona} отправлено два SMS'], (actor: Actor) =>
  countTexts(actor, 2),
)

say('the SMS to {persona} tells of IB Key', (actor: Actor) => {
  const body = actor.texts.at(-1)?.body ?? 'no SMS'
  assert.match(body, /IB Key/, `Expected an SMS about IB Key, observed "${body}"`)
})

say('the SMS to {persona} tells of the mobile number', (actor: Actor) => {
  const body = actor.texts.at(-1)?.body ?? 'no SMS'
  assert.match(body, /number/i, `Expected an SMS about the mobile number, observed "${body}"`)
})

say(['no SMS is sent to {persona}', '{persona} не отправлено ни одного SMS'], (actor: Actor) =>
  countTexts(actor, 0),
)

say(
  ["an SMS with a code is in {persona}'s inbox", 'в телефоне {persona} есть SMS с кодом'],
  (actor: Actor) => void received(actor),
)

say(
  [
    'no answer of the server to {persona} contains the code',
    'ни один ответ сервера {persona} не содержит кода',
  ],
  (actor: Actor) => {
    actor.read()
    const code = codeIn(actor.texts.at(-1)?.body)
    assert(
      !actor.window.received().includes(code),
      'Expected the code to be nowhere but in the SMS, and the server has told it',
    )
  },
)

say('{persona} notes the code down', (actor: Actor) => void actor.notes.push(received(actor)))

const askAgain = async (actor: Actor): Promise<void> =>
  void actor.take(await actor.window.requestAnotherSms())

say('{persona} asks for another SMS', askAgain)

say(
  ['the SMS to {persona} take {duration}', 'доставка SMS {persona} занимает {duration}'],
  (actor: Actor, delayMs: number) => actor.scene.deliverSms(actor.persona.mobileNumber, { delayMs }),
)

say('the carrier refuses the SMS to {persona}', (actor: Actor) =>
  actor.scene.deliverSms(actor.persona.mobileNumber, 'refused by the carrier'),
)

say(
  [
    '{persona} enters the code into {string} and clicks {string}',
    '{persona} вводит код в поле {string} и нажимает {string}',
  ],
  async (actor: Actor, field: string, button: string) => {
    actor.window.type(field, received(actor))
    actor.take(await actor.window.click(button))
  },
)

// Security codes, at the login

say(
  ['{persona} is asked for the code sent by SMS', '{persona} просят ввести код, отправленный по SMS'],
  async (actor: Actor) => {
    const { state } = actor.readLogin()
    assert.equal(
      state,
      'securityCode',
      `Expected the question for the code, observed ${described(actor.read())}`,
    )
  },
)

say('окно входа показывает {persona} поле {string}', (actor: Actor, field: string) => {
  const labels = actor.window.screen()?.fields.map((shown) => shown.label) ?? []
  assert(labels.includes(field), `Expected the field "${field}", observed ${labels.join(', ') || 'none'}`)
})

const giveCode = async (actor: Actor, code: string): Promise<void> =>
  void actor.take(await actor.window.submitSecurityCode(code))

say(
  ['{persona} enters the security code from the SMS', '{persona} вводит код безопасности из SMS'],
  (actor: Actor) => giveCode(actor, received(actor)),
)

say(
  ['{persona} enters a wrong security code', '{persona} вводит неверный код безопасности'],
  (actor: Actor) => giveCode(actor, wrong(received(actor))),
)

/** Logs in with the code that comes, and says which one it was. */
export async function logInBySms(actor: Actor, platform: Platform): Promise<string> {
  const window = await actor.open(platform)
  actor.take(await window.logIn(actor.persona.username, actor.persona.password))
  await actor.scene.settle()
  const code = received(actor)
  await giveCode(actor, code)
  return code
}

say('{persona} enters the noted code as security code', (actor: Actor) => giveCode(actor, actor.noted))

say('{persona} is told that the SMS could not be sent', async (actor: Actor) => {
  const now = actor.take(await actor.window.refresh())
  const told = actor.readLogin().sms
  assert.equal(told, 'failed', `Expected to hear that the SMS failed, observed ${told ?? described(now)}`)
})

// Confirm Codes, in Client Portal

say(
  ['{persona} asks for a Confirm Code', '{persona} запрашивает код подтверждения'],
  async (actor: Actor) => void actor.take(await actor.window.verifyMobileNumber()),
)

const confirm = async (actor: Actor, code: string): Promise<void> =>
  void actor.take(await actor.window.confirmMobileNumber(code))

say(['{persona} enters the Confirm Code', '{persona} вводит код подтверждения'], (actor: Actor) =>
  confirm(actor, received(actor)),
)

say(
  ['{persona} enters a wrong Confirm Code', '{persona} вводит неверный код подтверждения'],
  (actor: Actor) => confirm(actor, wrong(received(actor))),
)

say('{persona} enters the noted code as Confirm Code', (actor: Actor) => confirm(actor, actor.noted))

say('{persona} enters a Confirm Code although none was sent', (actor: Actor) => confirm(actor, '123456'))

say('{persona} enters the Confirm Code of {persona}', (actor: Actor, other: Actor) =>
  confirm(actor, received(other)),
)

say('{persona} enters the security code of {persona}', (actor: Actor, other: Actor) =>
  giveCode(actor, received(other)),
)

say('{persona} changes the mobile number', async (actor: Actor) => {
  actor.take(await actor.window.changeMobileNumber(otherNumber(actor)))
})

say('{persona} changes the mobile number back', async (actor: Actor) => {
  actor.take(await actor.window.changeMobileNumber(actor.persona.mobileNumber))
})

/** A number that is not this person's, with nobody's SIM card behind it. */
export const otherNumber = (actor: Actor): string =>
  `${actor.persona.mobileNumber.slice(0, -1)}${(Number(actor.persona.mobileNumber.at(-1)) + 1) % 10}`

function countTextsToOther(actor: Actor, expected: number): void {
  const count = actor.scene.smsTo(otherNumber(actor)).length
  assert.equal(count, expected, `Expected ${expected} SMS to the other number, observed ${count}`)
}

say('no SMS is sent to the other number of {persona}', (actor: Actor) => countTextsToOther(actor, 0))

say('two SMS have been sent to the other number of {persona}', (actor: Actor) => countTextsToOther(actor, 2))

say('the Activation Token is sent to the other number of {persona}', (actor: Actor) => {
  const body = actor.scene.smsTo(otherNumber(actor)).at(-1)?.body ?? 'no SMS'
  assert(hasToken(body), `Expected an Activation Token, observed "${body}"`)
})

say('{persona} enters the Confirm Code that was sent to the other number', (actor: Actor) =>
  confirm(actor, codeIn(actor.scene.smsTo(otherNumber(actor)).at(-1)?.body)),
)
