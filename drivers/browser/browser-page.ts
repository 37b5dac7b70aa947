/** @module A page in somebody's hands: goes somewhere, types, clicks, and is back when the next page is there. */

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

/** Sends the choice made in a drop-down: the one label of the pages that no screen has. */
const proceed = { en: 'Continue', ru: 'Продолжить' } as const

export class BrowserPage {
  readonly #visitor: BrowserSession
  readonly #page: Page
  readonly #place: WindowPlace
  readonly #options: BrowserOptions
  /** Everything that came with the page. */
  #content = ''
  #origin: Readonly<Record<string, string>> | undefined

  constructor(visitor: BrowserSession, place: WindowPlace, options: BrowserOptions) {
    this.#visitor = visitor
    this.#page = visitor.page
    this.#place = place
    this.#options = options
  }

  /** The page of Client Portal by its name; undefined on the window itself. */
  get name(): string | undefined {
    return new URL(this.#page.url()).pathname.split('/')[3]
  }

  /** To a page of Client Portal, or to the window itself. */
  async go(name?: string): Promise<void> {
    const { platform, locale, os } = this.#place
    const path = [platform, locale, ...(name === undefined ? [] : [name])].join('/')
    const address = `/${path}${os === undefined ? '' : `?os=${os}`}`
    await this.#arrive(() => this.#page.goto(address, { waitUntil: 'domcontentloaded' }))
  }

  /** Anew, and from the first page of the window on. */
  async look(): Promise<void> {
    if (this.name !== undefined) return this.go()
    await this.#arrive(() => this.#page.reload({ waitUntil: 'domcontentloaded' }))
  }

  /** The refusal, if the server has answered with one. */
  async click({ control, typed }: PageClick): Promise<Refused | undefined> {
    const entries = await this.#read()
    for (const [label, text] of Object.entries(typed))
      await this.#traced(label, () => this.#type(entries, label, text))
    return refusalIn(await this.#arrive(() => this.#follow(entries, control)))
  }

  /** What its browser keeps of the window. */
  held(): Promise<WindowState> {
    return readWindowState(this.#visitor.context, this.#place)
  }

  /** Gives its browser what the window got past its pages. */
  hold(held: WindowState): Promise<void> {
    return writeWindowState(this.#visitor.context, this.#options.baseUrl, this.#place, held)
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
      `what the page at ${this.#page.url()} says`,
      readAccessibilityTree(this.#visitor.reader),
    )
  }

  /** Under this name in the trace, which would say what the keyboard did, and not to what. */
  async #traced(name: string, deed: () => Promise<void>): Promise<void> {
    const { tracing } = this.#visitor.context
    await tracing.group(name)
    try {
      await deed()
    } finally {
      await tracing.groupEnd()
    }
  }

  /** In place of what stands there. */
  async #type(entries: readonly AccessibleNode[], label: string, text: string): Promise<void> {
    const { value } = await focus(this.#visitor.reader, entries, ['textbox'], label)
    if (value !== '') await this.#page.keyboard.press('ControlOrMeta+A')
    if (value !== '' && text === '') await this.#page.keyboard.press('Delete')
    if (text !== '') await this.#page.keyboard.insertText(text)
  }

  async #follow(entries: readonly AccessibleNode[], control: Control): Promise<Response> {
    // A form leads back to a page: only the answer that is drawn counts, and it counts when it is drawn.
    const drawn = this.#page.waitForEvent('framenavigated')
    const answered = this.#page.waitForResponse(
      (response) =>
        response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400),
    )
    const [response] = await Promise.all([
      answered,
      drawn,
      this.#traced(control.label, () => this.#press(entries, control)),
    ])
    await this.#page.waitForLoadState('domcontentloaded')
    return response
  }

  /** With the keyboard alone: a mouse would wait for the page to stand still. */
  async #press(entries: readonly AccessibleNode[], control: Control): Promise<void> {
    const { kind, label } = control
    if (kind === 'choice') {
      await this.#page.getByRole('combobox').selectOption({ label })
      await focus(this.#visitor.reader, entries, ['button'], proceed[this.#place.locale])
    } else await focus(this.#visitor.reader, entries, rolesOf[kind], label)
    await this.#page.keyboard.press('Enter')
  }

  async #arrive(navigate: () => Promise<Response | null>): Promise<Response | null> {
    this.#options.onRequest()
    const origin = this.#options.origin()
    if (origin !== this.#origin) await this.#visitor.context.setExtraHTTPHeaders(origin)
    this.#origin = origin
    return withTimeLimit(this.#options.timeLimitMs, `the page at ${this.#page.url()}`, this.#take(navigate()))
  }

  async #take(arriving: Promise<Response | null>): Promise<Response | null> {
    const response = await arriving
    this.#content = (await response?.text()) ?? ''
    return response
  }
}

/** The pages tell a program what they tell a person in a sentence. */
function refusalIn(response: Response | null): Refused | undefined {
  const told = response?.headers()['x-sls-problem']
  return told === undefined
    ? undefined
    : { ...problem.parse(JSON.parse(decodeURIComponent(told))), kind: 'refused' }
}
