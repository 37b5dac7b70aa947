import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startSls } from '../../testing/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'sls-explore-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = (out: string, ...options: readonly string[]) =>
  startSls('explore', '--minutes', '5', '--out', out, ...options)
const explore = (...options: readonly string[]) => start(folder, ...options).end

test('a fault ends in a short scenario that sls run plays and that fails there, and is told once', async () => {
  // The walks of this seed come to it soon, and by few steps.
  const fault = ['--fault', 'response-to-any-challenge', '--seed', '4']
  const first = await explore('--walks', '30', ...fault)
  expect({ code: first.code, err: first.err }).toEqual({ code: 1, err: '' })
  const features = readdirSync(join(folder, 'features'))
  const [file = ''] = features
  const text = readFileSync(join(folder, 'features', file), 'utf8')
  const [, row = 'no row'] = /^ {2}@([A-Z]+(?:-[A-Z]+)*-\d+)$/m.exec(text) ?? []
  expect(first.out).toContain(row)
  expect(text).toContain('  Scenario: Amara is refused, after "')
  expect(text).toContain(`    # ${row}\n    Then Amara is refused\n`)
  expect(text.match(/^ {4}(?:Given|When|Then|And) /gm)?.length).toBeLessThanOrEqual(8)

  const out = join(folder, 'run')
  const played = await startSls('run', '--features', join(folder, 'features'), '--out', out, ...fault).end
  expect(played.code).toBe(1)
  expect(played.out).toContain(`${features.length} failed`)
  const again = await explore('--walks', '3', ...fault)
  expect(again.out).toContain('Goes on at walk 31')
  expect({ code: again.code, told: again.out.match(/✗/g) }).toEqual({ code: 0, told: null })
})

test('on the right server nothing is found', async () => {
  const { code, out, err } = await explore('--walks', '15')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('Nothing found')
})

test('what was found until Ctrl-C is written', { timeout: 60_000 }, async () => {
  const out = join(folder, 'interrupted')
  const { child, end } = start(out, '--fault', 'response-to-any-challenge')
  child.stdout?.on('data', (text) => {
    if (String(text).includes('.feature')) child.kill('SIGINT')
  })
  const { code, out: said, err } = await end
  expect({ code, err }).toEqual({ code: 3, err: '' })
  expect(said).toMatch(/Interrupted in walk 1\/\d+ of seed 1: the same command goes on from here/)
  expect(readdirSync(join(out, 'features')).length).toBeGreaterThan(0)
  expect(readFileSync(join(out, 'exploration.json'), 'utf8')).toContain('"feature": "features/')
})
