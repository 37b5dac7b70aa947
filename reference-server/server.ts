/** @module The Secure Login System as a function from request to response. */

import type { WindowWatcher } from './changes.ts'
import type { Instant } from './domain/model/primitives.ts'
import { app } from './http/app.ts'
import { type WindowSecret, watchWindow } from './http/window-watcher.ts'
import type { ServerParts } from './parts.ts'
import { System } from './system.ts'

export interface Server {
  /** Handles one request. Never rejects. */
  fetch(request: Request): Promise<Response>
  /** Observes the content of a window; undefined if the secret is wrong. */
  watch(secret: WindowSecret): Promise<WindowWatcher | undefined>
  /** Does all due work, and resolves with the time by the machine's clock at which the next is due. */
  settle(): Promise<Instant | undefined>
  /** Waits for pending sends and releases resources. The store stays open: another server may continue with it. */
  close(): Promise<void>
}

export function createServer(parts: ServerParts): Server {
  const system = new System(parts)
  return {
    fetch: (request) => parts.middleware(request, async (passed) => app.fetch(passed, { system })),
    watch: (secret) => watchWindow(system, secret),
    settle: () => system.settle(),
    close: () => system.close(),
  }
}
