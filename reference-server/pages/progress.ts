/** @module Sends change events to a waiting page as server-sent events (HTML, section 9.2). */

import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { WindowWatcher } from '../changes.ts'

/** One event per change of the content. `rendered` is the fingerprint of the page, so that no change in between is lost. */
export const streamChanges = (context: Context, watcher: WindowWatcher, rendered: string): Response =>
  streamSSE(context, async (stream) => {
    let latest = rendered
    const sendChange = async () => {
      const fingerprint = await watcher.fingerprint()
      if (fingerprint === latest || stream.closed) return
      latest = fingerprint
      await stream.writeSSE({ event: 'changed', id: fingerprint, data: '' })
    }
    const closed = Promise.withResolvers<void>()
    const unsubscribe = watcher.subscribe(() => void sendChange().catch(closed.reject))
    stream.onAbort(() => closed.resolve())
    try {
      await sendChange()
      await closed.promise
    } finally {
      unsubscribe()
    }
  })
