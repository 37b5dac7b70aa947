/** @module One page in the browser: navigates, types and clicks, and waits for the next page. */

import type { Page, Response } from 'playwright'
import { problem } from '../../contract/refusal.ts'
import type { Control, Screen } from '../../contract/screen.ts'
import type { WindowPlace, WindowState } from '../http/http-window.ts'
import type { Refused } from '../ports/driver.ts'
import { withTimeLimit } from '../ports/time-limit.ts'
import { type AccessibleNode, focus, readAccessibilityTree } from './accessibility-tree.ts'
import type { BrowserOptions, BrowserSession } from './chromium.ts'
import { readWindowState, writeWindowState } from './cookies.ts'
import type { PageClick } from './page-action.ts'
import { assertShows, rolesOf, screenOfPage } from './page-screen.ts'

/** The button that submits a drop-down: the only label of the pages that is not in a screen. */
const proceed = { en: 'Continue', ru: 'Продолжить' } as const

export class BrowserPage {
  readonly #session: BrowserSession
  readonly #page: Page
  readonly #place: WindowPlace
  readonly #options: BrowserOptions
  /** The body of the response that is shown. */
  #content = ''
  #traceHeaders: Readonly<Record<string, string>> | undefined

  constructor(session: BrowserSession, place: WindowPlace, options: BrowserOptions) {
    this.#session = session
    this.#page = session.page
    this.#place = place
    this.#options = options
  }

  /** The page of Client Portal by its name; undefined on the window itself. */
  get name(): string | undefined {
    return new URL(this.#page.url()).pathname.split('/')[3]
  }

  /** Opens a page of Client Portal, or the window itself. */
  async go(name?: string): Promise<void> {
    const { platform, locale, os } = this.#place
    const path = [platform, locale, ...(name === undefined ? [] : [name])].join('/')
    const address = `/${path}${os === undefined ? '' : `?os=${os}`}`
    await this.#arrive(() => this.#page.goto(address, { waitUntil: 'domcontentloaded' }))
  }

  /** Loads the window again, starting from its first page. */
  async reload(): Promise<void> {
    if (this.name !== undefined) return this.go()
    await this.#arrive(() => this.#page.reload({ waitUntil: 'domcontentloaded' }))
  }

  /** Types, clicks, and resolves to the refusal if the response is one. */
  async click({ control, typed }: PageClick): Promise<Refused | undefined> {
    const entries = await this.#read()
    for (const [label, text] of Object.entries(typed))
      await this.#traced(label, () => this.#type(entries, label, text))
    return refusalIn(await this.#arrive(() => this.#follow(entries, control)))
  }

  /** The state of the window in its browser. */
  readState(): Promise<WindowState> {
    return readWindowState(this.#session.context, this.#place)
  }

  /** Replaces the state of the window in its browser by one that was received over HTTP. */
  writeState(state: WindowState): Promise<void> {
    return writeWindowState(this.#session.context, this.#options.baseUrl, this.#place, state)
  }

  get content(): string {
    return this.#content
  }

  async assertShows(screen: Screen, refused: boolean): Promise<void> {
    assertShows(await this.#read(), this.#page.url(), screen, refused)
  }

  async shown(): Promise<Screen> {
    return screenOfPage(await this.#read())
  }

  #read(): Promise<readonly AccessibleNode[]> {
    const { timeLimitMs } = this.#options
    return withTimeLimit(
      timeLimitMs,
      `the accessibility tree of the page at ${this.#page.url()}`,
      readAccessibilityTree(this.#session.reader),
    )
  }

  /** Groups the action under this name in the trace, which otherwise names key strokes only. */
  async #traced(name: string, action: () => Promise<void>): Promise<void> {
    const { tracing } = this.#session.context
    await tracing.group(name)
    try {
      await action()
    } finally {
      await tracing.groupEnd()
    }
  }

  /** Replaces the text in a field. */
  async #type(entries: readonly AccessibleNode[], label: string, text: string): Promise<void> {
    const { value } = await focus(this.#session.reader, entries, ['textbox'], label)
    if (value !== '') await this.#page.keyboard.press('ControlOrMeta+A')
    if (value !== '' && text === '') await this.#page.keyboard.press('Delete')
    if (text !== '') await this.#page.keyboard.insertText(text)
  }

  async #follow(entries: readonly AccessibleNode[], control: Control): Promise<Response> {
    // A form post redirects to a page: only the response that is rendered counts, once it is rendered.
    const rendered = this.#page.waitForEvent('framenavigated')
    const answered = this.#page.waitForResponse(
      (response) =>
        response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400),
    )
    const [response] = await Promise.all([
      answered,
      rendered,
      this.#traced(control.label, () => this.#press(entries, control)),
    ])
    await this.#page.waitForLoadState('domcontentloaded')
    return response
  }

  /** By keyboard only: a click by mouse would wait until the layout of the page is stable. */
  async #press(entries: readonly AccessibleNode[], control: Control): Promise<void> {
    const { kind, label } = control
    if (kind === 'choice') {
      await this.#page.getByRole('combobox').selectOption({ label })
      await focus(this.#session.reader, entries, ['button'], proceed[this.#place.locale])
    } else await focus(this.#session.reader, entries, rolesOf[kind], label)
    await this.#page.keyboard.press('Enter')
  }

  async #arrive(navigate: () => Promise<Response | null>): Promise<Response | null> {
    this.#options.onRequest()
    const traceHeaders = this.#options.traceHeaders()
    if (traceHeaders !== this.#traceHeaders) await this.#session.context.setExtraHTTPHeaders(traceHeaders)
    this.#traceHeaders = traceHeaders
    return withTimeLimit(
      this.#options.timeLimitMs,
      `the page at ${this.#page.url()}`,
      this.#receive(navigate()),
    )
  }

  async #receive(arriving: Promise<Response | null>): Promise<Response | null> {
    const response = await arriving
    this.#content = (await response?.text()) ?? ''
    return response
  }
}

/** Pages carry a refusal, which they show as a sentence, as data in a header field. */
function refusalIn(response: Response | null): Refused | undefined {
  const header = response?.headers()['x-sls-problem']
  return header === undefined
    ? undefined
    : { ...problem.parse(JSON.parse(decodeURIComponent(header))), kind: 'refused' }
}
