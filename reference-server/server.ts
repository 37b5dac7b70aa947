/** @module The Secure Login System as one function from request to response. */

import type { Watch } from './changes.ts'
import type { Instant } from './domain/model/primitives.ts'
import { app } from './http/app.ts'
import { type WindowSecret, watchWindow } from './http/watch.ts'
import type { ServerParts } from './parts.ts'
import { System } from './system.ts'

export interface Server {
  /** Answers one request. Never rejects. */
  fetch(request: Request): Promise<Response>
  /** What the window of this secret shows, and its changes; undefined where the secret is wrong. */
  watch(secret: WindowSecret): Promise<Watch | undefined>
  /** Does all work that is due by now. */
  settle(): Promise<Instant | undefined>
  /** Waits for what is under way and ends it. The store stays as it is: another server may go on with it. */
  close(): Promise<void>
}

export function createServer(parts: ServerParts): Server {
  const system = new System(parts)
  return {
    fetch: async (request) => app.fetch(request, { system }),
    watch: (secret) => watchWindow(system, secret),
    settle: () => system.settle(),
    close: () => system.close(),
  }
}
