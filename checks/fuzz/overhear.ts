/** @module A server whose other callers are overheard: what they send can be fired again, word for word. */

import { isOperation, routeOf } from '../../contract/routes.ts'
import type { TestServer } from '../../testing/reference-server.ts'
import type { Shot } from './shot.ts'

type Asked = Parameters<TestServer['call']>[1]

function shotOf(name: string, { path = {}, body, bearer }: NonNullable<Asked>): Shot | undefined {
  // What the lab is told sets the world up, and is nothing that anybody could overhear.
  if (!isOperation(name) || routeOf(name).face === 'lab') return undefined
  const { method, path: template } = routeOf(name)
  return {
    operation: name,
    method,
    path: template.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(path[key] ?? 'none')),
    headers: {
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    spoiled: [],
  }
}

/** The same server; `shots` grows with each request of its own callers. */
export const overheard = (server: TestServer, shots: Shot[]): TestServer => ({
  ...server,
  async call(name, asked = {}) {
    const shot = shotOf(name, asked)
    if (shot) shots.push(shot)
    return server.call(name, asked)
  },
})
