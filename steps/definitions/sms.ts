/** @module Codes by SMS: for confirming a mobile number, and for logging in. */

import type { Platform } from '../../contract/primitives.ts'
import type { ScreenLabel } from '../../drivers/ports/labels.ts'
import { codeIn } from '../../drivers/ports/text-messages.ts'
import type { Actor } from '../support/actor.ts'
import { outcome, step } from '../support/step.ts'
import { fillAndClick, verifyWindowField } from '../tasks/login.ts'
import {
  confirmNumberAgain,
  logInBySms,
  logInUntilLeadingZero,
  logInWithSecondFactor,
  numberAbroad,
  otherNumber,
  receivedCode,
  repeatUntilLeadingZero,
  requestSmsUnlessReceived,
  smsToOtherNumber,
  submitConfirmCode,
  submitSecurityCode,
  tryToLogInBySms,
  verifyCodeOnlyInSms,
  verifySecurityCodeRequested,
  verifySmsAbout,
  verifySmsAtMost,
  verifySmsCount,
  verifySmsCountToOtherNumber,
  verifySmsNotSent,
  verifyTokenSentToOneNumber,
  verifyTokenSentToOtherNumber,
  wrongReceivedCode,
} from '../tasks/sms.ts'

outcome(['one SMS is sent to {persona}', '{persona} отправлено одно SMS'], (actor: Actor) =>
  verifySmsCount(actor, 1),
)

outcome(['two SMS have been sent to {persona}', '{persona} отправлено два SMS'], (actor: Actor) =>
  verifySmsCount(actor, 2),
)

outcome(['no SMS is sent to {persona}', '{persona} не отправлено ни одного SMS'], (actor: Actor) =>
  verifySmsCount(actor, 0),
)

outcome('{int} SMS at most have been sent to {persona}', (most: number, actor: Actor) =>
  verifySmsAtMost(actor, most),
)

outcome('the SMS to {persona} mentions IB Key', (actor: Actor) =>
  verifySmsAbout(actor, /IB Key/, 'an SMS about IB Key'),
)

outcome('the SMS to {persona} mentions the mobile number', (actor: Actor) =>
  verifySmsAbout(actor, /number|номер/i, 'an SMS about the mobile number'),
)

outcome(
  ["an SMS with a code is in {persona}'s inbox", 'на телефоне {persona} есть SMS с кодом'],
  (actor: Actor) => {
    receivedCode(actor)
  },
)

outcome(
  [
    'no answer of the server to {persona} contains the code',
    'ни один ответ сервера {persona} не содержит кода',
  ],
  verifyCodeOnlyInSms,
)

step(
  '{persona} logs in to {platform} by SMS, until a security code begins with a zero',
  logInUntilLeadingZero,
)

step('{persona} notes the code down', (actor: Actor) => actor.save('code', receivedCode(actor)))

step(['{persona} asks for another SMS', '{persona} запрашивает другое SMS'], async (actor: Actor) => {
  actor.record(await actor.window.requestAnotherSms())
})

step('{persona} asks for another SMS unless one has come', requestSmsUnlessReceived)

step(
  [
    '{persona} enters the code into {label} and clicks {label}',
    '{persona} вводит код в поле {label} и нажимает {label}',
  ],
  (actor: Actor, field: ScreenLabel, button: ScreenLabel) =>
    fillAndClick(actor, field, receivedCode(actor), button),
)

// Security codes, at the login

outcome(
  ['{persona} is asked for the code sent by SMS', '{persona} просят ввести код доступа, отправленный по SMS'],
  verifySecurityCodeRequested,
)

outcome(
  ['the login window shows {persona} the field {label}', 'окно входа показывает {persona} поле {label}'],
  verifyWindowField,
)

step(
  ['{persona} enters the security code from the SMS', '{persona} вводит код безопасности из SMS'],
  (actor: Actor) => submitSecurityCode(actor, receivedCode(actor)),
)

step(
  ['{persona} enters a wrong security code', '{persona} вводит неверный код безопасности'],
  (actor: Actor) => submitSecurityCode(actor, wrongReceivedCode(actor)),
)

step('{persona} enters the noted code as security code', (actor: Actor) =>
  submitSecurityCode(actor, actor.saved('code')),
)

step('{persona} enters the security code of {persona}', (actor: Actor, other: Actor) =>
  submitSecurityCode(actor, receivedCode(other)),
)

outcome('{persona} is not told that the SMS was sent', verifySmsNotSent)

step(
  [
    '{persona} logs in to {platform} by SMS day after day, until a code begins with a zero',
    '{persona} входит в {platform} по SMS день за днем, пока код не начнется с нуля',
  ],
  (actor: Actor, platform: Platform) => repeatUntilLeadingZero(actor, () => logInBySms(actor, platform)),
)

// Confirm Codes, in Client Portal

step(
  ['{persona} asks for a Confirm Code', '{persona} запрашивает код подтверждения'],
  async (actor: Actor) => {
    actor.record(await actor.window.verifyMobileNumber())
  },
)

step(['{persona} enters the Confirm Code', '{persona} вводит код подтверждения'], (actor: Actor) =>
  submitConfirmCode(actor, receivedCode(actor)),
)

step(
  ['{persona} enters a wrong Confirm Code', '{persona} вводит неверный код подтверждения'],
  (actor: Actor) => submitConfirmCode(actor, wrongReceivedCode(actor)),
)

step('{persona} enters the noted code as Confirm Code', (actor: Actor) =>
  submitConfirmCode(actor, actor.saved('code')),
)

step('{persona} enters a Confirm Code although none was sent', (actor: Actor) =>
  submitConfirmCode(actor, '123456'),
)

step('{persona} enters the Confirm Code of {persona}', (actor: Actor, other: Actor) =>
  submitConfirmCode(actor, receivedCode(other)),
)

step('{persona} enters the Confirm Code that was sent to the other number', (actor: Actor) =>
  submitConfirmCode(actor, codeIn(smsToOtherNumber(actor))),
)

step(
  [
    '{persona} confirms the mobile number anew day after day, until a code begins with a zero',
    '{persona} заново подтверждает номер день за днем, пока код не начнется с нуля',
  ],
  (actor: Actor) => repeatUntilLeadingZero(actor, () => confirmNumberAgain(actor)),
)

step('{persona} tries to log in to {platform} by SMS', tryToLogInBySms)

step('{persona} logs in to {platform} with the second factor', logInWithSecondFactor)

// Another mobile number

step(
  ['{persona} changes the mobile number', '{persona} изменяет номер мобильного телефона'],
  async (actor: Actor) => {
    actor.record(await actor.window.changeMobileNumber(otherNumber(actor)))
  },
)

step(
  '{persona} changes the mobile number to one of another country that ends in the same digits',
  async (actor: Actor) => {
    actor.record(await actor.window.changeMobileNumber(numberAbroad(actor)))
  },
)

step('{persona} changes the mobile number back', async (actor: Actor) => {
  actor.record(await actor.window.changeMobileNumber(actor.persona.mobileNumber))
})

outcome('no SMS is sent to the other number of {persona}', (actor: Actor) =>
  verifySmsCountToOtherNumber(actor, 0),
)

outcome('two SMS have been sent to the other number of {persona}', (actor: Actor) =>
  verifySmsCountToOtherNumber(actor, 2),
)

outcome(
  "one Activation Token is sent to {persona}'s old number or to the other one",
  verifyTokenSentToOneNumber,
)

outcome('the Activation Token is sent to the other number of {persona}', verifyTokenSentToOtherNumber)
