/** @module What a person does with phones, windows and clock of a scenario that is held up. */

import type { FieldChoice, Window } from '../../../drivers/ports/driver.ts'
import { publishedLabel } from '../../../drivers/ports/labels.ts'
import type { PausedPlace } from '../../../drivers/ports/pause.ts'
import type { Phone } from '../../../drivers/ports/phone.ts'
import type { Scene } from '../../../drivers/ports/scene.ts'
import { type HeldPhone, performAction } from '../../shared/pages/phone-controls.ts'

type Form = Readonly<Record<string, unknown>>

export const windowFieldName = (at: number): string => `window field ${at}`

/** The steps of the clock that a person can take, in seconds. */
export const clockSteps = [
  ['1 s', 1],
  ['1 min', 60],
  ['10 min', 600],
  ['1 h', 3_600],
] as const

/** Does what the form says. Resolves to a sentence where it could not be done, or where the server refused it. */
export async function actManually(place: PausedPlace, form: Form): Promise<string | undefined> {
  const { scene, step } = place
  scene.nameRequests({ sentence: 'by hand', index: step.index }, {})
  try {
    const problem = await act(scene, form)
    await scene.settle()
    return problem
  } catch (error) {
    // Whatever is not there or does not go: the scenario is somebody else's to judge.
    return error instanceof Error ? error.message.split('\n')[0] : String(error)
  }
}

async function act(scene: Scene, form: Form): Promise<string | undefined> {
  const phone = scene.phones()[placeIn(form.phone)]
  if (phone) return (await performAction(heldPhoneOf(scene, phone), { ...form })) ? undefined : nothing
  const window = scene.windows()[placeIn(form.window)]
  if (window) return await press(window, form)
  const seconds = Number(form.advance)
  if (!clockSteps.some(([, known]) => known === seconds)) return nothing
  await scene.advanceBy(seconds * 1_000)
  return undefined
}

const nothing = 'There is no such control: look again.'

const placeIn = (text: unknown): number =>
  typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : -1

/** Types what was entered, and clicks the control; `refresh`: as a waiting window looks for what has changed. */
async function press(window: Window, form: Form): Promise<string | undefined> {
  if (form.control === 'refresh') {
    await window.refresh()
    return undefined
  }
  const screen = window.screen()
  const control = screen?.controls[placeIn(form.control)]
  if (!screen || !control) return nothing
  for (const [at, field] of screen.fields.entries()) {
    const text = form[windowFieldName(at)]
    if (typeof text === 'string' && text !== '') window.type(fieldChoice(field), text)
  }
  const answer = await window.click(publishedLabel(control.label))
  return answer.kind === 'refused' ? `Refused: ${answer.detail ?? answer.code}` : undefined
}

const members = ['username', 'password', 'response'] as const

const fieldChoice = ({ name, label }: { readonly name: string; readonly label: string }): FieldChoice => {
  const member = members.find((one) => one === name)
  return member ? { member } : publishedLabel(label)
}

/** A scene names phones by their owners: "Amara's phone", "Amara's phone no. 2". */
export const ownerOf = ({ name }: Pick<Phone, 'name'>): string => name.split("'s phone")[0] ?? name

/** The phone in its owner's hands, who knows the PIN. */
export function heldPhoneOf(scene: Scene, phone: Phone): HeldPhone {
  return {
    name: phone.name,
    os: phone.os,
    screen: () => phone.screen(),
    statusBar: () => phone.statusBar(),
    messages: () => phone.messages(),
    notifications: () => phone.notifications(),
    tap: (label) => phone.tap(label),
    type: (label, text) => phone.type(label, text),
    present: (presented) => phone.present(presented),
    presentOwn: (element) =>
      element === 'pin'
        ? phone.present({ element, secret: scene.persona(ownerOf(phone)).pin })
        : phone.presentOwn(element),
    cancel: () => phone.cancel(),
    tapNotification: (id) => phone.tapNotification(id),
    swipeAway: (id) => phone.swipeAway(id),
    home: () => phone.home(),
    openPanel: () => phone.openPanel(),
  }
}
