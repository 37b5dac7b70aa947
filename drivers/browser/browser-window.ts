/**
 * @module A window in a real browser. What a person can do on the pages is done there, by role and name; what only a
 * program can send, or what is sent at the same moment, goes to the faces with the secrets of the same window.
 */

import { settingsReply } from '../../contract/account-face.ts'
import { loginReply } from '../../contract/login-face.ts'
import { isOperation, type Operation, routeOf } from '../../contract/routes.ts'
import type { Screen } from '../../contract/screen.ts'
import type { Client } from '../http/client.ts'
import { HttpWindow, type WindowPlace, type WindowState } from '../http/http-window.ts'
import { controlOn, fieldOn } from '../http/screen-lookup.ts'
import type { LoginAnswer, SettingsAnswer, Window, WindowAnswer } from '../ports/driver.ts'
import { mismatch } from '../ports/verify.ts'
import type { Crowd } from './activity-limit.ts'
import { BrowserPage } from './browser-page.ts'
import type { BrowserOptions } from './chromium.ts'
import type { BrowserSession } from './context-pool.ts'
import { clickFor, type PageAction, type PageClick, pageFor } from './page-action.ts'

const same = (one: WindowState, other: WindowState): boolean =>
  one.secret === other.secret && one.session === other.session

export class BrowserWindow implements Window {
  readonly platform: WindowPlace['platform']
  readonly #client: Client
  readonly #place: WindowPlace
  readonly #page: BrowserPage
  /** The same window at the faces. */
  readonly #faces: HttpWindow
  /** What the browser held when it was last looked at. */
  #held: WindowState = {}
  #screen: Screen | undefined
  #typed: Readonly<Record<string, string>> = {}
  readonly #crowd: Crowd
  #isProgram = false
  /** The page is of an earlier moment than the screen. */
  #outdated = false

  private constructor(client: Client, place: WindowPlace, crowd: Crowd, page: BrowserPage) {
    this.platform = place.platform
    this.#client = client
    this.#place = place
    this.#crowd = crowd
    this.#page = page
    this.#faces = new HttpWindow(client, place, undefined)
  }

  static async open(
    client: Client,
    place: WindowPlace,
    options: BrowserOptions,
    visitor: BrowserSession,
  ): Promise<BrowserWindow> {
    const page = new BrowserPage(visitor, place, options)
    const window = new BrowserWindow(client, place, options.crowd, page)
    await page.go()
    await window.#see('openLogin')
    return window
  }

  screen(): Screen | undefined {
    return this.#isAtFaces() ? this.#faces.screen() : this.#screen
  }

  received(): string {
    return this.#faces.received()
  }

  withoutLoginSecret(): Window {
    return this.#faces.withoutLoginSecret()
  }

