import { expect, test } from 'vitest'
import type { Fetch } from './client.ts'
import { ExchangeLog } from './exchange-log.ts'

const answering =
  (status: number, body: string): Fetch =>
  async () => ({ status, headers: new Headers(), text: async () => body })

async function exchangeOf(body: string | undefined, status: number, answer: string) {
  const log = new ExchangeLog()
  log.step = 'Amara logs in'
  const fetch = log.recording(answering(status, answer))
  const request = {
    method: 'POST',
    headers: { authorization: 'Bearer private' },
    ...(body !== undefined && { body }),
  }
  const response = await fetch('http://sls.test/logins?a=1', request)
  expect(await response.text()).toBe(answer)
  return log.exchanges()
}

test('an exchange has its step, request, status and answer, and no secret', async () => {
  const request = JSON.stringify({ username: 'amara', password: 'p', code: '123456' })
  const reply = JSON.stringify({
    state: 'loggedIn',
    session: 's',
    secret: 't',
    nested: { deviceSecret: 'd', seal: 'e' },
  })
  expect(await exchangeOf(request, 201, reply)).toEqual([
    {
      step: 'Amara logs in',
      method: 'POST',
      path: '/logins?a=1',
      request: '{"username":"amara","password":"•••","code":"123456"}',
      status: 201,
      response:
        '{"state":"loggedIn","session":"•••","secret":"•••","nested":{"deviceSecret":"•••","seal":"•••"}}',
    },
  ])
})

test('of a screen the title is kept', async () => {
  const reply = JSON.stringify({ state: 'challenge', screen: { title: 'TWS', notes: ['long'], fields: [] } })
  expect((await exchangeOf(undefined, 200, reply))[0]?.response).toBe(
    '{"state":"challenge","screen":{"title":"TWS"}}',
  )
})

test('an answer that is not JSON is shown as it is, up to 2,000 characters', async () => {
  expect((await exchangeOf(undefined, 502, '<html>'))[0]?.response).toBe('<html>')
  expect((await exchangeOf(undefined, 502, 'x '.repeat(2_500)))[0]?.response).toHaveLength(2_000)
})

test('a request without an answer is there too', async () => {
  const log = new ExchangeLog()
  const fetch = log.recording(async () => {
    throw new Error('ECONNRESET')
  })
  await expect(fetch('http://sls.test/logins', { method: 'GET', headers: {} })).rejects.toThrow('ECONNRESET')
  expect(log.exchanges()).toMatchObject([{ method: 'GET', path: '/logins', status: undefined }])
})
