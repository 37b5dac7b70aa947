import { afterEach, expect, test } from 'vitest'
import { NotTestable } from '../../../drivers/ports/errors.ts'
import { defaultMix } from '../../mix/mix.ts'
import { type LiveSystem, liveReference } from '../../targets/live-system.ts'
import { PartLost } from './part-lost.ts'
import { PartProcess } from './part-process.ts'
import type { PartTask } from './protocol.ts'

const opened: { end(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.end()
})

async function partOf(change: (system: LiveSystem) => Partial<PartTask>): Promise<PartProcess> {
  const system = await liveReference({ seed: 1, timelineOptions: {} })
  opened.push({ end: () => system.close() })
  const { limits, ...mix } = defaultMix
  const part = new PartProcess(
    {
      ...{ kind: 'prepare', part: { index: 1, of: 3 }, phones: 20, seed: 1, mix },
      schedule: { rate: 1, durationMs: 60_000 },
      ...{ reach: system.reach, numbers: system.numbers, serverNow: system.simulators.clock.now() },
      attestationKey: system.attestationKey.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      ...change(system),
    },
    system,
  )
  opened.push(part)
  return part
}

test('a process that is killed is named, and nothing is waited for', async () => {
  const part = await partOf(() => ({}))
  await part.ready
  process.kill(part.pid ?? 0, 'SIGKILL')
  await expect(part.over).rejects.toThrow(PartLost)
  await expect(part.over).rejects.toThrow('process 2 of 3 of the load ended with SIGKILL')
  await expect(part.tell()).rejects.toThrow(PartLost)
})

test('a part that cannot reach the system says so, as the whole load would', async () => {
  const part = await partOf(({ reach }) => ({ reach: { ...reach, baseUrl: 'http://127.0.0.1:1' } }))
  await expect(part.ready).rejects.toThrow(NotTestable)
})
