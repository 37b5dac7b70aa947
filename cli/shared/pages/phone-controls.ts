/** @module What a person can do with a phone, as the form of a page with its drawing submits it. */

import { z } from 'zod'
import { securityElement } from '../../../contract/primitives.ts'
import { isBiometric } from '../../../simulators/phone/os/security-elements.ts'
import type { SimulatedPhone } from '../../../simulators/phone/phone.ts'

/** A phone in somebody's hands. */
export type HeldPhone = Pick<
  SimulatedPhone,
  | 'name'
  | 'os'
  | 'screen'
  | 'statusBar'
  | 'messages'
  | 'notifications'
  | 'tap'
  | 'type'
  | 'present'
  | 'presentOwn'
  | 'cancel'
  | 'tapNotification'
  | 'swipeAway'
  | 'home'
  | 'openPanel'
>

/** `target`: the label, notification or security element that the action is about; empty where there is none. */
type PhoneAction = (phone: HeldPhone, target: string) => Promise<void>

async function presentAnother(phone: HeldPhone, target: string): Promise<void> {
  const element = securityElement.parse(target)
  await phone.present(isBiometric(element) ? { element, whose: 'other' } : { element, secret: '0000' })
}

const actionName = z.enum([
  'tap',
  'present',
  'presentAnother',
  'cancel',
  'tapNotification',
  'swipeAway',
  'home',
  'openPanel',
])
type PhoneActionName = z.infer<typeof actionName>

const actions: Readonly<Record<PhoneActionName, PhoneAction>> = {
  tap: (phone, label) => phone.tap(label),
  present: (phone, element) => phone.presentOwn(securityElement.parse(element)),
  presentAnother,
  cancel: (phone) => phone.cancel(),
  tapNotification: (phone, id) => phone.tapNotification(id),
  swipeAway: (phone, id) => phone.swipeAway(id),
  home: (phone) => phone.home(),
  openPanel: (phone) => phone.openPanel(),
}

export const fieldName = (label: string): string => `typed ${label}`

/** The value of the button for an action; `target` is the label, notification or element that it acts on. */
export const buttonValue = (action: PhoneActionName, target = ''): string => `${action}:${target}`

/** A field that comes back as it was shown is not typed again: a PIN is shown as dots. */
async function typeInto(phone: HeldPhone, form: Record<string, unknown>): Promise<void> {
  for (const { label, value } of phone.screen().fields) {
    const text = form[fieldName(label)]
    if (typeof text === 'string' && text !== value) await phone.type(label, text)
  }
}

/** Types into the fields and presses the control that the form names. False where the form names no known control. */
export async function performAction(phone: HeldPhone, form: Record<string, unknown>): Promise<boolean> {
  const [name, ...rest] = String(form.control).split(':')
  const action = actionName.safeParse(name)
  if (!action.success) return false
  const target = rest.join(':')
  const presents = action.data === 'present' || action.data === 'presentAnother'
  if (presents && !securityElement.safeParse(target).success) return false
  if (action.data === 'tap') await typeInto(phone, form)
  await actions[action.data](phone, target)
  return true
}
