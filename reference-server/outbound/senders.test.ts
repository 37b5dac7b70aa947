import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { senders } from './senders.ts'

const server = createServer()
afterEach(() => server.close())

test('a redirect is not followed, and the message reaches no other URL', async () => {
  const requested: (string | undefined)[] = []
  server.on('request', (request, response) => {
    requested.push(request.url)
    response.writeHead(307, { location: '/elsewhere' }).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const twilio = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const { sendSms } = senders(
    { twilio: { accountSid: 'AC1', authToken: 'secret', from: '+1' }, urls: { twilio } },
    () => 0,
  )
  await expect(sendSms({ to: '+2', body: '123456' })).rejects.toThrow()
  expect(requested).toEqual(['/2010-04-01/Accounts/AC1/Messages.json'])
})
