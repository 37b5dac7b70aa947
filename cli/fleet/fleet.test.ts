import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../drivers/temporary-folder.ts'
import { readMixFile } from './mix-file.ts'
import { parseFleetOptions } from './options.ts'

const folder = temporaryFolder('sls-fleet-test-')
afterAll(() => folder.remove())

function fileWith(text: string): string {
  const file = join(folder.path, 'mix.yaml')
  writeFileSync(file, text)
  return file
}

const problemsOf = (result: { ok: true } | { ok: false; problems: readonly string[] }) =>
  result.ok ? [] : result.problems

describe('a mix', () => {
  test('names journeys with weights, times and limits', () => {
    const mix = readMixFile(
      fileWith(
        'journeys:\n  login-by-push: 3\n  migration: 1\nthink:\n  phone: 1 - 2 s\nlimits:\n  - p99.9 of login under 2 s\n',
      ),
    )
    expect(mix).toMatchObject({
      ok: true,
      value: {
        journeys: [
          { name: 'login-by-push', weight: 3 },
          { name: 'migration', weight: 1 },
        ],
        think: { phone: { from: 1_000, to: 2_000 }, typing: { from: 2_000, to: 6_000 } },
        limits: [{ percentile: 99.9, of: 'login', underMs: 2_000 }],
      },
    })
  })

  test.each([
    [
      'journeys:\n  login-by-pusch: 3',
      ':2: journeys: login-by-pusch: there is no such journey; did you mean login-by-push?',
    ],
    ['journeys: {}', ':1: journeys: name at least one journey.'],
    [
      'journeys:\n  migration: 0',
      ':2: journeys: migration: give a number above 0, or leave the journey out.',
    ],
    [
      'journeys:\n  migration: 1\nthink:\n  phone: soon',
      ':4: think: phone: give a time or a range, such as "800 ms" or "1 - 3 s".',
    ],
    [
      'journeys:\n  migration: 1\nlimits:\n  - p99 of it under 1 s',
      ':4: limits: 0: there is no step "it"; use one of password',
    ],
    ['journeys:\n  migration: 1\nlimits:\n  - fast', ':4: limits: 0: write "p99 of approval under 300 ms"'],
    ['journeys:\n  migration: 1\nrate: 3', ':3: rate: there is no such member; '],
    ['- 1', ':1: '],
    ['journeys: [', 'is not valid YAML: '],
  ])('%j is refused by its line and member', (text, sentence) => {
    const file = fileWith(text)
    const [problem] = problemsOf(readMixFile(file))
    expect(problem).toContain(sentence)
    expect(problem).toContain(file)
  })
})

describe('the options', () => {
  test.each([
    [['--rate', '0'], '--rate 0: give the arrivals in a second'],
    [['--for', '2h'], '--for 2h: give a time from 1s to 1h'],
    [['--phones', '0'], '--phones 0: give a whole number'],
    [['--phones', '3'], '--phones 3: people who log in rest'],
    [['--processes', '0'], '--processes 0: give a whole number from 1 to 64'],
    [['--processes', '65'], '--processes 65: give a whole number from 1 to 64'],
    [['--processes', '2', '--virtual'], '--processes: virtual time is that of one process'],
    [['--mix', 'missing.yaml'], '--mix missing.yaml: there is no such file'],
    [['--url', 'http://example.com'], 'example.com is not this machine'],
    [['--virtual', '--url', 'http://127.0.0.1:1'], '--virtual: only the reference server'],
    [['--url', 'http://127.0.0.1:1', '--fault', 'x'], '--fault: only the reference server'],
  ])('%j are refused', async (args, sentence) => {
    expect(problemsOf(await parseFleetOptions(args))[0]).toContain(sentence)
  })

  test('another host is loaded where it is named', async () => {
    const options = await parseFleetOptions(['--url', 'http://example.com', '--load-on', 'example.com'])
    expect(options).toMatchObject({
      ok: true,
      value: { plan: { schedule: { rate: 10, durationMs: 30_000 } } },
    })
  })

  test('there are as many people as the schedule needs', async () => {
    const few = await parseFleetOptions(['--rate', '1', '--virtual'])
    const many = await parseFleetOptions(['--rate', '100', '--virtual'])
    expect(few.ok && few.value.plan.phones).toBe(100)
    expect(many.ok && many.value.plan.phones).toBeGreaterThan(1_000)
  })
})
