/**
 * @module A window in a real browser. What a person can do on the pages is done there, by role and name; what only a
 * program can send, or what is sent at the same moment, goes to the faces with the secrets of the same window.
 */

import { AssertionError } from 'node:assert'
import type { BrowserContext, Page, Response } from 'playwright'
import { settingsReply } from '../../contract/account-face.ts'
import { loginReply } from '../../contract/login-face.ts'
import { problem } from '../../contract/refusal.ts'
import { isOperation, type Operation, routeOf } from '../../contract/routes.ts'
import type { Control, Screen } from '../../contract/screen.ts'
import type { Answer, LoginAnswer, SettingsAnswer, Window } from '../driver.ts'
import type { Client } from '../http/client.ts'
import { type Held, HttpWindow, type Place } from '../http/window.ts'
import { controlOn, fieldOn } from '../on-screen.ts'
import { within } from '../watchdog.ts'
import { readHeld, writeHeld } from './cookies.ts'
import { assertShows, locate, shownOn } from './on-page.ts'
import type { BrowserOptions } from './pages.ts'

/** Sends the choice made in a drop-down: the one label of the pages that no screen has. */
const proceed = { en: 'Continue', ru: 'Продолжить' } as const

/** What a browser takes from a person for a box of one line. */
const typeable = (text: string): boolean => text.length <= 200 && !/[\r\n\0]/.test(text)

const same = (one: Held, other: Held): boolean => one.secret === other.secret && one.session === other.session

/** A deed in the words of the contract, looked for on the screen: which control does it, and what is typed before. */
interface Deed {
  readonly operation: Operation
  /** What the click itself says. */
  readonly fixed?: Readonly<Record<string, string | boolean>>
  /** What is typed, by the name of the field. */
  readonly typed?: Readonly<Record<string, string>>
}

export class BrowserWindow implements Window {
  readonly platform: Place['platform']
  readonly #place: Place
  readonly #client: Client
  readonly #options: BrowserOptions
  readonly #context: BrowserContext
  readonly #page: Page
  /** The same window at the faces, with what the browser holds. */
  #faces: HttpWindow
  #screen: Screen | undefined
  #typed: Readonly<Record<string, string>> = {}
  #busy = false
  readonly #heard: string[] = []

  private constructor(
    client: Client,
    place: Place,
    options: BrowserOptions,
    { context, page }: { readonly context: BrowserContext; readonly page: Page },
  ) {
    this.platform = place.platform
    this.#client = client
    this.#place = place
    this.#options = options
    this.#context = context
    this.#page = page
    this.#faces = new HttpWindow(client, place, undefined)
  }

  static async open(
    client: Client,
    place: Place,
    options: BrowserOptions,
    visitor: { readonly context: BrowserContext; readonly page: Page },
  ): Promise<BrowserWindow> {
    const window = new BrowserWindow(client, place, options, visitor)
    await window.#go(() => visitor.page.goto(addressOf(place)))
    await window.#see('openLogin')
    return window
  }

  screen(): Screen | undefined {
    return this.#screen
  }

