/**
 * @module A window in a real browser. What a person does on the pages is done there, by role and name. What no page has a
 * control for, and what is sent at the same moment as something else in this window, goes over HTTP with the secrets of
 * the same window, which its browser is given afterwards.
 */

import { settingsReply } from '../../contract/account-face.ts'
import { loginReply } from '../../contract/login-face.ts'
import { isOperation, type Operation, routeOf } from '../../contract/routes.ts'
import type { Screen } from '../../contract/screen.ts'
import type { Client } from '../http/client.ts'
import { HttpWindow, type WindowPlace, type WindowState } from '../http/http-window.ts'
import { controlOn, fieldOn } from '../http/screen-lookup.ts'
import type { FieldChoice, LoginAnswer, SettingsAnswer, Window, WindowAnswer } from '../ports/driver.ts'
import type { ScreenLabel } from '../ports/labels.ts'
import { mismatchError } from '../ports/verify.ts'
import type { PageActivity } from './activity-limit.ts'
import { BrowserPage } from './browser-page.ts'
import type { BrowserOptions, BrowserSession } from './chromium.ts'
import { clickFor, type PageAction, type PageClick, pageFor } from './page-action.ts'

const sameState = (one: WindowState, other: WindowState): boolean =>
  one.secret === other.secret && one.session === other.session

export class BrowserWindow implements Window {
  readonly platform: WindowPlace['platform']
  readonly #client: Client
  readonly #place: WindowPlace
  readonly #page: BrowserPage
  /** The same window over HTTP. */
  readonly #http: HttpWindow
  /** The state of the browser when it was last read. */
  #state: WindowState = {}
  #screen: Screen | undefined
  #typed: Readonly<Record<string, string>> = {}
  readonly #activity: PageActivity
  /** The page is of an earlier moment than the screen, and has to be opened again. */
  #outdated = false

  private constructor(client: Client, place: WindowPlace, activity: PageActivity, page: BrowserPage) {
    this.platform = place.platform
    this.#client = client
    this.#place = place
    this.#activity = activity
    this.#page = page
    this.#http = new HttpWindow(client, place, undefined)
  }

  static async open(
    client: Client,
    place: WindowPlace,
    options: BrowserOptions,
    session: BrowserSession,
  ): Promise<BrowserWindow> {
    const page = new BrowserPage(session, place, options)
    const window = new BrowserWindow(client, place, options.activity, page)
    await page.go()
    await window.#readPage('openLogin')
    return window
  }

  screen(): Screen | undefined {
    return this.#screen
  }

  received(): string {
    return this.#http.received()
  }

  withoutLoginSecret(): Window {
    return this.#http.withoutLoginSecret()
  }

  type(field: FieldChoice, text: string): void {
    this.#typed = { ...this.#typed, [fieldOn(this.#screen, field).label]: text }
  }

