/** @module A window of a trading platform or of Client Portal over HTTP. */

import { type SettingsReply, settingsReply } from '../../contract/account-face.ts'
import { type LoginReply, loginReply } from '../../contract/login-face.ts'
import type { Locale, Os, Platform } from '../../contract/primitives.ts'
import { isOperation, type Operation, pathParameters, routeOf } from '../../contract/routes.ts'
import { type Screen, withScreen } from '../../contract/screen.ts'
import { violationsIn } from '../../contract/violations.ts'
import type {
  FieldChoice,
  LoginAnswer,
  LoginView,
  Refused,
  SettingsAnswer,
  SettingsView,
  Window,
  WindowAnswer,
} from '../ports/driver.ts'
import { missingCapability } from '../ports/errors.ts'
import type { ScreenLabel } from '../ports/labels.ts'
import { mismatchError, verify } from '../ports/verify.ts'
import type { Client } from './client.ts'
import { controlOn, fieldOn } from './screen-lookup.ts'

/** Where a window is open: on which platform, in which language, and on the device of which system if it is an app. */
export interface WindowPlace {
  readonly platform: Platform
  readonly locale: Locale
  readonly os: Os | undefined
}

/** What a browser or a trading platform stores for a window: the id and secret of its login, and its session. */
export interface WindowState {
  readonly loginId?: string | undefined
  readonly secret?: string | undefined
  readonly session?: string | undefined
}

