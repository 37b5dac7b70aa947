import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startSls } from '../../../testing/command-line.ts'
import { interleaved, median, quantile } from '../paired-runs.ts'
import { checkoutAt } from './checkout.ts'
import { figuresOf } from './comparison.ts'
import { comparisonLines, missedIn } from './comparison-report.ts'
import { childrenTimeMs, measureTree } from './process-tree.ts'

const folder = mkdtempSync(join(tmpdir(), 'sls-against-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const terminal = {
  live: false,
  columns: 100,
  out: () => undefined,
  err: () => undefined,
  paint: (_: unknown, text: string) => text,
}

test('quantiles are interpolated between neighbours', () => {
  expect([0, 0.25, 0.5, 1].map((share) => quantile([4, 1, 3, 2], share))).toEqual([1, 1.75, 2.5, 4])
  expect(median([])).toBeNaN()
})

test('the side that is measured first changes from round to round', async () => {
  const order: string[] = []
  const side = (name: string) => async () => order.push(name)
  const pairs = await interleaved(3, side('ours'), side('theirs'), () => undefined)
  expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs'])
  expect(pairs).toHaveLength(3)
})

describe('the checkout to compare with', () => {
  test('has to exist', () => {
    expect(checkoutAt('nowhere')).toEqual({
      ok: false,
      problems: ['--against nowhere: there is no such folder.'],
    })
  })

  test('has to be one of this project, with its dependencies', () => {
    expect(checkoutAt(folder)).toMatchObject({
      problems: [expect.stringContaining('is no checkout of sls-conformance with cli/sls.mjs in it')],
    })
    writeFileSync(join(folder, 'package.json'), '{ "name": "sls-conformance" }')
    mkdirSync(join(folder, 'cli'))
    writeFileSync(join(folder, 'cli', 'sls.mjs'), '')
    expect(checkoutAt(folder)).toMatchObject({
      problems: [expect.stringContaining('has no node_modules: run npm ci in it first.')],
    })
    mkdirSync(join(folder, 'node_modules'))
    expect(checkoutAt(folder)).toEqual({ ok: true, value: folder })
  })

  test.each([
    [['--against', 'nowhere'], '--against nowhere: there is no such folder.\n'],
    [['--workloads', 'run'], '--workloads: only together with --against DIR.\n'],
  ])('is refused in one sentence: %j', { timeout: 30_000 }, async (args, err) => {
    expect(await startSls('bench', ...args).end).toEqual({ code: 2, out: '', err })
  })
})

describe('a process tree', () => {
  test('has the processor time of the second line that the shell prints', () => {
    expect(childrenTimeMs('0m0.01s 0m0.02s\n1m2.500s 0m0.25s\n')).toBe(62_750)
  })

  test('counts what a process below the command does', { timeout: 30_000 }, async () => {
    const busy = 'const end = process.cpuUsage().user + 400_000; while (process.cpuUsage().user < end);'
    const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(busy)}])`
    const usage = await measureTree({ file: process.execPath, args: ['-e', parent], cwd: folder })
    expect(usage.cpuMs).toBeGreaterThan(400)
    expect(usage.wallMs).toBeGreaterThan(300)
    if (process.platform === 'linux') expect(usage.memoryBytes).toBeGreaterThan(10 * 2 ** 20)
  })

  test('has no figures where the command fails', { timeout: 30_000 }, async () => {
    const failing = measureTree({ file: process.execPath, args: ['-e', 'process.exit(3)'], cwd: folder })
    await expect(failing).rejects.toThrow('ended with exit code 3 instead of 0')
  })
})

describe('a comparison', () => {
  const usage = (wallMs: number, cpuMs: number, memoryBytes?: number) => ({ wallMs, cpuMs, memoryBytes })
  const pairs = [
    { first: usage(50, 100, 10), second: usage(100, 100, 20) },
    { first: usage(70, 110, 10), second: usage(100, 100, 20) },
    { first: usage(60, 120, 10), second: usage(100, 100, 20) },
  ]

  test('has medians, the ratios of the pairs, and goals that are met or missed', () => {
    const [wall, cpu, memory] = figuresOf(pairs, { wallMs: 0.6, cpuMs: 1 })
    expect(wall).toMatchObject({ ours: 60, theirs: 100, ratio: { median: 0.6 }, met: true })
    expect(cpu).toMatchObject({
      ratio: { lowerQuartile: 1.05, median: 1.1, upperQuartile: 1.15 },
      met: false,
    })
    expect(memory).toMatchObject({ goal: undefined, met: true })
  })

  test('leaves out a figure that the system does not have', () => {
    const without = [{ first: usage(1, 1), second: usage(1, 1) }]
    expect(figuresOf(without, { memoryBytes: 0.9 }).map(({ figure }) => figure)).toEqual(['wallMs', 'cpuMs'])
  })

  test('prints a line per figure, and names what was missed', () => {
    const figures = figuresOf(pairs, { wallMs: 0.6, cpuMs: 1 })
    const compared = [{ name: 'run', title: 'The suite', pairs: [], figures }]
    expect(comparisonLines(compared, terminal)).toMatch(
      /processor time .* 1\.10 {2}1\.05 to 1\.15 {2}goal: at most 1\.00 {2}missed/,
    )
    expect(missedIn(compared)).toEqual(['The suite: processor time 1.10 instead of 1'])
  })
})
