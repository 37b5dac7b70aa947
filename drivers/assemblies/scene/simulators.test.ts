import { expect, test } from 'vitest'
import { plainConnection } from '../../../simulators/transport/service.ts'
import { unchanged } from '../variant.ts'
import { simulatedScene } from './simulated-scene.ts'
import { createSimulators } from './simulators.ts'

test('an exception of a simulated service is ours: the scene says so, whatever the server makes of it', async () => {
  const simulators = createSimulators('seed')
  const scene = await simulatedScene(
    simulators,
    {
      baseUrl: 'http://sls.test',
      labToken: 'token',
      fetch: async () => {
        throw new Error('no request is sent')
      },
      description: async () => ({ name: 'server', version: '1', capabilities: [] }),
      settle: async () => undefined,
      async restart() {},
      async close() {},
    },
    unchanged,
  )
  await scene.settle()
  const headers = new Proxy<Record<string, string>>(
    {},
    {
      get() {
        throw new TypeError('a bug of the gateway')
      },
    },
  )
  const request = { method: 'POST', path: '/token', headers, body: '', connection: plainConnection() }
  const answer = simulators.gateway.oauth(request, simulators.clock.now())
  await expect(answer).rejects.toThrow('a bug of the gateway')
  await expect(scene.settle()).rejects.toThrow(
    'Harness error: a simulated service or phone broke: TypeError: a bug of the gateway',
  )
  await expect(scene.advanceBy(1)).rejects.toThrow('a bug of the gateway')
  await expect(scene.close()).rejects.toThrow('a bug of the gateway')
})
