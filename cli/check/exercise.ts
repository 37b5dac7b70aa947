/** @module What the exercises of `sls check` have in common: one person, how this person logs in, what is expected of an answer. */

import type { Capability } from '../../contract/lab-face.ts'
import type { LoginAnswer, Window, WindowAnswer } from '../../drivers/ports/driver.ts'
import type { Phone } from '../../drivers/ports/phone.ts'
import type { PhoneModel, Scene } from '../../drivers/ports/scene.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { personaNamed } from '../../simulators/personas/persona.ts'

export interface Exercise {
  readonly name: string
  /** Without each of them the exercise does not apply. */
  readonly capabilities?: readonly Capability[]
  /** Whether it needs a command that restarts the system. */
  readonly restarts?: true
  /** Resolves to what was seen; an assertion error says what was missing. */
  run(scene: Scene): Promise<string>
}

export const somebody = personaNamed('Amara')

const person = (seamless: boolean, verified: boolean) => ({
  username: somebody.username,
  password: somebody.password,
  residence: 'US',
  accounts: ['US'],
  seamless,
  mobileNumber: { number: somebody.mobileNumber, verified },
})

/** A person without SLS devices. Absent: Seamless Authentication is on where the server has it, the number is verified. */
export const created = (
  { driver }: Scene,
  { seamless = driver.capabilities.has('seamless'), verified = true } = {},
): Promise<void> => driver.lab.createPerson(person(seamless, verified))

export const inWords = (answer: WindowAnswer): string => {
  if (answer.kind === 'refused') return `${answer.status} ${answer.code}: ${answer.detail}`
  return answer.kind === 'login' ? `the state ${answer.state}` : answer.kind
}

export async function loginAt(
  scene: Scene,
  password = somebody.password,
): Promise<{ window: Window; answer: LoginAnswer }> {
  const window = await scene.driver.open('clientPortal', 'en')
  const answer = await window.logIn(somebody.username, password)
  await scene.settle()
  return { window, answer }
}

/** Verifies that a login is in one of these states. */
export function expectState(answer: WindowAnswer, ...states: string[]): void {
  verify(answer.kind === 'login' && states.includes(answer.state), {
    expected: `the state ${states.join(' or ')}`,
    observed: inWords(answer),
  })
}

/** A person with IB Key on such a phone, who logs in. */
export async function pushedTo(scene: Scene, model: PhoneModel): Promise<{ window: Window; phone: Phone }> {
  await created(scene, { seamless: true })
  const phone = await scene.phone(somebody, model)
  await scene.provisionIbKey(somebody, phone)
  const { window, answer } = await loginAt(scene)
  expectState(answer, 'waitingForApproval')
  const sent = scene.pushesTo(phone).length
  verify(sent > 0, {
    expected: `a notification to the ${phone.os === 'iOS' ? 'iPhone' : 'Android phone'} within this instant`,
    observed: 'none',
  })
  return { window, phone }
}

/** Taps the notification, and presents what the phone asks for. */
export async function approveNotification(phone: Phone): Promise<void> {
  const [notification] = phone.notifications()
  verify(notification, { expected: `a notification on ${phone.name}`, observed: 'none' })
  await phone.tapNotification(notification.id)
  if (phone.element === 'pin') return phone.present({ element: 'pin', secret: somebody.pin })
  await phone.presentOwn(phone.element)
}

/** A person with IB Key on such a phone, who has logged in to Client Portal by a notification. */
export async function loggedIn(scene: Scene, model: PhoneModel): Promise<{ window: Window; phone: Phone }> {
  const { window, phone } = await pushedTo(scene, model)
  await approveNotification(phone)
  await scene.settle()
  expectState(await window.refresh(), 'loggedIn')
  return { window, phone }
}
