import { expect, test } from 'vitest'
import { createClient } from './client.ts'
import { HttpWindow } from './http-window.ts'

test('a window records every response, that of its logout too', async () => {
  const client = createClient({
    baseUrl: 'http://server.test',
    fetch: async (_url, { method }) =>
      new Response(
        JSON.stringify({ username: 'amara', platform: 'tws', done: true, debug: `sent on ${method}` }),
      ),
    traceHeaders: () => ({}),
    timeLimitMs: 1_000,
  })
  const place = { platform: 'tws', locale: 'en', os: undefined } as const
  const window = new HttpWindow(client, place, undefined, { session: 'session' })
  await window.isLoggedIn()
  await window.logOut()
  expect(window.received()).toContain('sent on GET')
  expect(window.received()).toContain('sent on DELETE')
})
