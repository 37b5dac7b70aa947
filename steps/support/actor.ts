/** @module A person in a scenario: who they are, what they hold, and what the server last told them. */

import assert, { AssertionError } from 'node:assert/strict'
import type { Locale, Os, Platform } from '../../contract/primitives.ts'
import { requireCapability } from '../../drivers/ports/capabilities.ts'
import type { LoginView, Refused, SettingsView, Window, WindowAnswer } from '../../drivers/ports/driver.ts'
import type { Phone, PhoneConditions } from '../../drivers/ports/phone.ts'
import type { PhoneModel, Scene, SecurityDevice, SentPush, SentSms } from '../../drivers/ports/scene.ts'
import { type Persona, personaNamed } from '../../simulators/personas/persona.ts'

export class Actor {
  readonly name: string
  readonly persona: Persona
  readonly scene: Scene
  /** The windows that this person has opened, the newest last. */
  readonly windows: Window[] = []
  /** Security codes and responses that this person has noted down, the newest last. */
  readonly notes: string[] = []
  readonly #locale: Locale
  readonly #phones: Phone[] = []
  readonly #pins = new Map<Phone, string>()
  #phone: Phone | undefined
  #tradingDevice: Phone | undefined
  #securityDevice: SecurityDevice | undefined
  #answer: WindowAnswer | undefined
  #unread: Refused | undefined

  constructor(name: string, scene: Scene, locale: Locale) {
    this.name = name
    this.persona = personaNamed(name)
    this.scene = scene
    this.#locale = locale
  }

  get phone(): Phone {
    assert(this.#phone, `${this.name} has no phone in this scenario`)
    return this.#phone
  }

  /** The phone that this person got first. */
  get oldPhone(): Phone {
    const [first] = this.#phones
    assert(first, `${this.name} has no phone in this scenario`)
    return first
  }

  /** The phone that this person got last. */
  get newPhone(): Phone {
    const last = this.#phones.at(-1)
    assert(last && this.#phones.length > 1, `${this.name} has no second phone in this scenario`)
    return last
  }

  get phones(): readonly Phone[] {
    return this.#phones
  }

  /** Another phone, which this person takes in hand. */
  async buyPhone(model: PhoneModel): Promise<Phone> {
    const phone = await this.scene.phone(this.persona, model)
    this.#phones.push(phone)
    this.#phone = phone
    return phone
  }

  /** The phone on which this person trades; IB Key is on another one. */
  get tradingDevice(): Phone {
    assert(this.#tradingDevice, `${this.name} has no trading device in this scenario`)
    return this.#tradingDevice
  }

  async buyTradingDevice(model: PhoneModel): Promise<void> {
    this.#tradingDevice = await this.buyPhone(model)
  }

  takeInHand(phone: Phone): void {
    this.#phone = phone
  }

  /** Puts a phone into a condition; whether its protection is broken is a question that only some servers ask. */
  async put(phone: Phone, conditions: PhoneConditions): Promise<void> {
    if (conditions.tampered) requireCapability('integrity', this.scene.driver.capabilities)
    await phone.setConditions(conditions)
  }

  /** The IBKR Mobile PIN on the phone in hand. */
  get pin(): string {
    return this.#pins.get(this.phone) ?? this.persona.pin
  }

  choosePin(pin: string): void {
    this.#pins.set(this.phone, pin)
  }

  get securityDevice(): SecurityDevice {
    assert(this.#securityDevice, `${this.name} has no physical security device in this scenario`)
    return this.#securityDevice
  }

  async receiveSecurityDevice(active = true): Promise<void> {
    this.#securityDevice = await this.scene.provisionSecurityDevice(this.persona, active)
  }

  get window(): Window {
    const newest = this.windows.at(-1)
    assert(newest, `${this.name} has not opened a login window in this scenario`)
    return newest
  }

  /** The window that was opened before the newest one. */
  get earlierWindow(): Window {
    const earlier = this.windows.at(-2)
    assert(earlier, `${this.name} has only one window open`)
    return earlier
  }

  /** `os` is that of the trading device, where the platform is the app on it. */
  async open(platform: Platform, locale: Locale = this.#locale, os?: Os): Promise<Window> {
    const window = await this.scene.driver.open(platform, locale, os)
    this.windows.push(window)
    return window
  }

  get noted(): string {
    const newest = this.notes.at(-1)
    assert(newest !== undefined, `${this.name} has noted nothing down`)
    return newest
  }

  get pushes(): readonly SentPush[] {
    return this.scene.pushesTo(this.phone)
  }

  get texts(): readonly SentSms[] {
    return this.scene.smsTo(this.persona.mobileNumber)
  }

  /** Takes note of an answer. Whoever leaves a refusal unread is told at the end of the scenario. */
  take<Given extends WindowAnswer>(answer: Given): Given {
    this.assertNothingUnread()
    this.#answer = answer
    this.#unread = answer.kind === 'refused' ? answer : undefined
    return answer
  }

  assertNothingUnread(): void {
    if (!this.#unread) return
    const { code, detail } = this.#unread
    this.#unread = undefined
    throw new AssertionError({
      message: `The server refused ${this.name} (${code}: ${detail}), and no step expected that`,
    })
  }

  /** Takes note of the last answer, where there was one: what is seen next says whether it was right. */
  note(): void {
    this.#unread = undefined
  }

  /** Looks at the last answer, whatever it is. */
  read(): WindowAnswer {
    assert(this.#answer, `the server has not answered ${this.name} yet`)
    this.#unread = undefined
    return this.#answer
  }

  readLogin(): LoginView {
    const answer = this.read()
    assert(answer.kind === 'login', `Expected a login under way, observed ${described(answer)}`)
    return answer
  }

  readSettings(): SettingsView {
    const answer = this.read()
    assert(answer.kind === 'settings', `Expected the settings, observed ${described(answer)}`)
    return answer
  }

  readRefusal(): Refused {
    const answer = this.read()
    assert(answer.kind === 'refused', `Expected a refusal, observed ${described(answer)}`)
    return answer
  }
}

/** Whether a step led nowhere: it was refused, or the answer tells how its login has ended. */
export const leadsNowhere = (answer: WindowAnswer): boolean =>
  answer.kind === 'refused' ||
  (answer.kind === 'login' && (answer.state === 'denied' || answer.state === 'expired'))

/** An answer in words, for explanations. */
export function described(answer: WindowAnswer): string {
  if (answer.kind === 'refused') return `the refusal "${answer.code}" (${answer.detail})`
  if (answer.kind === 'login') return `a login in the state "${answer.state}"`
  return answer.kind === 'settings' ? 'the settings' : 'a page'
}