  async click(label: ScreenLabel): Promise<WindowAnswer> {
    return this.#onPage(async () => {
      const control = controlOn(this.#screen, label)
      const { operation } = control
      if (!isOperation(operation))
        throw mismatchError({
          expected: `the control "${label}" to name an operation of the contract`,
          observed: `"${operation}"`,
        })
      const typed = this.#typed
      this.#typed = {}
      return this.#click({ control, typed }, operation)
    })
  }

  async logIn(username: string, password: string): Promise<LoginAnswer> {
    const action: PageAction = { operation: 'logIn', typed: { username, password } }
    return this.#inLogin(action, (http) => http.logIn(username, password))
  }

  async chooseDevice(deviceId: string): Promise<LoginAnswer> {
    const action: PageAction = { operation: 'chooseDevice', fixed: { deviceId } }
    return this.#inLogin(action, (http) => http.chooseDevice(deviceId))
  }

  async requestChallenge(): Promise<LoginAnswer> {
    return this.#inLogin({ operation: 'askForChallenge' }, (http) => http.requestChallenge())
  }

  async submitResponse(response: string): Promise<LoginAnswer> {
    const action: PageAction = { operation: 'giveResponse', typed: { response } }
    return this.#inLogin(action, (http) => http.submitResponse(response))
  }

  async submitSecurityCode(code: string): Promise<LoginAnswer> {
    const action: PageAction = { operation: 'giveSecurityCode', typed: { code } }
    return this.#inLogin(action, (http) => http.submitSecurityCode(code))
  }

  async requestAnotherSms(): Promise<LoginAnswer> {
    return this.#inLogin({ operation: 'askForAnotherSms' }, (http) => http.requestAnotherSms())
  }

  async refresh(): Promise<LoginAnswer> {
    const { secret, session } = this.#http.held
    if (this.#activity.isActive(this) || (secret ?? session) === undefined) return this.#http.refresh()
    return this.#onPage(async () => {
      await this.#page.reload()
      return loginAnswer(await this.#readPage('readLogin'))
    })
  }

  async isLoggedIn(): Promise<boolean> {
    return this.#http.isLoggedIn()
  }

  async sessionUsername(): Promise<string | undefined> {
    return this.#http.sessionUsername()
  }

  async logOut(): Promise<WindowAnswer> {
    return this.#perform({ operation: 'logOut' }, (http) => http.logOut())
  }

  async readSettings(): Promise<SettingsAnswer> {
    return this.#inSettings({ operation: 'readSettings' }, (http) => http.readSettings())
  }

  async setSeamless(enabled: boolean): Promise<SettingsAnswer> {
    const action: PageAction = { operation: 'setSeamless', fixed: { enabled } }
    return this.#inSettings(action, (http) => http.setSeamless(enabled))
  }

  async changeMobileNumber(number: string): Promise<SettingsAnswer> {
    const action: PageAction = { operation: 'changeMobileNumber', typed: { number } }
    return this.#inSettings(action, (http) => http.changeMobileNumber(number))
  }

  async verifyMobileNumber(): Promise<SettingsAnswer> {
    return this.#inSettings({ operation: 'verifyMobileNumber' }, (http) => http.verifyMobileNumber())
  }

  async confirmMobileNumber(code: string): Promise<SettingsAnswer> {
    const action: PageAction = { operation: 'confirmMobileNumber', typed: { code } }
    return this.#inSettings(action, (http) => http.confirmMobileNumber(code))
  }

  async setOptOut(optedOut: boolean, username: string, password: string): Promise<SettingsAnswer> {
    const action: PageAction = { operation: 'setOptOut', fixed: { optedOut }, typed: { username, password } }
    return this.#inSettings(action, (http) => http.setOptOut(optedOut, username, password))
  }

  async removeDevice(deviceId: string): Promise<SettingsAnswer> {
    const action: PageAction = { operation: 'removeDevice', fixed: { deviceId } }
    return this.#inSettings(action, (http) => http.removeDevice(deviceId))
  }

  async #inLogin(
    action: PageAction,
    overHttp: (http: HttpWindow) => Promise<LoginAnswer>,
  ): Promise<LoginAnswer> {
    return loginAnswer(await this.#perform(action, overHttp))
  }

  async #inSettings(
    action: PageAction,
    overHttp: (http: HttpWindow) => Promise<SettingsAnswer>,
  ): Promise<SettingsAnswer> {
    return settingsAnswer(await this.#perform(action, overHttp))
  }

  /** On the page if it has a control for the action; otherwise over HTTP, and the browser gets the resulting state. */
  async #perform(
    action: PageAction,
    overHttp: (http: HttpWindow) => Promise<WindowAnswer>,
  ): Promise<WindowAnswer> {
    if (this.#activity.isActive(this)) return this.#overHttp(overHttp)
    return this.#onPage(async () => {
      const click = await this.#clickFor(action)
      if (click) return this.#click(click, action.operation)
      const answer = await overHttp(this.#http)
      if (!sameState(this.#http.held, this.#state)) await this.#giveToBrowser()
      return answer
    })
  }

  /** The click for the action: on this page, or on the page of Client Portal that has its control. */
  async #clickFor(action: PageAction): Promise<PageClick | undefined> {
    const page = pageFor(action)
    const here = clickFor(this.#screen, action)
    const inside = this.platform === 'clientPortal' && this.#state.session !== undefined
    if (here || page === undefined || !inside) return here
    await this.#page.go(page)
    await this.#readPage('openPortal')
    return clickFor(this.#screen, action)
  }

  async #click(click: PageClick, operation: Operation): Promise<WindowAnswer> {
    const refused = await this.#page.click(click)
    const seen = await this.#readPage(operation, refused !== undefined)
    return refused ?? seen
  }

  /** One action on the page, which first gets what the window received over HTTP. */
  #onPage<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#activity.during(this, async () => {
      if (this.#outdated || !sameState(this.#http.held, this.#state)) await this.#giveToBrowser()
      return work()
    })
  }

  #overHttp(action: (http: HttpWindow) => Promise<WindowAnswer>): Promise<WindowAnswer> {
    return this.#activity.during({}, () => action(this.#http))
  }

  /** Gives the browser the state that the window got over HTTP. */
  async #giveToBrowser(): Promise<void> {
    await this.#page.writeState(this.#http.held)
    await this.#page.go()
    await this.#readPage('openLogin')
  }

  /** Reads the state of the browser, the screen by the contract, and asserts that the page shows that screen. */
  async #readPage(operation: Operation, refused = false): Promise<WindowAnswer> {
    const before = this.#state
    this.#state = await this.#page.readState()
    const ahead = !sameState(this.#http.held, before)
    this.#http.hold(ahead ? this.#http.held : this.#state, this.#page.content)
    const loggedOut = operation === 'logOut' && !refused
    if (loggedOut) {
      this.#screen = await this.#page.shown()
      return { kind: 'page' }
    }
    const { screen, answer } = await this.#readScreen(operation)
    this.#screen = screen
    // Another window may have acted since the page was drawn: then the screen is of a later moment than the page.
    this.#outdated = this.#activity.isOverlapped(this)
    if (screen && !this.#outdated) await this.#page.assertShows(screen, refused)
    return answer
  }

  async #readScreen(operation: Operation): Promise<{ screen: Screen | undefined; answer: WindowAnswer }> {
    const { session, secret } = this.#state
    if (session !== undefined) return this.#readSessionScreen(operation, session)
    if (secret !== undefined) {
      const answer = await this.#http.refresh()
      return { answer, screen: this.#http.screen() }
    }
    const { platform, locale } = this.#place
    const opened = await this.#client.call('openLogin', { path: { platform, locale } })
    return { answer: { kind: 'page' }, screen: opened.kind === 'reply' ? opened.reply.screen : undefined }
  }

  async #readSessionScreen(
    operation: Operation,
    session: string,
  ): Promise<{ screen: Screen | undefined; answer: WindowAnswer }> {
    const page = this.#page.name
    const opened =
      page === undefined
        ? await this.#client.call('readSession', { bearer: session })
        : await this.#client.call('openPortal', { path: { page }, bearer: session })
    const screen = opened.kind === 'reply' ? opened.reply.screen : undefined
    const shape = routeOf(operation).reply
    if (shape === settingsReply) return { screen, answer: await this.#http.readSettings() }
    return { screen, answer: shape === loginReply ? { kind: 'login', state: 'loggedIn' } : { kind: 'page' } }
  }
}

function loginAnswer(answer: WindowAnswer): LoginAnswer {
  if (answer.kind === 'login' || answer.kind === 'refused') return answer
  throw mismatchError({ expected: 'a login in the answer', observed: answer.kind })
}

function settingsAnswer(answer: WindowAnswer): SettingsAnswer {
  if (answer.kind === 'settings' || answer.kind === 'refused') return answer
  throw mismatchError({ expected: 'settings in the answer', observed: answer.kind })
}
