import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startSlsWith } from '../../../testing/command-line.ts'
import { foreignSystem, withFault } from '../../../testing/foreign-system.ts'
import { hasNatsServer, NatsServer } from '../../../testing/nats-server.ts'

const undo: (() => unknown)[] = []
afterAll(async () => {
  for (const one of undo.reverse()) await one()
})

const timeout = 60_000
const known = { reason: 'The vendor knows.', owner: 'Team SMS', until: '9999-12-31' }

/** Without times, and without what of a secret is random. */
const withoutTimes = (text: string): string =>
  text.replaceAll(/"(durationMs|startedAt|endedAt)": [^,\n]+/g, '"$1": 0').replaceAll(/•[•._-]*/g, '•')

const scenario = 'security/restart/wrong-answers#the-last-wrong-code-after-a-restart-ends-the-security-code'

/** A system that forgets in a restart how often a code was tried, known to do so, and a worker that plays it. */
async function started(server: NatsServer) {
  const { changes, environment } = withFault('restart-forgets-wrong-codes')
  const {
    file,
    folder,
    remove,
    environment: own,
  } = await foreignSystem(2, { product: 'Example', ...changes })
  undo.push(remove)
  writeFileSync(join(folder, 'expected-failures.yaml'), JSON.stringify([{ scenario, ...known }]))
  const sls = (...args: readonly string[]) => startSlsWith({ ...own, ...environment }, ...args)
  const worker = sls('worker', '--nats', server.url, '--config', file, '--name', 'blue')
  undo.push(async () => {
    worker.child.kill('SIGTERM')
    await worker.end
  })
  return {
    config: ['--config', file],
    alone: async (...args: readonly string[]) =>
      await sls('run', '--out', join(folder, 'alone'), ...args).end,
    shared: async (...args: readonly string[]) =>
      await sls('run', '--nats', server.url, '--out', join(folder, 'shared'), ...args).end,
    /** A file of both, without times. */
    both: (path: string) =>
      ['alone', 'shared'].map((out) => withoutTimes(readFileSync(join(folder, out, path), 'utf8'))),
  }
}

describe.skipIf(!hasNatsServer)('a run that workers play ends as on one machine', { timeout }, async () => {
  const server = hasNatsServer ? await NatsServer.start() : undefined
  undo.push(() => server?.stop())
  const system = server && (await started(server))

  test('of a system that is not ours, with a restart that is one, and what is known to fail', async () => {
    const given = [...(system?.config ?? []), '--only', scenario]
    const shared = await system?.shared(...given)
    expect(shared).toMatchObject({ code: 0, out: expect.stringContaining('1 known failure, and no other.') })
    expect(await system?.alone(...given)).toMatchObject({ code: 0 })
    const [expected, observed] = system?.both('results.json') ?? []
    expect(observed).toBe(expected)
  })

  test('in several contexts', async () => {
    const given = [
      '--target',
      'embedded',
      '--only',
      'SMS-06',
      '--contexts',
      '2',
      '--fault',
      'any-code-accepted',
    ]
    expect(await system?.shared(...given)).toMatchObject({ code: 1 })
    expect(await system?.alone(...given)).toMatchObject({ code: 1 })
    for (const file of ['contexts.json', 'contexts/01/results.json', 'contexts/02/results.json']) {
      const [expected, observed] = system?.both(file) ?? []
      expect(observed).toBe(expected)
    }
  })
})
