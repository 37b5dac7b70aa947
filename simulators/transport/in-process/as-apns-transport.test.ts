import { expect, test } from 'vitest'
import { VirtualClock } from '../../clock/clock.ts'
import type { Service, ServiceRequest } from '../service.ts'
import { asApnsTransport } from './as-apns-transport.ts'

const received: ServiceRequest[] = []
const service: Service = (request) => {
  received.push(request)
  return { status: 200, headers: { 'apns-id': '1' }, body: '' }
}
const transport = () => asApnsTransport(service, new VirtualClock().now)
const request = {
  origin: 'https://api.push.apple.com',
  path: '/3/device/00',
  headers: { 'Apns-Topic': 'a' },
  body: '{}',
}

test('posts to the service, with header names as HTTP/2 has them', async () => {
  expect(await transport()(request)).toEqual({ status: 200, headers: { 'apns-id': '1' }, body: '' })
  expect(received.at(-1)).toMatchObject({
    method: 'POST',
    path: '/3/device/00',
    headers: { 'apns-topic': 'a' },
    body: '{}',
  })
})

test('is one connection, and another transport is another', async () => {
  received.length = 0
  const [one, two] = [transport(), transport()]
  await one(request)
  await one(request)
  await two(request)
  const [first, second, third] = received.map(({ connection }) => connection)
  expect([first === second, second === third]).toEqual([true, false])
})

test.each([
  'https://api.push.apple.com:443',
  'https://api.push.apple.com:2197',
  'https://api.sandbox.push.apple.com',
])('reaches %s', async (origin) => {
  expect(await transport()({ ...request, origin })).toMatchObject({ status: 200 })
})

test.each([
  'http://api.push.apple.com',
  'https://api.push.apple.com:80',
  'https://api.push.apple.com.evil.example',
])('refuses %s', async (origin) => {
  await expect(transport()({ ...request, origin })).rejects.toThrow(`refused to connect to ${origin}`)
})
