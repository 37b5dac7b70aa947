/** @module What a report is like in Chromium: how soon it is painted, can be used and answers a search, and what stands in somebody's way. */

import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright'
import { z } from 'zod'
import type { Contestant } from './contestants.ts'

/** In milliseconds from the beginning of the navigation. */
export interface OpeningTimes {
  /** First contentful paint, of the Paint Timing of W3C. */
  readonly paintMs: number
  /** When a way to the scenarios was there, after the first paint, and the page was free to answer. */
  readonly usableMs: number
}

export const widths = [1280, 390, 320] as const
export const schemes = ['light', 'dark'] as const

export interface PageFigures {
  /** All that a browser reads of it. */
  readonly bytes: number
  readonly files: number
  /** Servers that it asks for something. */
  readonly asks: readonly string[]
  /** What axe finds in one view, in the worst of them: by width, light and dark. */
  readonly findings: Readonly<Record<`${(typeof widths)[number]} ${(typeof schemes)[number]}`, number>>
  /** The rules of axe that are broken. */
  readonly rules: readonly string[]
  /** How much too wide the worst view is, by width. */
  readonly overflow: Readonly<Record<(typeof widths)[number], number>>
  /** From a key to the last change of the page that it has caused, the longest of some keys. */
  readonly searchMs: number
}

/** Who counts visitors would be waited for where names are resolved slowly. */
const alone = { offline: true } as const

const whenUsable = (control: string): string => `(() => {
  const look = () => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0]
    if (painted && document.querySelector(${JSON.stringify(control)})?.checkVisibility())
      globalThis.opened = { paintMs: painted.startTime, usableMs: Math.max(performance.now(), painted.startTime) }
    else setTimeout(look, 1)
  }
  look()
})()`

const openingTimes = z.object({ paintMs: z.number(), usableMs: z.number() })

export async function openingTimesOf(
  { page: file, control }: Pick<Contestant, 'page' | 'control'>,
  browser: Browser,
): Promise<OpeningTimes> {
  const context = await browser.newContext({ ...alone, viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(whenUsable(control))
    await page.goto(pathToFileURL(file).href)
    await page.waitForFunction('globalThis.opened', undefined, { timeout: 120_000 })
    return openingTimes.parse(await page.evaluate('globalThis.opened'))
  } finally {
    await context.close()
  }
}

/** Only a clone has it. */
const axe = (): string => readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const violations = z.array(z.object({ id: z.string(), nodes: z.number() }))

export async function pageFigures(one: Contestant, browser: Browser): Promise<PageFigures> {
  const views = ['', ...one.views]
  const read = new Map<string, number>()
  const asks = new Set<string>()
  const findings = new Map<string, number>()
  const overflow = new Map<number, number>()
  const rules = new Set<string>()
  for (const view of views) {
    const page = await browser.newPage(alone)
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol === 'file:')
        read.set(url.pathname, statSync(fileURLToPath(url.href.split('#')[0] ?? '')).size)
      else if (url.protocol.startsWith('http')) asks.add(url.host)
    })
    await page.goto(`${pathToFileURL(one.page)}${view}`)
    await settled(page, one.control)
    await page.evaluate(axe())
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      const tooWide = z.number().parse(await page.evaluate(overflowing))
      overflow.set(width, Math.max(overflow.get(width) ?? 0, tooWide))
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const found = violations.parse(await page.evaluate(broken))
        for (const { id } of found) rules.add(id)
        const key = `${width} ${colorScheme}`
        const count = found.reduce((sum, { nodes }) => sum + nodes, 0)
        findings.set(key, Math.max(findings.get(key) ?? 0, count))
      }
    }
    await page.close()
  }
  return figuresSchema.parse({
    bytes: [...read.values()].reduce((sum, size) => sum + size, 0),
    files: read.size,
    asks: [...asks],
    findings: Object.fromEntries(findings),
    rules: [...rules].toSorted(),
    overflow: Object.fromEntries(overflow),
    searchMs: await slowestKey(one, browser),
  })
}

const keysOf = z.enum(widths.flatMap((width) => schemes.map((scheme) => `${width} ${scheme}` as const)))
const figuresSchema = z.object({
  bytes: z.number(),
  files: z.number(),
  asks: z.array(z.string()),
  findings: z.record(keysOf, z.number()),
  rules: z.array(z.string()),
  overflow: z.record(z.literal(widths), z.number()),
  searchMs: z.number(),
})

const overflowing = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

const broken = `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.length })))`

/** In milliseconds: so long without a change a page counts as finished. */
const quietFor = 700

/** Notes when the page changed last after the last key; what a field itself changes is no answer. */
const watch = `(() => {
  const watched = globalThis.watched = { key: 0, changed: performance.now() }
  addEventListener('keydown', ({ timeStamp }) => { watched.key = watched.changed = timeStamp }, true)
  new MutationObserver((changes) => {
    if (changes.every(({ target }) => target.tagName === 'INPUT')) return
    requestAnimationFrame(() => setTimeout(() => { watched.changed = performance.now() }))
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
})()`

/** Resolves when the page can be used and has not changed for a while. */
async function settled(page: Page, control: string): Promise<void> {
  await page.locator(control).first().waitFor()
  await page.evaluate(watch)
  await page.waitForFunction(`performance.now() - watched.changed > ${quietFor}`)
}

const word = 'code'

async function slowestKey({ page: file, control, search }: Contestant, browser: Browser): Promise<number> {
  const page = await browser.newPage(alone)
  await page.goto(`${pathToFileURL(file)}${search}`)
  await settled(page, control)
  await page.locator('input[type=text]:visible, input[type=search]:visible').first().focus()
  const times: number[] = []
  for (const key of word) {
    await page.keyboard.press(key)
    await page.waitForFunction(`performance.now() - Math.max(watched.key, watched.changed) > ${quietFor}`)
    times.push(z.number().parse(await page.evaluate('watched.changed - watched.key')))
  }
  await page.close()
  return Math.max(...times)
}
