import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { configuration as configurationSchema } from '../../drivers/config/configuration.ts'
import { freePorts } from '../../testing/foreign-system.ts'
import { takenGateway } from './free-gateways.ts'

test('a port that another program has is told by member and number, and only of instances that are used', async () => {
  const ports = await freePorts(8)
  const gatewaysFrom = (at: number) => {
    const [apns, fcm, oauth, sms] = ports.slice(at)
    return { apns, fcm, oauth, sms }
  }
  const instances = [0, 4].map((at) => ({ url: 'http://127.0.0.1:1', gateways: gatewaysFrom(at) }))
  const configuration = configurationSchema.parse({ instances })
  const system = { configuration, folder: '.', option: "--config 'a.yaml'" }
  expect(await takenGateway(system, 2)).toBeUndefined()
  const other = createServer()
  onTestFinished(() => void other.close())
  await new Promise<void>((done) => other.listen(ports[6], '127.0.0.1', done))
  expect(await takenGateway(system, 2)).toBe(
    `--config 'a.yaml': gateways.oauth: port ${ports[6]} of 127.0.0.1 is already in use, such as by another run: give another one.`,
  )
  expect(await takenGateway(system, 1)).toBeUndefined()
  expect(await takenGateway(undefined, 1)).toBeUndefined()
})
