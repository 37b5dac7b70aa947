/** @module Right codes in a wrong form, or in a field that is for another code. */

import type { Actor, CodeKind } from '../support/actor.ts'
import { step } from '../support/step.ts'
import { generateResponse } from '../tasks/challenge-response.ts'
import { enterCodeAs, requestCodes, submitInForm } from '../tasks/code-entry.ts'
import { receivedCode } from '../tasks/sms.ts'

step("{persona}'s response is sent {string}", async (actor: Actor, form: string) =>
  submitInForm(actor, 'Response String', await generateResponse(actor), form),
)

step("{persona}'s security code is sent {string}", (actor: Actor, form: string) =>
  submitInForm(actor, 'Security Code', receivedCode(actor), form),
)

step("{persona}'s Confirm Code is sent {string}", (actor: Actor, form: string) =>
  submitInForm(actor, 'Confirm Code', receivedCode(actor), form),
)

step('{persona} is asked for the {codeKind}', (actor: Actor, kind: CodeKind) => requestCodes(actor, [kind]))

step(
  '{persona} is asked for the {codeKind} and for the {codeKind} at the same time',
  (actor: Actor, one: CodeKind, other: CodeKind) => requestCodes(actor, [one, other]),
)

step('{persona} enters the {codeKind} into the field for the {codeKind}', enterCodeAs)
