/** @module Tells a waiting page of changes, as server-sent events (HTML, section 9.2). */

import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Watch } from '../changes.ts'

/** One event per change. Whatever happened between the page and this request is told at once. */
export const tellChanges = (context: Context, watch: Watch, seen: string): Response =>
  streamSSE(context, async (stream) => {
    const gone = Promise.withResolvers<void>()
    const tell = () => void stream.writeSSE({ event: 'changed', id: String(watch.count()), data: '' })
    const stop = watch.listen(tell)
    stream.onAbort(() => gone.resolve())
    if (String(watch.count()) !== seen) tell()
    await gone.promise
    stop()
  })
