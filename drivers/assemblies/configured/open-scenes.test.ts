import { expect, test } from 'vitest'
import type { PushReceiver } from '../../../simulators/push-gateway/message.ts'
import { plainConnection } from '../../../simulators/transport/service.ts'
import type { GatewayService } from '../gateway-sockets.ts'
import { createSimulators } from '../scene/simulators.ts'
import { OpenScenes } from './open-scenes.ts'

const nobodys = createSimulators('nobody')
const one = createSimulators('one')
const other = createSimulators('other')
const opened = (): OpenScenes => {
  const scenes = new OpenScenes(nobodys)
  scenes.open(one, ['+12025550101'])
  scenes.open(other, ['+12025550102'])
  return scenes
}
const call = (service: GatewayService, path: string, body = '', type = 'application/json') => ({
  service,
  request: { method: 'POST', path, body, headers: { 'content-type': type }, connection: plainConnection() },
})
const smsTo = (number: string) =>
  call('sms', '/', new URLSearchParams({ To: number }).toString(), 'application/x-www-form-urlencoded')
const receiver: PushReceiver = { name: 'a phone', obstacle: () => undefined, receive: () => undefined }

test('a text message is for the scene that has its number', () => {
  const scenes = opened()
  expect(scenes.simulatorsFor(smsTo('+12025550102'))).toBe(other)
  expect(scenes.simulatorsFor(smsTo('+12025550199'))).toBe(nobodys)
})

test('a text message is for the scene that has named the number last in a request', async () => {
  const scenes = opened()
  const naming = async (simulators: typeof one) =>
    scenes.naming(simulators, async () => new Response())('http://sls.test', {
      method: 'PUT',
      headers: {},
      body: JSON.stringify({ number: '+12025550142' }),
    })
  await naming(other)
  await naming(one)
  expect(scenes.simulatorsFor(smsTo('+12025550142'))).toBe(one)
})

test('a late text message still comes to the scene that has ended, until another one has the number', () => {
  const scenes = opened()
  scenes.close(one)
  expect(scenes.simulatorsFor(smsTo('+12025550101'))).toBe(one)
  scenes.open(other, ['+12025550101'])
  expect(scenes.simulatorsFor(smsTo('+12025550101'))).toBe(other)
})

test('a notification is for the open scene that gave out its token', () => {
  const scenes = opened()
  const apns = call('apns', `/3/device/${other.gateway.register(receiver, 'apns')}`)
  const token = one.gateway.register(receiver, 'fcm')
  const fcm = call('fcm', '/v1/projects/p/messages:send', JSON.stringify({ message: { token } }))
  expect(scenes.simulatorsFor(apns)).toBe(other)
  expect(scenes.simulatorsFor(fcm)).toBe(one)
  scenes.close(one)
  scenes.open(nobodys, [])
  expect(scenes.simulatorsFor(fcm)).toBe(nobodys)
})

test('what says of itself no scene is for the only one that is open', () => {
  const scenes = opened()
  const token = call('oauth', '/token')
  expect(scenes.simulatorsFor(token)).toBe(nobodys)
  expect(scenes.all()).toEqual([one, other])
  scenes.close(other)
  expect(scenes.simulatorsFor(token)).toBe(one)
})
