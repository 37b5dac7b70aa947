import { expect, test } from 'vitest'
import { twilioSender } from './twilio.ts'

const credentials = { accountSid: 'AC1', authToken: 'secret', from: '+12025550100' }

test('the request is a form with number and text, authenticated as the account', async () => {
  const requests: Request[] = []
  const carrier: typeof fetch = async (input, init) => {
    requests.push(new Request(input, init))
    return Response.json({ sid: 'SM1' }, { status: 201 })
  }
  const send = twilioSender(credentials, 'https://api.example', carrier, () => 0)
  expect(await send({ to: '+15551230001', body: 'Ваш код: 123456 & more' })).toBe('sent')
  const [request] = requests
  expect([request?.method, request?.url]).toEqual([
    'POST',
    'https://api.example/2010-04-01/Accounts/AC1/Messages.json',
  ])
  expect(request?.headers.get('authorization')).toBe(`Basic ${btoa('AC1:secret')}`)
  expect(Object.fromEntries(new URLSearchParams(await request?.text()))).toEqual({
    To: '+15551230001',
    From: '+12025550100',
    Body: 'Ваш код: 123456 & more',
  })
})

test('a message is sent once the carrier has accepted it, even if the response body breaks off', async () => {
  const failing = { pull: () => Promise.reject(new Error('connection reset')) }
  const body = new ReadableStream(failing, { highWaterMark: 0 })
  const carrier = async () => new Response(body, { status: 201 })
  const send = twilioSender(credentials, 'https://api.example', carrier, () => 0)
  expect(await send({ to: '+1', body: '' })).toBe('sent')
})

test.each([
  [400, 'failed'],
  [401, 'failed'],
  [429, { retryAfterMs: 20_000 }],
  [500, { retryAfterMs: 20_000 }],
])('%i: %j', async (status, expected) => {
  const carrier = async () => new Response('{}', { status, headers: { 'retry-after': '20' } })
  const send = twilioSender(credentials, 'https://api.example', carrier, () => 0)
  expect(await send({ to: '+1', body: '' })).toEqual(expected)
})
