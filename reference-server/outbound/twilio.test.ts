import { expect, test } from 'vitest'
import { twilioSender } from './twilio.ts'

const credentials = { accountSid: 'AC1', authToken: 'secret', from: '+12025550100' }

test('a form with number and text, as the account', async () => {
  const seen: Request[] = []
  const send = twilioSender(credentials, 'https://api.example', async (input, init) => {
    seen.push(new Request(input, init))
    return Response.json({ sid: 'SM1' }, { status: 201 })
  })
  expect(await send({ to: '+15551230001', body: 'Ваш код: 123456 & more' })).toBe('sent')
  const [request] = seen
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

test('whatever the carrier refuses has failed', async () => {
  for (const status of [400, 401, 429, 500]) {
    const send = twilioSender(credentials, 'https://api.example', async () => new Response('{}', { status }))
    expect(await send({ to: '+1', body: '' })).toBe('failed')
  }
})
