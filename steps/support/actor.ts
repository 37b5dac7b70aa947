/** @module A person in a scenario: their phones and windows, what they saved, and what the server last answered. */

import type { Locale, Os, Platform, SecurityElement, SlsDeviceType } from '../../contract/primitives.ts'
import type { LoginView, Refused, SettingsView, Window, WindowAnswer } from '../../drivers/ports/driver.ts'
import { HarnessError, requireCapability } from '../../drivers/ports/errors.ts'
import type { Phone, PhoneConditions } from '../../drivers/ports/phone.ts'
import type {
  ModifiedApp,
  PhoneModel,
  Scene,
  SecurityDevice,
  SentPush,
  SentSms,
} from '../../drivers/ports/scene.ts'
import { mismatchError, verify } from '../../drivers/ports/verify.ts'
import { plainContext, type ScenarioContext } from '../../reports/contexts/context.ts'
import type { Persona } from '../../simulators/personas/persona.ts'
import { systemOf } from './context.ts'

/** A phone together with its owner, for steps that tell several phones of one person apart. */
export interface OwnedPhone {
  readonly owner: Actor
  readonly phone: Phone
}

/** What a person can write down for a later step, and the response that they gave last. */
type SavedKind = 'code' | 'response' | 'given response' | 'Activation Token' | 'device id'

/** What the server asks a person to enter. */
export type CodeKind = 'Confirm Code' | 'security code' | 'response' | 'Activation Token'

/** A code that the server waits for: the right value, and where it is submitted. */
export interface PendingCode {
  readonly value: string
  readonly submit: (text: string) => Promise<WindowAnswer>
}

/** What a person had at some time, and the windows in which it was looked at. */
interface Noted {
  readonly windows: readonly Window[]
  /** Each thing by its name, in words. */
  readonly belongings: ReadonlyMap<string, string>
}

export class Actor {
  readonly name: string
  readonly persona: Persona
  readonly scene: Scene
  /** The windows that this person has opened, the newest last. */
  readonly windows: Window[] = []
  /** Codes of one kind, in the order in which this person got them, to be judged together. */
  readonly codeSample: string[] = []
  /** The server's answers to what copies of this person's app sent, the newest last. */
  readonly copyResults: ('accepted' | 'refused')[] = []
  /** The codes that the server waits for at the same time. */
  readonly pendingCodes = new Map<CodeKind, PendingCode>()
  /** The answers to the requests that were last sent at the same time. */
  concurrentAnswers: readonly WindowAnswer[] = []
  /** The language of this person's windows. */
  readonly locale: Locale
  readonly context: ScenarioContext
  /** The device that this person chooses, where the context has put another one beside it. */
  mainDevice: SlsDeviceType | undefined
  /** Whether nobody else was in the scenario before. */
  readonly isFirst: boolean
  readonly #phones: Phone[] = []
  readonly #pins = new Map<Phone, string>()
  readonly #saved = new Map<SavedKind, string>()
  #phone: Phone | undefined
  #tradingDevice: Phone | undefined
  #securityDevice: SecurityDevice | undefined
  #replayingApp: ModifiedApp | undefined
  #noted: Noted | undefined
  #lastAnswer: WindowAnswer | undefined
  #unacknowledged: { readonly refusal: Refused; readonly step: number } | undefined

  constructor(
    name: string,
    scene: Scene,
    locale: Locale,
    context: ScenarioContext = plainContext,
    isFirst = false,
  ) {
    this.name = name
    this.persona = scene.persona(name)
    this.scene = scene
    this.locale = locale
    this.context = context
    this.isFirst = isFirst
  }

  /** The phone that this person uses now. */
  get phone(): Phone {
    return this.#existing(this.#phone, 'phone')
  }

  /** The phone that this person got first. */
  get oldPhone(): Phone {
    return this.#existing(this.#phones[0], 'phone')
  }

  /** The phone that this person got last. */
  get newPhone(): Phone {
    return this.#existing(this.#phones.slice(1).at(-1), 'second phone')
  }

  /** The phone that this person got before the last one. */
  get previousPhone(): Phone {
    return this.#existing(this.#phones.at(-2), 'second phone')
  }

  get phones(): readonly Phone[] {
    return this.#phones
  }

  /** Gets another phone, and uses it from now on. */
  async buyPhone(model: PhoneModel): Promise<Phone> {
    const phone = await this.scene.phone(this.persona, model)
    this.#phones.push(phone)
    this.#phone = phone
    return phone
  }

  usePhone(phone: Phone): void {
    this.#phone = phone
  }

  /** Does something with one of this person's phones, and then uses the previous one again. */
  async withPhone<Result>(phone: Phone, action: () => Promise<Result>): Promise<Result> {
    const before = this.phone
    this.usePhone(phone)
    try {
      return await action()
    } finally {
      this.usePhone(before)
    }
  }

  /** The phone on which this person trades; IB Key is on another one. */
  get tradingDevice(): Phone {
    return this.#existing(this.#tradingDevice, 'trading device')
  }

  async buyTradingDevice(model: PhoneModel): Promise<void> {
    this.#tradingDevice = await this.buyPhone(model)
  }

  /** Not every server checks whether a phone is jailbroken or rooted. */
  async setConditions(phone: Phone, conditions: PhoneConditions): Promise<void> {
    if (conditions.tampered) requireCapability('integrity', this.scene.driver.capabilities)
    await phone.setConditions(conditions)
  }

