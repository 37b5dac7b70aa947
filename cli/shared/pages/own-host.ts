/** @module Which names a browser may ask by: no page of another site gets at pages of this machine (DNS rebinding). */

import type { MiddlewareHandler } from 'hono'

/** `hosts`: beside the names of this machine, where a command has the option `--host`. */
export function ownHostOnly(hosts?: readonly string[]): MiddlewareHandler {
  const ours: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', ...(hosts ?? [])])
  const hint = (hostname: string): string => (hosts ? `; allow it by --host ${hostname}` : '')
  return async (context, next) => {
    const { hostname } = new URL(context.req.url)
    if (ours.has(hostname)) return next()
    return context.json({ error: `host: ${hostname} is not this machine${hint(hostname)}.` }, 403)
  }
}
