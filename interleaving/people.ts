/** @module People for families of races, through the ports alone. */

import type { LoginState } from '../contract/login-face.ts'
import type { SlsDeviceType } from '../contract/primitives.ts'
import type { PersonRecord, Window, WindowAnswer } from '../drivers/ports/driver.ts'
import { NotApplicable } from '../drivers/ports/errors.ts'
import type { Phone } from '../drivers/ports/phone.ts'
import type { ModifiedApp, PhoneModel, Scene } from '../drivers/ports/scene.ts'
import type { Persona } from '../simulators/personas/persona.ts'
import type { Facts } from './family.ts'

/** Whether a request was accepted. */
export const acceptance = (answer: WindowAnswer): string =>
  answer.kind === 'refused' ? 'refused' : 'accepted'

/** A person with a verified number and a window of Client Portal that is logged in. */
export interface PortalUser {
  readonly scene: Scene
  readonly persona: Persona
  readonly portal: Window
}

/** A person without any SLS device yet, so that the password alone opens Client Portal. */
export async function newPortalUser(scene: Scene, change: Partial<PersonRecord> = {}): Promise<PortalUser> {
  const persona = scene.persona('Amara')
  const { username, password, mobileNumber } = persona
  await scene.driver.lab.createPerson({
    username,
    password,
    residence: 'US',
    accounts: ['US'],
    seamless: true,
    mobileNumber: { number: mobileNumber, verified: true },
    ...change,
  })
  const portal = await scene.driver.open('clientPortal', 'en')
  const answer = await portal.logIn(username, password)
  if (answer.kind === 'refused' || answer.state !== 'loggedIn')
    throw new NotApplicable('the password alone does not open Client Portal without an SLS device')
  return { scene, persona, portal }
}

/** The keys of a phone with IB Key, for answers that are ready to be sent. */
export interface PhoneWithIbKey {
  readonly phone: Phone
  readonly app: ModifiedApp
}

export async function phoneWithIbKey(
  { scene, persona }: PortalUser,
  model: PhoneModel = 'iPhone with Face ID',
): Promise<PhoneWithIbKey> {
  const phone = await scene.phone(persona, model)
  await scene.provisionIbKey(persona, phone)
  return { phone, app: scene.modifiedApp(phone) }
}

/** A window whose login waits for the second factor; what it has sent is there. */
export async function waitingLogin({ scene, persona }: PortalUser): Promise<Window> {
  const window = await scene.driver.open('tws', 'en')
  await window.logIn(persona.username, persona.password)
  await scene.settle()
  return window
}

/** An approval that is ready to be sent. */
export const approvalOf = ({ app, phone }: PhoneWithIbKey): ReturnType<ModifiedApp['prepare']> =>
  app.prepare({ element: phone.element, signature: 'valid', attestation: 'genuine' })

/** The challenge of a login that waits for an approval, as its link gives it. */
export async function linkedChallenge(window: Window): Promise<string> {
  const answer = await window.requestChallenge()
  return (answer.kind === 'login' && answer.challenge) || ''
}

/** What Client Portal shows of the Secure Login System. */
export async function settingsFacts({ portal }: PortalUser): Promise<Facts> {
  const settings = await portal.readSettings()
  if (settings.kind === 'refused') return { settings: settings.code }
  const { devices, seamless, mobileNumber, optOut } = settings
  return {
    devices:
      devices
        .map(({ type }) => type)
        .toSorted()
        .join(' ') || 'none',
    seamless: seamless ? 'on' : 'off',
    number:
      mobileNumber === undefined
        ? 'none'
        : `${mobileNumber.number}${mobileNumber.smsVerified ? ' verified' : ''}`,
    ...(optOut === 'taken' && { 'opted out': 'yes' }),
  }
}

/** Whether the window is logged in now. */
export const sessionFact = async (window: Window): Promise<string> =>
  (await window.isLoggedIn()) ? 'open' : 'none'

