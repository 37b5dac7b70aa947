import { expect, test } from 'vitest'
import type { Fetch } from '../../http/client.ts'
import { Activations } from './activations.ts'

const deviceSecret = 'A'.repeat(43)

/** A system that answers with these, one after the other. */
function systemThatAnswers(...answers: readonly (readonly [status: number, body: object])[]): Fetch {
  const left = [...answers]
  return async () => {
    const [status, body] = left.shift() ?? [500, {}]
    return { status, headers: new Headers(), text: async () => JSON.stringify(body) }
  }
}

const phone = { os: 'Android', model: 'a phone', hardwareId: 'hardware-1' }
const begun = { options: ['migrate'], activationId: 'activation-1', secret: 'secret-of-the-activation' }
const refused = {
  type: 'urn:sls:refusal:invalid_code',
  title: 'invalid_code',
  status: 422,
  code: 'invalid_code',
}

/** One person begins to migrate, and asks for IB Key to become active this often. */
async function migrate(fetch: Fetch, times: number): Promise<string[]> {
  const post = async (path: string, body: object) => {
    const request = { method: 'POST', headers: {}, body: JSON.stringify(body) }
    return (await fetch(`http://sls.test${path}`, request)).text()
  }
  const texts = [await post('/device/options', { username: 'person1', password: 'a password', phone })]
  for (let time = 0; time < times; time++)
    texts.push(await post('/device/activations/activation-1/activate', { pin: '4pin', element: 'pin' }))
  return texts
}

test('what the system has activated is known, also where no app keeps its keys', async () => {
  const activations = new Activations()
  const system = systemThatAnswers(
    [200, begun],
    [422, refused],
    [201, { deviceId: 'device-2', deviceSecret }],
  )
  const texts = await migrate(activations.watching(system), 2)
  expect(activations.of('person1')).toEqual([
    {
      type: 'ibKey',
      os: 'Android',
      hardwareId: 'hardware-1',
      deviceId: 'device-2',
      deviceSecret,
      pin: '4pin',
    },
  ])
  expect(activations.of('person2')).toEqual([])
  expect(texts.at(-1)).toContain('device-2')
})

test('what was refused has activated nothing', async () => {
  const activations = new Activations()
  await migrate(activations.watching(systemThatAnswers([200, begun], [422, refused])), 1)
  expect(activations.of('person1')).toEqual([])
})
