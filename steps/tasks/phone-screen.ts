/** @module What a person sees on the screens of a phone, and taps there. */

import type { SecurityElement } from '../../contract/primitives.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Actor } from '../support/actor.ts'
import { listed } from '../support/attempts.ts'

/** The value that the phone shows beside a label. */
export const valueBeside = ({ phone }: Actor, label: string): string | undefined =>
  phone.screen().values.find((value) => value.label === label)?.value

/** The security element that the phone asks for. */
export const shownPrompt = ({ phone }: Actor): SecurityElement | undefined => phone.screen().prompt

export const hasField = ({ phone }: Actor, label: string): boolean =>
  phone.screen().fields.some((field) => field.label === label)

/** Taps one label after the other, as `Settings → Notifications → IBKR`. */
export async function tapPath({ phone }: Actor, path: string): Promise<void> {
  for (const label of path.split(' → ')) await phone.tap(label)
}

export async function tapFromHome(actor: Actor, path: string): Promise<void> {
  await actor.phone.home()
  await tapPath(actor, path)
}

export async function tapInPanel(actor: Actor, path: string): Promise<void> {
  await actor.phone.openPanel()
  await tapPath(actor, path)
}

export async function visitPage(actor: Actor, address: string): Promise<void> {
  await tapFromHome(actor, 'Browser')
  await actor.phone.type('Address', address)
  await actor.phone.tap('Go')
}

export async function logInToRussianApp({ phone, persona }: Actor): Promise<void> {
  await phone.launch()
  await phone.type('Имя пользователя', persona.username)
  await phone.type('Пароль', persona.password)
  await phone.tap('Войти')
}

export function verifyTitle({ phone }: Actor, title: string): void {
  const shown = phone.screen().title
  verify(shown === title, { expected: `"${title}" on the screen`, observed: `"${shown}"` })
}

export function verifyOtherTitle({ phone }: Actor, title: string): void {
  verify(phone.screen().title !== title, { expected: `no "${title}" on the screen`, observed: 'it is shown' })
}

export function verifyValue(actor: Actor, label: string, value: string): void {
  const shown = valueBeside(actor, label) ?? 'nothing'
  verify(shown === value, { expected: `"${value}" beside "${label}"`, observed: `"${shown}"` })
}

export function verifyButton({ phone }: Actor, label: string): void {
  const { buttons, title } = phone.screen()
  verify(buttons.includes(label), { expected: `"${label}" on "${title}"`, observed: listed(buttons) })
}

export function verifyNoButton({ phone }: Actor, label: string): void {
  const { buttons, title } = phone.screen()
  verify(!buttons.includes(label), { expected: `no "${label}" on "${title}"`, observed: 'it is offered' })
}

export function verifyField(actor: Actor, label: string): void {
  const labels = actor.phone.screen().fields.map((field) => field.label)
  verify(labels.includes(label), { expected: `the field "${label}"`, observed: listed(labels) })
}

export function verifyNoField(actor: Actor, label: string): void {
  verify(!hasField(actor, label), { expected: `no field "${label}"`, observed: 'one' })
}

export function verifyStatusSign({ phone }: Actor, sign: string): void {
  const signs = phone.statusBar()
  verify(signs.includes(sign), { expected: `the sign "${sign}" at the top`, observed: listed(signs) })
}

export function verifyNoStatusSign({ phone }: Actor, sign: string): void {
  verify(!phone.statusBar().includes(sign), {
    expected: `no sign "${sign}" at the top`,
    observed: 'it is there',
  })
}

export function verifyPrompt(actor: Actor, element: SecurityElement): void {
  const { prompt = 'nothing', title } = actor.phone.screen()
  verify(prompt === element, {
    expected: `IB Key to ask for ${element}`,
    observed: `${prompt} asked for on "${title}"`,
  })
}

export function verifyNoPrompt(actor: Actor): void {
  const prompt = shownPrompt(actor)
  verify(prompt === undefined, {
    expected: 'no security element to be asked for',
    observed: `IB Key asking for ${prompt}`,
  })
}

/** The settings of the phone tell how much data the app has stored. */
export function verifyAppData(actor: Actor, expected: boolean): void {
  const size = valueBeside(actor, 'Данные')
  verify(size !== undefined && (size !== '0') === expected, {
    expected: `${expected ? '' : 'no '}stored data`,
    observed: size === undefined ? 'no size at all' : `"${size}"`,
  })
}
