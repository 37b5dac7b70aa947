/** @module As `process`, with the pages of the server in Chromium: what people see is what is judged. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificates } from '../../simulators/transport/certificates.ts'
import { Crowd } from '../browser/activity-limit.ts'
import { BrowserWindow } from '../browser/browser-window.ts'
import { browser, closeBrowser } from '../browser/chromium.ts'
import { ContextPool } from '../browser/context-pool.ts'
import type { Assembly } from '../ports/scene.ts'
import { HarnessError } from '../ports/time-limit.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type Door, processAssembly } from './process.ts'
import type { Variant } from './variant.ts'

/** A page is drawn, too, and the machine may be busy. */
const timeLimitMs = 10_000

export async function inBrowser(variant: Variant): Promise<Assembly> {
  await browser()
  const folder = temporaryFolder('sls-process-')
  const trusted = await certificates()
  const file = (name: 'cert' | 'key'): string => {
    const path = join(folder.path, `${name}.pem`)
    writeFileSync(path, trusted[name])
    return path
  }
  const files = { cert: file('cert'), key: file('key') }
  const visitors = new ContextPool()
  const door: Door = {
    name: 'browser',
    settings: (port) => ({ SLS_PAGES: JSON.stringify({ port, ...files }) }),
    windows: (server) => (client, requests) => {
      const crowd = new Crowd()
      return async (place) => {
        if (crowd.isProgram()) return undefined
        const { pages } = server()
        if (pages === undefined) throw new HarnessError('the reference server shows no pages')
        const options = { baseUrl: pages, ...requests, crowd, timeLimitMs }
        return BrowserWindow.open(client, place, options, await visitors.welcome(options))
      }
    },
    async close() {
      await visitors.close()
      await closeBrowser()
      folder.remove()
    },
  }
  const assembly = await processAssembly(variant, { door }).catch(async (error: unknown) => {
    await door.close()
    throw error
  })
  return {
    ...assembly,
    async open(seed) {
      const scene = await assembly.open(seed)
      return {
        ...scene,
        evidence: () => visitors.evidence(),
        async close() {
          await visitors.leave()
          await scene.close()
        },
      }
    },
  }
}