  type(label: string, text: string): void {
    if (this.#isAtFaces()) this.#faces.type(label, text)
    else this.#typed = { ...this.#typed, [fieldOn(this.#screen, label).label]: text }
  }

  async click(label: string): Promise<WindowAnswer> {
    if (this.#isAtFaces()) return this.#pastPages((faces) => faces.click(label))
    return this.#alone(async () => {
      const control = controlOn(this.#screen, label)
      const { operation } = control
      if (!isOperation(operation))
        throw mismatch({
          expected: `the control "${label}" to name an operation of the contract`,
          observed: `"${operation}"`,
        })
      const typed = this.#typed
      this.#typed = {}
      return this.#click({ control, typed }, operation)
    })
  }

  async logIn(username: string, password: string): Promise<LoginAnswer> {
    const deed: PageAction = { operation: 'logIn', typed: { username, password } }
    return this.#inLogin(deed, (faces) => faces.logIn(username, password))
  }

  async chooseDevice(deviceId: string): Promise<LoginAnswer> {
    const deed: PageAction = { operation: 'chooseDevice', fixed: { deviceId } }
    return this.#inLogin(deed, (faces) => faces.chooseDevice(deviceId))
  }

  async requestChallenge(): Promise<LoginAnswer> {
    return this.#inLogin({ operation: 'askForChallenge' }, (faces) => faces.requestChallenge())
  }

  async submitResponse(response: string): Promise<LoginAnswer> {
    const deed: PageAction = { operation: 'giveResponse', typed: { response } }
    return this.#inLogin(deed, (faces) => faces.submitResponse(response))
  }

  async submitSecurityCode(code: string): Promise<LoginAnswer> {
    const deed: PageAction = { operation: 'giveSecurityCode', typed: { code } }
    return this.#inLogin(deed, (faces) => faces.submitSecurityCode(code))
  }

  async requestAnotherSms(): Promise<LoginAnswer> {
    return this.#inLogin({ operation: 'askForAnotherSms' }, (faces) => faces.requestAnotherSms())
  }

  async refresh(): Promise<LoginAnswer> {
    const { secret, session } = this.#faces.held
    if (this.#isPastPages() || (secret ?? session) === undefined) return this.#faces.refresh()
    return this.#alone(async () => {
      await this.#page.look()
      return loginAnswer(await this.#see('readLogin'))
    })
  }

  async isLoggedIn(): Promise<boolean> {
    return this.#faces.isLoggedIn()
  }

  async logOut(): Promise<WindowAnswer> {
    return this.#perform({ operation: 'logOut' }, (faces) => faces.logOut())
  }

  async readSettings(): Promise<SettingsAnswer> {
    return this.#inSettings({ operation: 'readSettings' }, (faces) => faces.readSettings())
  }

  async setSeamless(enabled: boolean): Promise<SettingsAnswer> {
    const deed: PageAction = { operation: 'setSeamless', fixed: { enabled } }
    return this.#inSettings(deed, (faces) => faces.setSeamless(enabled))
  }

  async changeMobileNumber(number: string): Promise<SettingsAnswer> {
    const deed: PageAction = { operation: 'changeMobileNumber', typed: { number } }
    return this.#inSettings(deed, (faces) => faces.changeMobileNumber(number))
  }

  async verifyMobileNumber(): Promise<SettingsAnswer> {
    return this.#inSettings({ operation: 'verifyMobileNumber' }, (faces) => faces.verifyMobileNumber())
  }

  async confirmMobileNumber(code: string): Promise<SettingsAnswer> {
    const deed: PageAction = { operation: 'confirmMobileNumber', typed: { code } }
    return this.#inSettings(deed, (faces) => faces.confirmMobileNumber(code))
  }

  async setOptOut(optedOut: boolean, username: string, password: string): Promise<SettingsAnswer> {
    const deed: PageAction = { operation: 'setOptOut', fixed: { optedOut }, typed: { username, password } }
    return this.#inSettings(deed, (faces) => faces.setOptOut(optedOut, username, password))
  }

  async removeDevice(deviceId: string): Promise<SettingsAnswer> {
    const deed: PageAction = { operation: 'removeDevice', fixed: { deviceId } }
    return this.#inSettings(deed, (faces) => faces.removeDevice(deviceId))
  }

  async #inLogin(
    deed: PageAction,
    atFaces: (faces: HttpWindow) => Promise<LoginAnswer>,
  ): Promise<LoginAnswer> {
    return loginAnswer(await this.#perform(deed, atFaces))
  }

  async #inSettings(
    deed: PageAction,
    atFaces: (faces: HttpWindow) => Promise<SettingsAnswer>,
  ): Promise<SettingsAnswer> {
    return settingsAnswer(await this.#perform(deed, atFaces))
  }

  /** On the page, where somebody could do it there; otherwise at the faces, and the browser is told. */
  async #perform(
    deed: PageAction,
    atFaces: (faces: HttpWindow) => Promise<WindowAnswer>,
  ): Promise<WindowAnswer> {
    if (this.#isPastPages()) return this.#pastPages(atFaces)
    return this.#alone(async () => {
      const click = await this.#reach(deed)
      if (click) return this.#click(click, deed.operation)
      const answer = await atFaces(this.#faces)
      if (!same(this.#faces.held, this.#held)) await this.#bringHome()
      return answer
    })
  }

  /** Where it is not on this page, somebody inside Client Portal opens the page on which it is. */
  async #reach(deed: PageAction): Promise<PageClick | undefined> {
    const page = pageFor(deed)
    const here = clickFor(this.#screen, deed)
    const inside = this.platform === 'clientPortal' && this.#held.session !== undefined
    if (here || page === undefined || !inside) return here
    await this.#page.go(page)
    await this.#see('openPortal')
    return clickFor(this.#screen, deed)
  }

  async #click(click: PageClick, operation: Operation): Promise<WindowAnswer> {
    const refused = await this.#page.click(click)
    const seen = await this.#see(operation, refused !== undefined)
    return refused ?? seen
  }

  /** One thing at a time on the page, which begins with what came to the window in the meantime. */
  #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#crowd.during(this, async () => {
      if (this.#outdated || !same(this.#faces.held, this.#held)) await this.#bringHome()
      return work()
    })
  }