  /** The IBKR Mobile PIN on the phone in use. */
  get pin(): string {
    return this.#pins.get(this.phone) ?? this.persona.pin
  }

  /** Presents the right element to the phone in use. */
  presentOwn(element: SecurityElement): Promise<void> {
    return element === 'pin'
      ? this.phone.present({ element, secret: this.pin })
      : this.phone.presentOwn(element)
  }

  choosePin(pin: string): void {
    this.#pins.set(this.phone, pin)
  }

  get securityDevice(): SecurityDevice {
    verify(this.#securityDevice, {
      expected: `no need of a physical security device, as ${this.name} has none`,
      observed: 'a challenge for one',
    })
    return this.#securityDevice
  }

  async receiveSecurityDevice(active = true): Promise<void> {
    this.#securityDevice = await this.scene.provisionSecurityDevice(this.persona, active)
  }

  /** Takes phone and security device from somebody who is the same person. */
  useDevicesOf(other: Actor): void {
    this.mainDevice = other.mainDevice
    this.#phone = other.phone
    this.#securityDevice = other.#securityDevice
  }

  /** A copy of the app on the phone that was in use at first: always the same one, as it can replay what it has sent. */
  get replayingApp(): ModifiedApp {
    this.#replayingApp ??= this.scene.modifiedApp(this.phone)
    return this.#replayingApp
  }

  /** The newest login window. */
  get window(): Window {
    return this.#existing(this.windows.at(-1), 'login window')
  }

  /** The window that was opened before the newest one. */
  get earlierWindow(): Window {
    return this.#existing(this.windows.at(-2), 'second login window')
  }

  /** Opens a login window; `os` is that of the trading device, where the platform is the app on it. */
  async openWindow(platform: Platform, locale: Locale = this.locale, os?: Os): Promise<Window> {
    const window = await this.scene.driver.open(platform, locale, os ?? systemOf(platform, this.context))
    this.windows.push(window)
    return window
  }

  save(kind: SavedKind, value: string): void {
    this.#saved.set(kind, value)
  }

  saved(kind: SavedKind): string {
    return this.#existing(this.#saved.get(kind), `saved ${kind}`)
  }

  get noted(): Noted {
    return this.#existing(this.#noted, 'noted belongings')
  }

  set noted(noted: Noted) {
    this.#noted = noted
  }

  get pushes(): readonly SentPush[] {
    return this.scene.pushesTo(this.phone)
  }

  get sms(): readonly SentSms[] {
    return this.scene.smsTo(this.persona.mobileNumber)
  }

  /** Remembers the server's answer. A refusal that no later step acknowledges fails the scenario. */
  record<Given extends WindowAnswer>(answer: Given): Given {
    this.verifyAcknowledged()
    this.#lastAnswer = answer
    this.#unacknowledged =
      answer.kind === 'refused' ? { refusal: answer, step: this.scene.step().index } : undefined
    return answer
  }

  verifyAcknowledged(): void {
    const unacknowledged = this.#unacknowledged
    this.#unacknowledged = undefined
    if (unacknowledged)
      throw mismatchError({
        expected: 'the server to accept what was sent, as no step expects a refusal',
        observed: describeAnswer(unacknowledged.refusal),
        step: unacknowledged.step,
      })
  }

  /** Accepts the last answer, refusal or not: what is observed next decides. */
  acknowledge(): void {
    this.#unacknowledged = undefined
  }

  /** The last answer, which a later step may still have to acknowledge. */
  get lastSeen(): WindowAnswer | undefined {
    return this.#lastAnswer
  }

  /** The last answer, which this acknowledges. */
  lastAnswer(): WindowAnswer {
    this.acknowledge()
    verify(this.#lastAnswer, { expected: `an answer of the server to ${this.name}`, observed: 'none so far' })
    return this.#lastAnswer
  }

  lastLogin(): LoginView {
    const answer = this.lastAnswer()
    verify(answer.kind === 'login', { expected: 'a login under way', observed: describeAnswer(answer) })
    return answer
  }

  lastSettings(): SettingsView {
    const answer = this.lastAnswer()
    verify(answer.kind === 'settings', { expected: 'the settings', observed: describeAnswer(answer) })
    return answer
  }

  lastRefusal(): Refused {
    const answer = this.lastAnswer()
    verify(answer.kind === 'refused', { expected: 'a refusal', observed: describeAnswer(answer) })
    return answer
  }

  /** What is missing here is missing in the scenario: no server can cause it. */
  #existing<Thing>(thing: Thing | undefined, name: string): Thing {
    if (thing === undefined)
      throw new HarnessError(`${this.name} has no ${name}: an earlier step of the scenario has to provide it`)
    return thing
  }
}

/** Whether the server refused, or the login has ended without a session. */
export const isRejection = (answer: WindowAnswer): boolean =>
  answer.kind === 'refused' ||
  (answer.kind === 'login' && (answer.state === 'denied' || answer.state === 'expired'))

/** An answer in words. */
export function describeAnswer(answer: WindowAnswer): string {
  if (answer.kind === 'refused') return `the refusal "${answer.code}" (${answer.detail})`
  if (answer.kind === 'login') return `a login in the state "${answer.state}"`
  return answer.kind === 'settings' ? 'the settings' : 'a page'
}
