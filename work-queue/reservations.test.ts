import { afterAll, describe, expect, test } from 'vitest'
import { hasNatsServer, NatsServer, timersOfTests } from '../testing/nats-server.ts'
import { connectBroker } from './broker.ts'
import { openQueue, type Queue } from './queue.ts'
import { type ReservationOptions, reserve } from './reservations.ts'

const undo: (() => unknown)[] = []
afterAll(async () => {
  for (const one of undo.reverse()) await one()
})

/** Twenty times as fast, so that nobody waits for the end of a presence. */
const timers = {
  now: () => 20 * timersOfTests.now(),
  after: (ms: number, callback: () => void) => timersOfTests.after(ms / 20, callback),
}

async function queueAt(server: NatsServer): Promise<Queue> {
  const options = {
    url: server.url,
    environment: {},
    name: 'test',
    connectLimitMs: 5_000,
    timers: timersOfTests,
  }
  const broker = await connectBroker(options)
  if (!broker.ok) throw new Error(broker.problems.join())
  undo.push(() => broker.value.close())
  const queue = await openQueue({ ...broker.value, timers }, { name: 'test' })
  if (!queue.ok) throw new Error(queue.problems.join())
  return queue.value
}

describe.skipIf(!hasNatsServer)('what one member alone uses', { timeout: 30_000 }, async () => {
  const server = hasNatsServer ? await NatsServer.start() : undefined
  undo.push(() => server?.stop())
  const queue = server && (await queueAt(server))

  const reserved = async (name: string, options: Partial<ReservationOptions> = {}) => {
    if (!queue) throw new Error('there is no nats-server')
    const { signal } = new AbortController()
    const given = { things: ['a', 'b', 'c'], most: 2, name, waits() {}, lost() {}, signal, ...options }
    return await reserve(queue, given)
  }

  test('is given to those who come, until nothing is left, and again when it is released', async () => {
    const first = await reserved('first')
    const second = await reserved('second')
    expect([first, second]).toMatchObject([{ indices: [0, 1] }, { indices: [2] }])
    expect(await reserved('third')).toEqual(['first', 'second'])
    if (!('indices' in first && 'indices' in second)) throw new Error('nothing was reserved')
    await first.release()
    const third = await reserved('third', { most: 1 })
    expect(third).toMatchObject({ indices: [0] })
    await second.release()
    if ('indices' in third) await third.release()
  })

  test('is lost where another one has taken it meanwhile, and kept where only its age was over', async () => {
    const lost = Promise.withResolvers<void>()
    const held = await reserved('held up', { things: ['d'], lost: () => lost.resolve() })
    await queue?.members.purge('reserved-d')
    for await (const entry of (await queue?.members.watch({ key: 'reserved-d' })) ?? [])
      if (entry.operation === 'PUT') {
        expect(entry.string()).toBe('held up')
        break
      }
    await queue?.members.put('reserved-d', 'another one')
    await lost.promise
    if ('release' in held) await held.release()
    expect((await queue?.members.get('reserved-d'))?.string()).toBe('another one')
  })
})
