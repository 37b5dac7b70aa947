import type { Evidence } from '../ports/scene.ts'
import { type BrowserOptions, type BrowserSession, browser } from './chromium.ts'
import { collectEvidence } from './evidence.ts'

/** More are seldom needed at once, and each is a process of the browser. */
const maximumKept = 8

async function newSession({ baseUrl, timeLimitMs }: BrowserOptions): Promise<BrowserSession> {
  const context = await (await browser()).newContext({
    baseURL: baseUrl,
    // The certificate authority was created by this process, so no browser trusts it.
    ignoreHTTPSErrors: true,
    // Every page has to work without scripts.
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(timeLimitMs)
  // Snapshots before and after each action, but no screencast, which costs more than the rest of a scenario.
  await context.tracing.start({ snapshots: true })
  const page = await context.newPage()
  return { baseUrl, context, page, reader: await context.newCDPSession(page) }
}

const closeAll = (sessions: readonly BrowserSession[]) =>
  Promise.all(sessions.map(({ context }) => context.close()))

async function cleared({ context }: BrowserSession): Promise<void> {
  await context.clearCookies()
  await context.setExtraHTTPHeaders({})
  await context.tracing.stopChunk()
}

export class ContextPool {
  /** Sessions in use, in the order in which they were acquired. */
  #used: BrowserSession[] = []
  #free: BrowserSession[] = []

  /** A session without any state, from the pool or new. */
  async acquire(options: BrowserOptions): Promise<BrowserSession> {
    // A server that was started again may have another address.
    const isHere = (session: BrowserSession): boolean => session.baseUrl === options.baseUrl
    const elsewhere = this.#free.filter((session) => !isHere(session))
    this.#free = this.#free.filter(isHere)
    const known = this.#free.pop()
    await closeAll(elsewhere)
    const session = known ?? (await newSession(options))
    this.#used.push(session)
    await session.context.tracing.startChunk()
    return session
  }

  /** Collects the evidence of all sessions in use and closes them: a page may hang. */
  async evidence(): Promise<Evidence[]> {
    const found = await collectEvidence(this.#used)
    await closeAll(this.#used)
    this.#used = []
    return found
  }

  /** Returns all sessions in use to the pool. Without scripts a page stores nothing but cookies. */
  async release(): Promise<void> {
    const used = this.#used
    this.#used = []
    const kept = used.slice(0, maximumKept - this.#free.length)
    await closeAll(used.slice(kept.length))
    await Promise.all(kept.map(cleared))
    this.#free.push(...kept)
  }

  async close(): Promise<void> {
    await closeAll([...this.#used, ...this.#free])
    this.#used = []
    this.#free = []
  }
}
