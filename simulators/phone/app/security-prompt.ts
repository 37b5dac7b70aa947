/** @module Prompts for security elements, and proceeds when they are right. */

import type { SecurityElement } from '../../../contract/primitives.ts'
import { isBiometric } from '../os/security-elements.ts'
import type { AppContext } from '../parts.ts'
import { elementOf, fallbackElement } from '../profiles.ts'
import { isSuspended } from './app-data.ts'
import type { NoteName } from './app-screen.ts'
import { notice } from './notice.ts'
import type { Purpose } from './rules.ts'
import { type View, withNotes } from './view.ts'

/** What is asked, over which view, and what it is good for. */
interface PromptRequest {
  readonly view: View
  readonly purpose: Purpose
  readonly proceed: (element: SecurityElement) => View | Promise<View>
}

/** More tries than that at one prompt, and it goes away. */
const maximumWrongPasscodes = 5

export function promptForElement(phone: AppContext, question: PromptRequest): View | Promise<View> {
  const elements = phone.parts.promptedElements(question.purpose, phone.profile)
  return promptForElements(phone, question, elements, elementOf(phone.profile))
}

function promptForElements(
  phone: AppContext,
  question: PromptRequest,
  elements: readonly SecurityElement[],
  given: SecurityElement,
): View | Promise<View> {
  const [first, ...rest] = elements
  if (first === undefined) return question.proceed(given)
  const next = (element: SecurityElement) => promptForElements(phone, question, rest, element)
  return prompt(phone, question, available(phone, first), next, [])
}

/** Biometry that failed too often gives way to Passcode or PIN. */
const available = (phone: AppContext, element: SecurityElement): SecurityElement =>
  isBiometric(element) && phone.biometryLocked() ? fallbackElement(phone.profile) : element

function prompt(
  phone: AppContext,
  question: PromptRequest,
  element: SecurityElement,
  next: PromptRequest['proceed'],
  notes: readonly NoteName[],
  failures = 0,
): View {
  phone.record(`asks for ${element}`)
  return {
    ...question.view,
    notes,
    prompt: {
      element,
      present(_, given) {
        const accepted = phone.matches(element, given)
        phone.record(accepted ? `accepts ${given.element}` : `does not accept ${given.element}`)
        if (phone.parts.proceedsAfterPrompt(accepted ? 'accepted' : 'wrong', question.purpose))
          return next(element)
        if (isSuspended(phone.data())) return notice('suspended')
        if (element === 'passcode' && failures + 1 >= maximumWrongPasscodes)
          return withNotes(question.view, 'tooManyTries')
        const note = element === 'pin' ? 'wrongPin' : 'wrongElement'
        return prompt(phone, question, available(phone, element), next, [note], failures + 1)
      },
      dismiss() {
        phone.record('prompt dismissed')
        return phone.parts.proceedsAfterPrompt('cancelled', question.purpose)
          ? next(element)
          : withNotes(question.view, 'dismissed')
      },
    },
  }
}
