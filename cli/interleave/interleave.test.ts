import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { families } from '../../interleaving/families/families.ts'
import { rowsOfFamily } from '../../interleaving/family.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { projectAt } from '../shared/project.ts'
import type { Terminal } from '../shared/terminal.ts'
import { interleaveSubcommand } from './interleave.ts'

/** Runs the command in this process. */
const interleave = (...args: readonly string[]) => interleaveHearing(() => undefined, ...args)

/** `hear` is told each text that it writes. */
async function interleaveHearing(hear: (text: string) => void, ...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'sls-interleave-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let [out, err] = ['', '']
  const terminal: Terminal = {
    live: false,
    columns: 80,
    out: (text) => {
      out += text
      hear(text)
    },
    err: (text) => {
      err += text
    },
    paint: (_style, text) => text,
  }
  const code = await interleaveSubcommand.run([...args, '--out', folder], terminal)
  return { code, out, err, read: () => readFileSync(join(folder, 'interleavings.json'), 'utf8') }
}

const recordSchema = z.object({
  how: z.string(),
  families: z.array(
    z.object({
      name: z.string(),
      orders: z.object({
        byFormula: z.number(),
        onLattice: z.number(),
        enumerated: z.number(),
        played: z.number(),
      }),
      violations: z.array(z.object({ order: z.string(), rows: z.array(z.string()) })),
    }),
  ),
})

test('every row that a family names is one of the catalogue', () => {
  const catalogue = loadCatalogue(projectAt().requirements)
  const rows = catalogue.ok ? catalogue.value.rows : new Map()
  expect(families.flatMap(rowsOfFamily).filter((row) => !rows.has(row))).toEqual([])
})

test('every family ends as it may with the right server, and is counted three times', async () => {
  const { code, out, read } = await interleave('--bound', '3')
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Whichever comes first, it ends') })
  const record = recordSchema.parse(JSON.parse(read()))
  expect(record.families.map(({ name }) => name)).toEqual(families.map(({ name }) => name))
  for (const { orders } of record.families)
    expect(orders).toEqual({
      byFormula: orders.enumerated,
      onLattice: orders.enumerated,
      enumerated: orders.enumerated,
      played: 3,
    })
})

test('a signal that arrives while orders are played ends it, and what was played is kept', async () => {
  const stopAfterHeading = (text: string) => {
    // As a signal does, it arrives with a turn of the event loop.
    if (text.includes('sls interleave')) setImmediate(() => process.emit('SIGINT'))
  }
  const { code, out, read } = await interleaveHearing(
    stopAfterHeading,
    ...['--family', 'two-answers', '--bound', '40'],
  )
  expect({ code, out }).toEqual({ code: 3, out: expect.stringContaining('Stopped by SIGINT') })
  const [played = 40] = recordSchema.parse(JSON.parse(read())).families.map(({ orders }) => orders.played)
  expect(played).toBeLessThan(40)
})

test('a race is told step by step, and played again by its order', async () => {
  const fault = ['--fault', 'ways-looked-at-too-early', '--family', 'two-answers']
  const found = await interleave(...fault, '--bound', '30')
  expect(found.code).toBe(1)
  expect(found.out).toContain('not allowed  SEC-RACE-11')
  const order = recordSchema.parse(JSON.parse(found.read())).families[0]?.violations[0]?.order ?? ''
  const again = await interleave(...fault, '--order', order)
  expect(again.code).toBe(1)
  expect(again.out).toMatch(/the phone +verifies|the phone {2,}accepted/)
})

test.each([
  [['--family', 'two-anwsers'], '--family two-anwsers: there is no such family, the nearest is two-answers.'],
  [['--bound', '0'], '--bound 0: give a whole number from 1 on.'],
  [['--races', '0', '--config', 'sls.config.yaml'], '--races 0: give a whole number from 1 on.'],
  [
    ['--races', '5'],
    '--races: it is about a system of its own: name it with --config FILE, or leave --races out.',
  ],
  [['--faults', 'faults'], '--faults: name the fault to inject with --fault ID.'],
  [['--order', '01'], '--order: name the one family that it is an order of with --family NAME.'],
  [['--fault', 'lost-update'], '--fault lost-update: there is no such fault, the nearest is lost-updates.'],
])('%j is wrong usage', async (args, sentence) => {
  const { code, err } = await interleave(...args)
  expect({ code, err }).toEqual({ code: 2, err: `${sentence}\n` })
})