  #pastPages(deed: (faces: HttpWindow) => Promise<WindowAnswer>): Promise<WindowAnswer> {
    return this.#crowd.during({}, () => deed(this.#faces))
  }

  /** What a program does is not followed on pages, from the moment on when it can be nothing else. */
  #isAtFaces(): boolean {
    if (!this.#isProgram && this.#crowd.isProgram()) {
      this.#isProgram = true
      this.#faces.show(this.#screen)
      for (const [label, text] of Object.entries(this.#typed)) this.#faces.type(label, text)
    }
    return this.#isProgram
  }

  /** What is done now is done by a program, or at the same moment as something else in this window. */
  #isPastPages(): boolean {
    return this.#isAtFaces() || this.#crowd.has(this)
  }

  /** What the faces gave to the window belongs to its browser. */
  async #bringHome(): Promise<void> {
    await this.#page.hold(this.#faces.held)
    await this.#page.go()
    await this.#see('openLogin')
  }

  /** Reads what the page has come to: what it shows, what the browser holds now, and what the faces say to that. */
  async #see(operation: Operation, refused = false): Promise<WindowAnswer> {
    const before = this.#held
    this.#held = await this.#page.held()
    const ahead = !same(this.#faces.held, before)
    this.#faces.hold(ahead ? this.#faces.held : this.#held, this.#page.content)
    const loggedOut = operation === 'logOut' && !refused
    if (loggedOut) {
      this.#screen = await this.#page.shown()
      return { kind: 'page' }
    }
    const { screen, answer } = await this.#askFaces(operation)
    this.#screen = screen
    // What is done in another window at the same moment may stand on the screen, and not yet on the page.
    this.#outdated = this.#crowd.isDisturbed(this)
    if (screen && !this.#outdated) await this.#page.assertShows(screen, refused)
    return answer
  }

  async #askFaces(operation: Operation): Promise<{ screen: Screen | undefined; answer: WindowAnswer }> {
    const { session, secret } = this.#held
    if (session !== undefined) return this.#askInside(operation, session)
    if (secret !== undefined) {
      const answer = await this.#faces.refresh()
      return { answer, screen: this.#faces.screen() }
    }
    const { platform, locale } = this.#place
    const opened = await this.#client.call('openLogin', { path: { platform, locale } })
    return { answer: { kind: 'page' }, screen: opened.kind === 'reply' ? opened.reply.screen : undefined }
  }

  async #askInside(
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
    if (shape === settingsReply) return { screen, answer: await this.#faces.readSettings() }
    return { screen, answer: shape === loginReply ? { kind: 'login', state: 'loggedIn' } : { kind: 'page' } }
  }
}

function loginAnswer(answer: WindowAnswer): LoginAnswer {
  if (answer.kind === 'login' || answer.kind === 'refused') return answer
  throw mismatch({ expected: 'a login in the answer', observed: answer.kind })
}

function settingsAnswer(answer: WindowAnswer): SettingsAnswer {
  if (answer.kind === 'settings' || answer.kind === 'refused') return answer
  throw mismatch({ expected: 'settings in the answer', observed: answer.kind })
}
