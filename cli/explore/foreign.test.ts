import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { startSlsWith } from '../../testing/command-line.ts'
import { foreignSystem } from '../../testing/foreign-system.ts'
import { commandOf } from '../bench/foreign/system.ts'

type Foreign = Awaited<ReturnType<typeof foreignSystem>>

const opened: Foreign[] = []
afterEach(() => {
  for (const { remove } of opened.splice(0)) remove()
})

async function system(changes: object = {}): Promise<Foreign> {
  const foreign = await foreignSystem(1, changes)
  opened.push(foreign)
  return foreign
}

const start = ({ environment, file, out }: Foreign, failure: string, ...options: readonly string[]) =>
  startSlsWith(
    { ...environment, SLS_TEST_FAILURE: failure },
    ...['explore', '--config', file, '--out', out, '--minutes', '5', ...options],
  )

const failing = commandOf(resolve(import.meta.dirname, '../../testing/foreign-reference/failing.ts'))

/** Fails for good when it is asked to look at settings. */
const failingSystem = () => system({ timeLimitMs: 400, process: { kind: 'start', command: failing } })

const progress = z.object({
  next: z.number(),
  findings: z.array(z.object({ walk: z.string(), feature: z.string(), observed: z.string() })),
})
const leftIn = ({ out }: Foreign) =>
  progress.parse(JSON.parse(readFileSync(join(out, 'exploration.json'), 'utf8')))

const timeout = 60_000

test('a right server that is not ours breaks no rule, and is called by its name', { timeout }, async () => {
  const foreign = await system({ product: 'Example Login', version: '4.2' })
  const { code, out, err } = await start(foreign, '', '--walks', '2').end
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('Exploring Example Login 4.2')
  expect(leftIn(foreign)).toMatchObject({ next: 3, findings: [] })
})

test.each([
  ['dies', /gave no answer to \w+ \/settings/],
  ['hangs', /waited 400 ms for the answer to \w+ \/settings/],
])(
  'of a server that %s the walk is told with its seed, and made shorter',
  { timeout },
  async (failure, words) => {
    const foreign = await failingSystem()
    const { code, out, err } = await start(foreign, failure, '--walks', '4').end
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch(/walk 1\/\d\n/)
    const { findings } = leftIn(foreign)
    expect(findings[0]).toMatchObject({
      walk: expect.stringMatching(/^1\/\d$/),
      observed: expect.stringMatching(words),
    })
    expect(existsSync(join(foreign.out, findings[0]?.feature ?? ''))).toBe(true)
  },
)

test('a server that is not there any more ends it, and what was found before is kept', {
  timeout,
}, async () => {
  const foreign = await failingSystem()
  const { code, err } = await start(foreign, 'mute', '--walks', '9').end
  expect({ code, err }).toEqual({
    code: 3,
    err: expect.stringMatching(
      /^The exploration ended in walk 1\/\d of seed 1: waited 400 ms for the answer/,
    ),
  })
  expect(leftIn(foreign).findings).toMatchObject([{ walk: expect.stringMatching(/^1\/\d$/) }])
})

test('a server that three times in a row leaves the first action of a walk without an answer ends it', {
  timeout,
}, async () => {
  const { code, err } = await start(await failingSystem(), 'empty', '--walks', '9').end
  expect({ code, err }).toEqual({
    code: 3,
    err: expect.stringMatching(
      /^The exploration ended in walk 1\/3 of seed 1: in 3 walks in a row there was no answer: waited 400 ms for the answer to POST \/lab\/people/,
    ),
  })
})
