/** @module A browser without script, for tests: cookies, links, forms, and nothing else. */

import { createPages } from '../reference-server/pages/pages.ts'
import type { TestServer } from './reference-server.ts'

const entities: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }

const unescaped = (text: string): string =>
  text.replaceAll(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => entities[name] ?? '')

const first = (pattern: RegExp, text: string): string | undefined => {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

const quoted = (label: string): string => RegExp.escape(label)

export interface TestPage {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Where redirects have led. */
  readonly address: string
}

export class TestBrowser {
  readonly cookies = new Map<string, string>()
  /** Every Set-Cookie line so far. */
  readonly set: string[] = []
  readonly #origin: string
  readonly #answer: (request: Request) => Promise<Response>
  #visit: TestPage | undefined

  constructor(origin: string, answer: (request: Request) => Promise<Response>) {
    this.#origin = origin
    this.#answer = answer
  }

  get page(): TestPage {
    if (!this.#visit) throw new Error('no page is open')
    return this.#visit
  }

  get heading(): string | undefined {
    return first(/<h1>([^<]*)<\/h1>/, this.page.html)
  }

  /** What has the role of an alert. */
  get alert(): string | undefined {
    return first(/role="alert"[^>]*>([^<]*)</, this.page.html)
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const request = new Request(new URL(path, this.#origin), { redirect: 'manual', ...init, headers })
    return this.#answer(request)
  }

  async open(path: string, init: RequestInit = {}): Promise<TestPage> {
    const response = await this.fetch(path, init)
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const location = response.headers.get('location')
    if (location !== null) return this.open(location)
    const { status, headers } = response
    this.#visit = { status, headers, html: await response.text(), address: path }
    return this.#visit
  }

  reload(): Promise<TestPage> {
    return this.open(this.page.address)
  }

  /** Follows the link with this text. */
  follow(label: string): Promise<TestPage> {
    const href = first(new RegExp(`<a href="([^"]*)"[^>]*>${quoted(label)}</a>`), this.page.html)
    if (href === undefined) throw new Error(`no link "${label}" in ${this.page.html}`)
    return this.open(href)
  }

  /** Presses the button, or chooses the entry of the drop-down, with this text. */
  press(label: string, typed: Readonly<Record<string, string>> = {}): Promise<TestPage> {
    const { html } = this.page
    const pattern = `<(?:button|option)[^>]*value="([^"]*)"[^>]*>${quoted(label)}</`
    const control = first(new RegExp(pattern), html)
    if (control === undefined) throw new Error(`no button "${label}" in ${html}`)
    return this.post({ token: first(/name="token" value="([^"]*)"/, html) ?? '', control, ...typed })
  }

  post(
    form: Readonly<Record<string, string>>,
    headers: Record<string, string> = { origin: this.#origin },
  ): Promise<TestPage> {
    return this.open(this.page.address, { method: 'POST', headers, body: new URLSearchParams(form) })
  }

  #keep(line: string): void {
    this.set.push(line)
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/max-age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** A browser at the pages of this server, without a socket between them. */
export function createTestBrowser({ raw, watch }: TestServer): TestBrowser {
  let secrets = 0
  const { fetch } = createPages({ fetch: raw, watch, newSecret: () => `secret ${secrets++}` })
  return new TestBrowser('https://pages.test', fetch)
}