export class HttpWindow implements Window {
  readonly platform: Platform
  readonly #place: WindowPlace
  readonly #client: Client
  #screen: Screen | undefined
  #typed: Record<string, string> = {}
  #loginId: string | undefined
  #secret: string | undefined
  #session: string | undefined
  readonly #received: string[] = []
  /** Records the header fields of a response, which can disclose as much as its body. */
  readonly #recording = {
    onHeaders: (headers: Headers): void => {
      this.#record({ headers: Object.fromEntries(headers) })
    },
  }

  constructor(client: Client, place: WindowPlace, screen: Screen | undefined, held: WindowState = {}) {
    this.#client = client
    this.platform = place.platform
    this.#place = place
    this.#screen = screen
    this.#loginId = held.loginId
    this.#secret = held.secret
    this.#session = held.session
  }

  get held(): WindowState {
    return { loginId: this.#loginId, secret: this.#secret, session: this.#session }
  }

  /** Takes over the state that a browser holds for the same window, and records the `page` that the browser received. */
  hold({ loginId = this.#loginId, secret, session }: WindowState, page: string): void {
    const received = {
      loginId,
      ...(secret !== this.#secret && { secret }),
      ...(session !== this.#session && { session }),
    }
    this.#record({ reply: { ...received, page } })
    this.#loginId = loginId
    this.#secret = secret
    this.#session = session
  }

  screen(): Screen | undefined {
    return this.#screen
  }

  received(): string {
    return this.#received.join('\n')
  }

  withoutLoginSecret(): Window {
    return new HttpWindow(this.#client, this.#place, this.#screen, { loginId: this.#loginId })
  }

  type(field: FieldChoice, text: string): void {
    this.#typed[fieldOn(this.#screen, field).name] = text
  }

  async click(label: ScreenLabel): Promise<WindowAnswer> {
    const control = controlOn(this.#screen, label)
    const name = control.operation
    if (!isOperation(name)) {
      throw mismatchError({
        expected: `the control "${label}" to name an operation of the contract`,
        observed: `"${name}"`,
      })
    }
    const { platform, locale, os } = this.#place
    const own = name === 'logIn' && os !== undefined ? { os } : {}
    const body = { ...control.body, ...own, ...this.#typed }
    const path = { platform, locale, loginId: this.#loginId ?? 'none', ...control.path }
    this.#typed = {}
    verifyRequestOfScreen(name, label, path, body)
    const answered = this.#record(
      await this.#client.callAny(name, { path, body, bearer: this.#proof(name), ...this.#recording }),
    )
    return answered.kind === 'refused' ? answered : this.#see(name, answered.reply)
  }

  async logIn(username: string, password: string): Promise<LoginAnswer> {
    const body = { ...this.#place, username, password }
    return this.#inLogin(await this.#client.call('logIn', { body, ...this.#recording }))
  }

  async chooseDevice(deviceId: string): Promise<LoginAnswer> {
    return this.#inLogin(await this.#client.call('chooseDevice', { ...this.#pending(), body: { deviceId } }))
  }

  async requestChallenge(): Promise<LoginAnswer> {
    return this.#inLogin(await this.#client.call('askForChallenge', this.#pending()))
  }

  async submitResponse(response: string): Promise<LoginAnswer> {
    return this.#inLogin(await this.#client.call('giveResponse', { ...this.#pending(), body: { response } }))
  }

  async submitSecurityCode(code: string): Promise<LoginAnswer> {
    return this.#inLogin(await this.#client.call('giveSecurityCode', { ...this.#pending(), body: { code } }))
  }

  async requestAnotherSms(): Promise<LoginAnswer> {
    return this.#inLogin(await this.#client.call('askForAnotherSms', this.#pending()))
  }

  async refresh(): Promise<LoginAnswer> {
    return this.#inLogin(await this.#client.call('readLogin', this.#pending()))
  }

  async isLoggedIn(): Promise<boolean> {
    return (await this.sessionUsername()) !== undefined
  }

  async sessionUsername(): Promise<string | undefined> {
    const answered = this.#record(await this.#client.call('readSession', this.#inside()))
    return answered.kind === 'reply' ? answered.reply.username : undefined
  }

  async logOut(): Promise<WindowAnswer> {
    const answered = this.#record(await this.#client.call('logOut', this.#inside()))
    return answered.kind === 'refused' ? answered : { kind: 'page' }
  }

  async readSettings(): Promise<SettingsAnswer> {
    return this.#inSettings(await this.#client.call('readSettings', this.#inside()))
  }

  async setSeamless(enabled: boolean): Promise<SettingsAnswer> {
    return this.#inSettings(await this.#client.call('setSeamless', { ...this.#inside(), body: { enabled } }))
  }

  async changeMobileNumber(number: string): Promise<SettingsAnswer> {
    return this.#inSettings(
      await this.#client.call('changeMobileNumber', { ...this.#inside(), body: { number } }),
    )
  }

  async verifyMobileNumber(): Promise<SettingsAnswer> {
    return this.#inSettings(await this.#client.call('verifyMobileNumber', this.#inside()))
  }

  async confirmMobileNumber(code: string): Promise<SettingsAnswer> {
    return this.#inSettings(
      await this.#client.call('confirmMobileNumber', { ...this.#inside(), body: { code } }),
    )
  }

  async setOptOut(optedOut: boolean, username: string, password: string): Promise<SettingsAnswer> {
    const body = { optedOut, username, password }
    return this.#inSettings(await this.#client.call('setOptOut', { ...this.#inside(), body }))
  }

  async removeDevice(deviceId: string): Promise<SettingsAnswer> {
    const path = { deviceId }
    return this.#inSettings(await this.#client.call('removeDevice', { ...this.#inside(), path }))
  }

  #pending() {
    return { path: { loginId: this.#loginId ?? 'none' }, bearer: this.#secret, ...this.#recording }
  }

  #inside() {
    return { bearer: this.#session, ...this.#recording }
  }

  #inLogin(answered: { kind: 'reply'; reply: LoginReply } | Refused): LoginAnswer {
    this.#record(answered)
    return answered.kind === 'refused' ? answered : this.#seeLogin(answered.reply)
  }

  #inSettings(answered: { kind: 'reply'; reply: SettingsReply } | Refused): SettingsAnswer {
    this.#record(answered)
    return answered.kind === 'refused' ? answered : this.#seeSettings(answered.reply)
  }

  #record<Answered>(answered: Answered): Answered {
    this.#received.push(JSON.stringify(answered))
    return answered
  }

  /** Which reply it is, is known by the schema of the operation. */
  #see(name: Operation, reply: unknown): WindowAnswer {
    const shape = routeOf(name).reply
    if (shape === loginReply) return this.#seeLogin(loginReply.parse(reply))
    if (shape === settingsReply) return this.#seeSettings(settingsReply.parse(reply))
    this.#screen = withScreen.parse(reply).screen ?? this.#screen
    return { kind: 'page' }
  }

  #seeLogin(reply: LoginReply): LoginView {
    this.#loginId = reply.loginId
    this.#secret = reply.secret ?? this.#secret
    this.#session = reply.session ?? this.#session
    this.#screen = reply.screen ?? this.#screen
    return {
      kind: 'login',
      state: reply.state,
      devices: reply.devices,
      challenge: reply.challenge,
      sms: reply.sms,
    }
  }

  #seeSettings(reply: SettingsReply): SettingsView {
    this.#screen = reply.screen ?? this.#screen
    const { seamless, mobileNumber, devices, optOut, sms } = reply
    return { kind: 'settings', seamless, mobileNumber, devices, optOut, sms }
  }

  #proof(name: Operation): string | undefined {
    const { proof } = routeOf(name)
    if (proof === 'loginSecret') return this.#secret
    return proof === 'session' ? this.#session : undefined
  }
}

/** The fixed parts of a control and the names of fields are the server's: together they have to make a request. */
function verifyRequestOfScreen(
  name: Operation,
  label: string,
  path: Readonly<Record<string, string>>,
  body: object,
): void {
  const route = routeOf(name)
  const missing = pathParameters(route.path).filter((parameter) => path[parameter] === undefined)
  const checked = route.body?.safeParse(body)
  const violations = checked?.success === false ? violationsIn(body, checked.error) : ''
  verify(missing.length === 0 && violations === '', {
    expected: `the fields of the screen and its control "${label}" to make a request of ${name}`,
    observed: missing.length > 0 ? `no ${missing.join(', ')} for ${route.path}` : violations,
  })
}

/** A window of an implementation without the capability `screens`. */
export class ScreenlessWindow extends HttpWindow {
  override screen(): never {
    throw missingCapability('screens')
  }

  override type(): never {
    throw missingCapability('screens')
  }

  override click(): never {
    throw missingCapability('screens')
  }
}
