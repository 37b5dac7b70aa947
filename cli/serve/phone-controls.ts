/** @module What a hand can do with a phone, as a form says it. */

import { z } from 'zod'
import { securityElement } from '../../contract/primitives.ts'
import { isBiometric } from '../../simulators/phone/os/security-elements.ts'
import type { SimulatedPhone } from '../../simulators/phone/phone.ts'

type Deed = (phone: SimulatedPhone, on: string) => Promise<void>

async function presentAnother(phone: SimulatedPhone, on: string): Promise<void> {
  const element = securityElement.parse(on)
  await phone.present(isBiometric(element) ? { element, whose: 'other' } : { element, secret: '0000' })
}

const deedName = z.enum([
  'tap',
  'present',
  'presentAnother',
  'cancel',
  'tapNotification',
  'swipeAway',
  'home',
  'openPanel',
])
type DeedName = z.infer<typeof deedName>

const deeds: Readonly<Record<DeedName, Deed>> = {
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

/** The value of the button for a deed. */
export const buttonValue = (deed: DeedName, on = ''): string => `${deed}:${on}`

/** What is shown already needs no typing, and a PIN is shown as dots. */
async function typeInto(phone: SimulatedPhone, form: Record<string, unknown>): Promise<void> {
  for (const { label, value } of phone.screen().fields) {
    const text = form[fieldName(label)]
    if (typeof text === 'string' && text !== value) await phone.type(label, text)
  }
}

/** Types what was typed, and does what was pressed. False where the form says nothing of the kind. */
export async function operate(phone: SimulatedPhone, form: Record<string, unknown>): Promise<boolean> {
  const [name, ...on] = String(form.control).split(':')
  const deed = deedName.safeParse(name)
  if (!deed.success) return false
  const presents = deed.data === 'present' || deed.data === 'presentAnother'
  if (presents && !securityElement.safeParse(on.join(':')).success) return false
  if (deed.data === 'tap') await typeInto(phone, form)
  await deeds[deed.data](phone, on.join(':'))
  return true
}
