import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import logFaults from '../../faults/beyond-scenarios/log.ts'
import { importsOf, startSlsWith, stepFiles } from '../../testing/command-line.ts'
import { leakedSecrets } from './secrets.ts'

const home = resolve(import.meta.dirname, '../..')
let project = ''

/** The features and steps of this project, with a server that is recorded. */
beforeAll(() => {
  mkdirSync(join(home, 'reports/out'), { recursive: true })
  project = mkdtempSync(join(home, 'reports/out/recording-'))
  const write = (path: string, imported: readonly string[]) => {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), importsOf(imported))
  }
  write('steps/all.ts', stepFiles())
  write('drivers/assemblies/support.ts', ['checks/log/support.ts'])
  cpSync(join(home, 'features'), join(project, 'features'), { recursive: true })
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

const entry = z.record(z.string(), z.unknown())
const recordingSchema = z.object({
  log: z.string(),
  trail: z.array(entry),
  secrets: z.array(z.string()),
})

async function record(shard: string, fault?: string) {
  const out = join(project, shard.replace('/', '-of-'))
  const file = join(project, 'recording.json')
  const environment = { SLS_RECORDING_IN: file, ...(fault !== undefined && { SLS_RECORDING_FAULT: fault }) }
  const options = [
    '--target',
    'process',
    '--workers',
    '1',
    '--shard',
    shard,
    '--project',
    project,
    '--out',
    out,
  ]
  const { code, err } = await startSlsWith(environment, 'run', ...options).end
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const { log, trail, secrets } = recordingSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const entries = log
    .trimEnd()
    .split('\n')
    .map((line) => entry.parse(JSON.parse(line)))
  return { entries, trail, secrets }
}

describe('what the server writes down during a run of the suite', { timeout: 120_000 }, () => {
  test('tells no secret that anybody brought or was told, in its log and in its trail', async () => {
    const { entries, trail, secrets } = await record('3/8')
    expect(entries.length).toBeGreaterThan(500)
    expect(trail.length).toBeGreaterThan(300)
    expect(secrets.length).toBeGreaterThan(500)
    expect(leakedSecrets([...entries, ...trail], secrets)).toEqual([])
  })

  test.each(logFaults)('would tell some where $title', async ({ id }) => {
    const { entries, secrets } = await record('5/40', id)
    expect(leakedSecrets(entries, secrets).length).toBeGreaterThan(10)
  })
})
