import { expect, test } from 'vitest'
import { createClient } from './client.ts'
import { HttpWindow } from './http-window.ts'

test('a window has heard whatever it was told, at its logout as well', async () => {
  const client = createClient({
    baseUrl: 'http://server.test',
    fetch: async (_url, { method }) =>
      new Response(
        JSON.stringify({ username: 'amara', platform: 'tws', done: true, debug: `told to ${method}` }),
      ),
    origin: () => ({}),
    timeLimitMs: 1_000,
  })
  const place = { platform: 'tws', locale: 'en', os: undefined } as const
  const window = new HttpWindow(client, place, undefined, { session: 'session' })
  await window.isLoggedIn()
  await window.logOut()
  expect(window.received()).toContain('told to GET')
  expect(window.received()).toContain('told to DELETE')
})