/** The state of a login, or how a look at it is refused. */
export async function loginFact(window: Window): Promise<string> {
  const answer = await window.refresh()
  return answer.kind === 'login' ? answer.state : 'refused'
}

/** Another window of Client Portal, as long as the password alone opens it. Not applicable where that ends the first session. */
export async function anotherPortal({ scene, persona, portal }: PortalUser): Promise<Window> {
  const other = await scene.driver.open('clientPortal', 'en')
  await other.logIn(persona.username, persona.password)
  if (!(await portal.isLoggedIn())) throw new NotApplicable('a person has one session at a time')
  return other
}

/** Whether the person has just these devices, as far as Client Portal still shows them. */
export const hasDevices = ({ settings, devices }: Facts, expected: string): boolean =>
  settings !== undefined || devices === expected

/** Whether a login of this state is over, with a session or without; a look at it may be refused then. */
export const isOver = (login: string | undefined, ...states: readonly LoginState[]): boolean =>
  login === 'refused' || states.some((state) => state === login)

/** The same person with SMS as the only SLS device. */
export async function smsUser(user: PortalUser): Promise<PortalUser> {
  await user.scene.driver.lab.provision(user.persona.username, { type: 'sms' })
  return user
}

/** The id of the person's device of this type. */
export async function idOfDevice({ portal }: PortalUser, type: SlsDeviceType): Promise<string> {
  const settings = await portal.readSettings()
  const found = settings.kind === 'settings' && settings.devices.find((device) => device.type === type)
  return found ? found.id : 'none'
}

/** How many different messages were sent to the person, since `before`: one that is sent again counts once. */
export function sentFacts({ scene, persona }: PortalUser, before: Facts = {}): Facts {
  const since = (name: string, texts: readonly string[]): string =>
    String(new Set(texts).size - Number(before[name] ?? 0))
  const pushes = scene.phones().flatMap((phone) => scene.pushesTo(phone).map(({ payload }) => payload))
  return {
    SMS: since(
      'SMS',
      scene.smsTo(persona.mobileNumber).map(({ body }) => body),
    ),
    notifications: since('notifications', pushes),
  }
}

/** What a new login of the person comes to: its state, or why it is refused. */
export async function nextLogin({ scene, persona }: PortalUser): Promise<Facts> {
  const window = await scene.driver.open('webTrader', 'en')
  const answer = await window.logIn(persona.username, persona.password)
  await scene.settle()
  return { 'the next login': answer.kind === 'login' ? answer.state : answer.code }
}

/** Everything that the person can see afterwards, whatever the family is about. */
export const aftermath = async (user: PortalUser, before: Facts = {}): Promise<Facts> => ({
  ...sentFacts(user, before),
  ...(await settingsFacts(user)),
  ...(await nextLogin(user)),
})

/** Starts the activation of IB Key on this phone, in its app, as far as the page that asks for a token or a response. */
export async function reachActivationPage({ scene, persona }: PortalUser, phone: Phone): Promise<void> {
  const enterCredentials = async (): Promise<void> => {
    await phone.type('Username', persona.username)
    await phone.type('Password', persona.password)
    await phone.tap('Log In')
  }
  await phone.launch()
  await enterCredentials()
  const option = phone.screen().buttons.find((label) => / IB Key$/.test(label)) ?? 'Activate IB Key'
  for (const label of [option, option, 'Continue']) await phone.tap(label)
  await enterCredentials()
  await scene.settle()
}

/** The challenge for the physical security device that the app shows. */
export const shownChallenge = (phone: Phone): string =>
  phone.screen().values.find(({ label }) => label === 'Challenge')?.value ?? ''

/** The texts that were sent to the person's number. */
export const textsTo = ({ scene, persona }: PortalUser): readonly string[] =>
  scene.smsTo(persona.mobileNumber).map(({ body }) => body)