  heard(): string {
    return [...this.#heard, this.#faces.heard()].join('\n')
  }

  stranger(): Window {
    return this.#faces.stranger()
  }

  type(label: string, text: string): void {
    this.#typed = { ...this.#typed, [fieldOn(this.#screen, label).label]: text }
  }

  async press(label: string): Promise<Answer> {
    const control = controlOn(this.#screen, label)
    const typed = this.#typed
    this.#typed = {}
    return this.#click(control, typed)
  }

  async logIn(username: string, password: string): Promise<LoginAnswer> {
    const deed: Deed = { operation: 'logIn', typed: { username, password } }
    return this.#inLogin(deed, (faces) => faces.logIn(username, password))
  }

  async chooseDevice(deviceId: string): Promise<LoginAnswer> {
    const deed: Deed = { operation: 'chooseDevice', fixed: { deviceId } }
    return this.#inLogin(deed, (faces) => faces.chooseDevice(deviceId))
  }

  async askForChallenge(): Promise<LoginAnswer> {
    return this.#inLogin({ operation: 'askForChallenge' }, (faces) => faces.askForChallenge())
  }

  async giveResponse(response: string): Promise<LoginAnswer> {
    const deed: Deed = { operation: 'giveResponse', typed: { response } }
    return this.#inLogin(deed, (faces) => faces.giveResponse(response))
  }

  async giveSecurityCode(code: string): Promise<LoginAnswer> {
    const deed: Deed = { operation: 'giveSecurityCode', typed: { code } }
    return this.#inLogin(deed, (faces) => faces.giveSecurityCode(code))
  }

  async askForAnotherSms(): Promise<LoginAnswer> {
    return this.#inLogin({ operation: 'askForAnotherSms' }, (faces) => faces.askForAnotherSms())
  }

  async look(): Promise<LoginAnswer> {
    if (this.#busy || this.#faces.held.loginId === undefined) return this.#faces.look()
    return this.#alone(async () => {
      await this.#go(() => this.#page.reload())
      return loginAnswer(await this.#see('readLogin'))
    })
  }

  async isLoggedIn(): Promise<boolean> {
    return this.#faces.isLoggedIn()
  }

  async logOut(): Promise<Answer> {
    return this.#perform({ operation: 'logOut' }, (faces) => faces.logOut())
  }

  async readSettings(): Promise<SettingsAnswer> {
    return this.#faces.readSettings()
  }

  async setSeamless(enabled: boolean): Promise<SettingsAnswer> {
    const deed: Deed = { operation: 'setSeamless', fixed: { enabled } }
    return this.#inSettings(deed, (faces) => faces.setSeamless(enabled))
  }

  async changeMobileNumber(number: string): Promise<SettingsAnswer> {
    const deed: Deed = { operation: 'changeMobileNumber', typed: { number } }
    return this.#inSettings(deed, (faces) => faces.changeMobileNumber(number))
  }

  async verifyMobileNumber(): Promise<SettingsAnswer> {
    return this.#inSettings({ operation: 'verifyMobileNumber' }, (faces) => faces.verifyMobileNumber())
  }

  async confirmMobileNumber(code: string): Promise<SettingsAnswer> {
    const deed: Deed = { operation: 'confirmMobileNumber', typed: { code } }
    return this.#inSettings(deed, (faces) => faces.confirmMobileNumber(code))
  }

  async setOptOut(optedOut: boolean, username: string, password: string): Promise<SettingsAnswer> {
    const deed: Deed = { operation: 'setOptOut', fixed: { optedOut }, typed: { username, password } }
    return this.#inSettings(deed, (faces) => faces.setOptOut(optedOut, username, password))
  }

  async removeDevice(deviceId: string): Promise<SettingsAnswer> {
    const deed: Deed = { operation: 'removeDevice', fixed: { deviceId } }
    return this.#inSettings(deed, (faces) => faces.removeDevice(deviceId))
  }

  async #inLogin(deed: Deed, atFaces: (faces: HttpWindow) => Promise<LoginAnswer>): Promise<LoginAnswer> {
    return loginAnswer(await this.#perform(deed, atFaces))
  }

  async #inSettings(
    deed: Deed,
    atFaces: (faces: HttpWindow) => Promise<SettingsAnswer>,
  ): Promise<SettingsAnswer> {
    return settingsAnswer(await this.#perform(deed, atFaces))
  }

  /** On the page, where somebody could do it there now; otherwise at the faces, and the browser is told. */
  async #perform(deed: Deed, atFaces: (faces: HttpWindow) => Promise<Answer>): Promise<Answer> {
    const clickable = this.#busy ? undefined : this.#clickable(deed)
    if (clickable) return this.#click(clickable.control, clickable.typed)
    if (this.#busy) return atFaces(this.#faces)
    return this.#alone(async () => {
      const answer = await atFaces(this.#faces)
      if (!same(this.#faces.held, await readHeld(this.#context, this.#place))) await this.#bringHome()
      return answer
    })
  }

  /** What the faces gave to the window now belongs to its browser. */
  async #bringHome(): Promise<void> {
    await writeHeld(this.#context, this.#options.baseUrl, this.#place, this.#faces.held)
    await this.#go(() => this.#page.goto(addressOf(this.#place)))
    this.#screen = this.#faces.screen()
  }

  #clickable({ operation, fixed = {}, typed = {} }: Deed) {
    const control = this.#screen?.controls.find(
      (one) =>
        one.operation === operation &&
        Object.entries(fixed).every(([name, value]) => ({ ...one.path, ...one.body })[name] === value),
    )
    const fields = this.#screen?.fields ?? []
    const entries = Object.entries(typed).map(([name, text]) => ({
      field: fields.find((field) => field.name === name),
      text,
    }))
    if (!control || entries.some(({ field, text }) => !field || !typeable(text))) return undefined
    return {
      control,
      typed: Object.fromEntries(entries.map(({ field, text }) => [field?.label ?? '', text])),
    }
  }

  async #click(control: Control, typed: Readonly<Record<string, string>>): Promise<Answer> {
    const { operation } = control
    if (!isOperation(operation)) {
      const message = `The control "${control.label}" names the operation "${operation}", which the contract does not have`
      throw new AssertionError({ message })
    }
    return this.#alone(async () => {
      for (const [label, text] of Object.entries(typed)) {
        await this.#page.getByLabel(label, { exact: true }).fill(text)
      }
      const response = await this.#go(() => this.#follow(control))
      const refused = response && (await refusalIn(response))
      if (!refused) return this.#see(operation)
      await this.#page.getByRole('alert').waitFor()
      return { ...refused, kind: 'refused' }
    })
  }

  /** Clicks, and waits for the page that comes of it. */
  async #follow(control: Control): Promise<Response | null> {
    const target = locate(this.#page, control)
    const arrived = this.#page.waitForResponse(
      (response) =>
        response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400),
    )
    if (control.kind === 'choice') {
      await this.#page.getByRole('combobox').selectOption({ label: control.label })
      await this.#page.getByRole('button', { name: proceed[this.#place.locale], exact: true }).click()
    } else await target.click()
    const response = await arrived
    await this.#page.waitForLoadState()
    return response
  }

  /** Reads what the page has come to: what it shows, what the browser holds now, and what the faces say to that. */
  async #see(operation: Operation): Promise<Answer> {
    const held = await readHeld(this.#context, this.#place)
    const left = operation === 'logOut'
    this.#faces = new HttpWindow(this.#client, this.#place, this.#screen, held)
    const { screen, answer } = left
      ? { screen: await shownOn(this.#page), answer: { kind: 'page' } as const }
      : await this.#askFaces(operation, held)
    this.#screen = screen
    if (screen && !left) await assertShows(this.#page, screen)
    // As the faces would have told it: what the browser holds came with the page.
    this.#heard.push(JSON.stringify({ reply: { ...held, page: await this.#page.content() } }))
    return answer
  }

  async #askFaces(
    operation: Operation,
    { session, loginId }: Held,
  ): Promise<{ readonly screen: Screen | undefined; readonly answer: Answer }> {
    if (session !== undefined) return this.#askInside(operation, session)
    if (loginId !== undefined) {
      const answer = await this.#faces.look()
      return { answer, screen: this.#faces.screen() }
    }
    const { platform, locale } = this.#place
    const opened = await this.#client.call('openLogin', { path: { platform, locale } })
    return { answer: { kind: 'page' }, screen: opened.kind === 'reply' ? opened.reply.screen : undefined }
  }

  async #askInside(operation: Operation, session: string) {
    const [, , , page] = new URL(this.#page.url()).pathname.split('/')
    const opened =
      page === undefined
        ? await this.#client.call('readSession', { bearer: session })
        : await this.#client.call('openPortal', { path: { page }, bearer: session })
    const screen = opened.kind === 'reply' ? opened.reply.screen : undefined
    const shape = routeOf(operation).reply
    const answer: Answer =
      shape === settingsReply
        ? await this.#faces.readSettings()
        : shape === loginReply
          ? { kind: 'login', state: 'loggedIn' }
          : { kind: 'page' }
    return { screen, answer }
  }

  /** One thing at a time on the page. */
  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#busy = true
    try {
      return await work()
    } finally {
      this.#busy = false
    }
  }

  async #go(navigate: () => Promise<Response | null>): Promise<Response | null> {
    this.#options.disturbed()
    await this.#context.setExtraHTTPHeaders(this.#options.origin())
    return within(this.#options.patienceMs, `the page at ${this.#page.url()}`, navigate())
  }
}

const addressOf = ({ platform, locale, os }: Place): string =>
  `/${platform}/${locale}${os === undefined ? '' : `?os=${os}`}`

/** The pages tell a program what they tell a person in a sentence. */
async function refusalIn(response: Response) {
  const told = await response.headerValue('x-sls-problem')
  return told === null ? undefined : problem.parse(JSON.parse(decodeURIComponent(told)))
}

function loginAnswer(answer: Answer): LoginAnswer {
  if (answer.kind === 'login' || answer.kind === 'refused') return answer
  throw new AssertionError({ message: `Expected a login to come of it, observed a ${answer.kind}` })
}

function settingsAnswer(answer: Answer): SettingsAnswer {
  if (answer.kind === 'settings' || answer.kind === 'refused') return answer
  throw new AssertionError({ message: `Expected settings to come of it, observed a ${answer.kind}` })
}
