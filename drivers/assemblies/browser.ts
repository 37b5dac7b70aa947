/**
 * @module As `process`, with the windows of people in Chromium, on the pages of the server. A scenario that takes more
 * actions than a person does is not applicable (activity-limit.ts).
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificates } from '../../simulators/transport/certificates.ts'
import { PageActivity } from '../browser/activity-limit.ts'
import { BrowserWindow } from '../browser/browser-window.ts'
import { browser, closeBrowser } from '../browser/chromium.ts'
import { ContextPool } from '../browser/context-pool.ts'
import { HarnessError } from '../ports/errors.ts'
import type { Assembly } from '../ports/scene.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { processAssembly, type WindowAccess } from './process.ts'
import type { Variant } from './variant.ts'

/** Longer than for a bare response, since a page is drawn too. */
const timeLimitMs = 10_000

/** `headed`: the windows are shown. */
export async function inBrowser(variant: Variant, headed = false): Promise<Assembly> {
  await browser(headed)
  const folder = temporaryFolder('sls-process-')
  const trusted = await certificates()
  const file = (name: 'cert' | 'key'): string => {
    const path = join(folder.path, `${name}.pem`)
    writeFileSync(path, trusted[name])
    return path
  }
  const files = { cert: file('cert'), key: file('key') }
  const contexts = new ContextPool()
  let activity = new PageActivity()
  const windowAccess: WindowAccess = {
    name: 'browser',
    settings: (port) => ({ SLS_PAGES: JSON.stringify({ port, ...files }) }),
    windows: (server) => (client, requests) => {
      activity = new PageActivity()
      return async (place) => {
        activity.countWindow()
        const { pages } = server()
        if (pages === undefined)
          throw new HarnessError(
            'the reference server was started for the browser target, and serves no pages',
          )
        const options = { baseUrl: pages, ...requests, activity, timeLimitMs }
        return BrowserWindow.open(client, place, options, await contexts.acquire(options))
      }
    },
    async close() {
      await contexts.close()
      await closeBrowser()
      folder.remove()
    },
  }
  const assembly = await processAssembly(variant, { windowAccess }).catch(async (error: unknown) => {
    await windowAccess.close()
    throw error
  })
  return {
    ...assembly,
    async open(seed) {
      const scene = await assembly.open(seed)
      return {
        ...scene,
        evidence: () => contexts.evidence(),
        async close() {
          await activity.quiesce()
          await contexts.release()
          await scene.close()
        },
      }
    },
  }
}
