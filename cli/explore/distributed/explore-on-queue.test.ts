import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startSls, startSlsWith } from '../../../testing/command-line.ts'
import { foreignSystem } from '../../../testing/foreign-system.ts'
import { hasNatsServer, NatsServer } from '../../../testing/nats-server.ts'
import { commandOf } from '../../bench/foreign/system.ts'

const undo: (() => unknown)[] = []
afterAll(async () => {
  for (const one of undo.reverse()) await one()
})
const timeout = 120_000

test('how many walks are handed out has to be said', async () => {
  expect(await startSls('explore', '--nats', 'nats://localhost:4222').end).toEqual({
    code: 2,
    out: '',
    err: '--nats: say with --walks N how many walks are handed out; --minutes ends them as well.\n',
  })
})

describe.skipIf(!hasNatsServer)('walks that workers walk', { timeout }, async () => {
  const server = hasNatsServer ? await NatsServer.start() : undefined
  undo.push(() => server?.stop())
  const foreign = await foreignSystem(2, { product: 'Example Login', version: '4.2' })
  undo.push(foreign.remove)
  const nats = ['--nats', server?.url ?? '']
  const worker = startSlsWith(foreign.environment, 'worker', ...nats, '--config', foreign.file)
  undo.push(async () => {
    worker.child.kill('SIGTERM')
    await worker.end
  })
  const explored = async (out: string, ...args: readonly string[]) =>
    await startSlsWith(
      foreign.environment,
      'explore',
      ...nats,
      '--minutes',
      '5',
      '--out',
      join(foreign.folder, out),
      ...args,
    ).end
  const read = (path: string) => readFileSync(join(foreign.folder, path), 'utf8')

  /** All that is left of it, without times. */
  const leftIn = (out: string) => [
    read(join(out, 'exploration.json')).replace(/"seconds": \d+/, ''),
    ...readdirSync(join(foreign.folder, out, 'features')).map((name) => read(join(out, 'features', name))),
  ]

  test('leave the same, whoever walks which', async () => {
    // The walks of this seed come to it soon.
    const fault = ['--fault', 'response-to-any-challenge', '--seed', '4', '--walks', '105']
    const first = await explored('first', ...fault)
    expect(first).toMatchObject({ code: 1, err: '' })
    expect(first.out).toContain('SEC-SINGLE-01')
    expect(JSON.parse(read('first/workers.json'))).toMatchObject({
      blocks: [
        { job: '1', first: 1, walks: 100 },
        { job: '2', first: 101, walks: 5 },
      ],
    })
    await explored('second', ...fault)
    expect(leftIn('second')).toEqual(leftIn('first'))
  })

  test('go on where they were, and tell nothing twice', async () => {
    const again = await explored(
      'first',
      '--fault',
      'response-to-any-challenge',
      '--seed',
      '4',
      '--walks',
      '1',
    )
    expect(again).toMatchObject({ code: 0, err: '' })
    expect(again.out).toContain('Goes on at walk 106')
  })

  test('are those of a system that is not ours, which nobody else need reach', async () => {
    const ended = await explored('foreign', '--config', foreign.file, '--walks', '2')
    expect(ended).toMatchObject({ code: 0, err: '' })
    expect(ended.out).toContain('Exploring Example Login 4.2')
  })

  test('of a system that answers no more are those that it answered, and who walked them', async () => {
    const command = commandOf(resolve(import.meta.dirname, '../../../testing/foreign-reference/failing.ts'))
    const { file, folder, environment, remove } = await foreignSystem(1, {
      timeLimitMs: 400,
      process: { kind: 'start', command },
    })
    undo.push(remove)
    const mute = { ...environment, SLS_TEST_FAILURE: 'mute' }
    const queue = [...nats, '--queue', 'mute']
    const failing = startSlsWith(mute, 'worker', ...queue, '--config', file)
    const out = join(folder, 'out')
    const ended = await startSlsWith(
      mute,
      ...['explore', ...queue, '--config', file, '--minutes', '5', '--walks', '9', '--out', out],
    ).end
    failing.child.kill('SIGTERM')
    await failing.end
    expect(ended).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^The exploration ended in walk 1\/\d/),
    })
    expect(JSON.parse(readFileSync(join(out, 'workers.json'), 'utf8'))).toMatchObject({
      blocks: [{ job: '1', first: 1, walks: 9 }],
    })
  })
})
