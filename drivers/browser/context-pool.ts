import type { Evidence } from '../ports/scene.ts'
import { type BrowserOptions, type BrowserSession, browser } from './chromium.ts'
import { collectEvidence } from './evidence.ts'

/** More are seldom needed at once, and each is a process of the browser. */
const kept = 8

async function newVisitor({ baseUrl, timeLimitMs }: BrowserOptions): Promise<BrowserSession> {
  const context = await (await browser()).newContext({
    baseURL: baseUrl,
    // The authority of the certificate is as old as this process, so no browser knows it.
    ignoreHTTPSErrors: true,
    // Every page has to do without script.
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(timeLimitMs)
  // A page as it was before and after each deed, but no film of it: that costs more than all the rest of a scenario.
  await context.tracing.start({ snapshots: true })
  const page = await context.newPage()
  return { baseUrl, context, page, reader: await context.newCDPSession(page) }
}

const closed = (visitors: readonly BrowserSession[]) =>
  Promise.all(visitors.map(({ context }) => context.close()))

async function forgotten({ context }: BrowserSession): Promise<void> {
  await context.clearCookies()
  await context.setExtraHTTPHeaders({})
  await context.tracing.stopChunk()
}

export class ContextPool {
  /** Those whose windows are open, in the order in which they were opened. */
  #present: BrowserSession[] = []
  #free: BrowserSession[] = []

  async welcome(options: BrowserOptions): Promise<BrowserSession> {
    // Where the server has been started again, it is elsewhere.
    const isHere = (visitor: BrowserSession): boolean => visitor.baseUrl === options.baseUrl
    const elsewhere = this.#free.filter((visitor) => !isHere(visitor))
    this.#free = this.#free.filter(isHere)
    const known = this.#free.pop()
    await closed(elsewhere)
    const visitor = known ?? (await newVisitor(options))
    this.#present.push(visitor)
    await visitor.context.tracing.startChunk()
    return visitor
  }

  /** What they leave behind. Whoever was asked for it is not met again: a page may hang. */
  async evidence(): Promise<Evidence[]> {
    const found = await collectEvidence(this.#present)
    await closed(this.#present)
    this.#present = []
    return found
  }

  /** All windows are closed. Without script a page keeps nothing but cookies. */
  async leave(): Promise<void> {
    const gone = this.#present
    this.#present = []
    const staying = gone.slice(0, kept - this.#free.length)
    await closed(gone.slice(staying.length))
    await Promise.all(staying.map(forgotten))
    this.#free.push(...staying)
  }

  async close(): Promise<void> {
    await closed([...this.#present, ...this.#free])
    this.#present = []
    this.#free = []
  }
}
