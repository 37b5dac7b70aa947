/** @module Tells a waiting page of changes, as server-sent events (HTML, section 9.2). */

import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { WindowWatcher } from '../changes.ts'

/** One event per change of what is shown. What happened between the page and this request is told at once. */
export const streamChanges = (context: Context, watch: WindowWatcher, shown: string): Response =>
  streamSSE(context, async (stream) => {
    let seen = shown
    const look = async () => {
      const picture = await watch.fingerprint()
      if (picture === seen || stream.closed) return
      seen = picture
      await stream.writeSSE({ event: 'changed', id: picture, data: '' })
    }
    const gone = Promise.withResolvers<void>()
    const stop = watch.subscribe(() => void look().catch(gone.reject))
    stream.onAbort(() => gone.resolve())
    try {
      await look()
      await gone.promise
    } finally {
      stop()
    }
  })
