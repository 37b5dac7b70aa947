import { AssertionError } from 'node:assert'
import { describe, expect, test } from 'vitest'
import type { Window } from '../ports/driver.ts'
import { NotTestable } from '../ports/errors.ts'
import { httpAttacker } from './attacker.ts'
import type { Fetch } from './client.ts'

const attackerOn = (fetch: Fetch) =>
  httpAttacker({ baseUrl: 'http://server.test', fetch, traceHeaders: () => ({}), timeLimitMs: 20 })

/** A window that has received these replies. */
const windowWith = (...replies: readonly object[]): Window =>
  Object.create(null, {
    received: { value: () => replies.map((reply) => JSON.stringify({ reply })).join('\n') },
  })

const login = windowWith({ loginId: 'login', secret: 'secret' })
const answering =
  (status: number, body: string): Fetch =>
  async () =>
    new Response(body, { status })

describe('without an answer nothing can be said', () => {
  const broken = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  const cut = () => new Response(new ReadableStream({ start: (stream) => stream.error(broken) }))

  test.each<[string, Fetch, string]>([
    ['the connection ends', () => Promise.reject(broken), 'gave no answer to POST'],
    ['the body ends early', async () => cut(), 'gave no answer to POST'],
    ['none comes', () => new Promise(() => {}), 'waited 20 ms for the answer to POST'],
  ])('where %s', async (_where, fetch, said) => {
    const attacker = attackerOn(fetch)
    for (const attempt of [
      () => attacker.submit(login, 'Security Code', '123456'),
      () => attacker.probe('login window', 'amara', 'password'),
      () => attacker.loginAccessibleWith(login, 'token'),
    ])
      await expect(attempt()).rejects.toThrow(NotTestable)
    await expect(attacker.submit(login, 'Security Code', '1')).rejects.toThrow(said)
  })
})

describe('what the server answers is the server’s', () => {
  test.each([
    ['a server error', 503, '{}', 'the server error 503'],
    ['a refusal in another shape', 400, '{"error":"no"}', 'refused in another shape than documented'],
    ['a refusal that is no JSON', 400, '<h1>No</h1>', 'refused in another shape than documented'],
    [
      'a refusal that names another status',
      400,
      JSON.stringify({
        type: 'about:blank',
        title: 'No',
        status: 401,
        code: 'unauthenticated',
        detail: 'No.',
      }),
      'answered 400, and its body says 401',
    ],
  ])('%s', async (_what, status, body, said) => {
    const submitted = attackerOn(answering(status, body)).submit(login, 'Response String', '12345678')
    await expect(submitted).rejects.toThrow(AssertionError)
    await expect(submitted).rejects.toThrow(said)
  })

  test('a window without a login that could be answered', async () => {
    const submitted = attackerOn(answering(200, '{}')).submit(windowWith({}), 'Security Code', '123456')
    await expect(submitted).rejects.toThrow(AssertionError)
  })
})
