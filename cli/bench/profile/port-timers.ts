/** @module Support code of the profiled run: measures the time spent in the ports of every scene. */

import { writeFileSync } from 'node:fs'
import { AfterAll, BeforeAll } from '@cucumber/cucumber'
import { assembly, registerAssembly, type Scene } from '../../../drivers/ports/scene.ts'
import { stopwatch } from '../../shared/stopwatch.ts'
import type { PortTimes } from './profile.ts'

const times = new Map<string, { calls: number; ms: number }>()

/** Times `work`; scenarios run one after another, so the wall time is this call's own. */
async function timed<Result>(port: string, work: () => Promise<Result>): Promise<Result> {
  const elapsed = stopwatch()
  try {
    return await work()
  } finally {
    const { calls, ms } = times.get(port) ?? { calls: 0, ms: 0 }
    times.set(port, { calls: calls + 1, ms: ms + elapsed() })
  }
}

const withTimers = (scene: Scene): Scene => ({
  ...scene,
  settle: () => timed('settling after a step', () => scene.settle()),
  advanceBy: (durationMs) => timed('letting time pass', () => scene.advanceBy(durationMs)),
  phone: (owner, model) => timed('adding a phone', () => scene.phone(owner, model)),
  provisionIbKey: (owner, phone) => timed('provisioning IB Key', () => scene.provisionIbKey(owner, phone)),
  restartServer: () => timed('restarting the server', () => scene.restartServer()),
  close: () => timed('closing a scene', () => scene.close()),
})

// Runs after the hook that registers the assembly, whose file is loaded first.
BeforeAll(() => {
  const registered = assembly()
  registerAssembly({
    ...registered,
    open: async (seed) => withTimers(await timed('opening a scene', () => registered.open(seed))),
  })
})

AfterAll(() => {
  const measured: PortTimes = [...times].map(([port, { calls, ms }]) => ({ port, calls, ms }))
  writeFileSync(process.env.SLS_BENCH_PORTS ?? '', JSON.stringify(measured))
})
