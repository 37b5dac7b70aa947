/** @module What axe finds on a page that somebody with a screen reader or a keyboard could not use. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { z } from 'zod'

/** Minified: every page gets a copy. */
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/**
 * For one who is looked at on many pages, one after the other: to send axe to each of them takes longer than what it then does
 * there. It is compiled where it is called alone.
 */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript({ content: `globalThis.loadAxe = () => {\n${axe}\n}` })
}

const isThere = "'axe' in globalThis || (globalThis.loadAxe?.(), 'axe' in globalThis)"

/** Of all that it has looked at it would tell each element, which is more than the page. */
const found = `({ violations }) => ({
  violations: violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) })),
})`

const results = z.object({
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
})

/** What axe finds on the page as it is now, one sentence each; by some of its rules, where they are named. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(isThere))) await page.evaluate(axe)
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) })
  const { violations } = results.parse(await page.evaluate(`axe.run(document, ${options}).then(${found})`))
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
}
