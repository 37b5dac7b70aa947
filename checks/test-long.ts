/**
 * @module `npm run test:long`: what takes longer than a save should wait for. Equal messages over ten runs, verdicts
 * that depend neither on the order nor on the company of a scenario, nor on whether people use faces or pages, faults
 * that are found across a real socket, and a server that stands whatever is fired at it, and is as it was promised
 * whenever it was killed.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wallClock } from '../cli/serve/wall-clock.ts'
import { checkInstalled } from '../packaging/installed.ts'
import { firstDifference, normalisedMessages, timelines } from '../reports/output/normaliser.ts'
import { recordLeftIn } from '../reports/verdicts/record-file.ts'
import { checkClients } from './clients/clients.ts'
import { connectionsLongRun } from './connections/long-run.ts'
import { crashLongRun } from './crash/long-run.ts'
import { checkSecondApp } from './examples/app.ts'
import { betterAuthExample } from './examples/better-auth.ts'
import { checkExample } from './examples/example.ts'
import { pythonExample } from './examples/python.ts'
import { harmlessVariantsLongRun, modelMutantsLongRun } from './exploration/long-run.ts'
import { fuzzLongRun } from './fuzz/long-run.ts'
import { interleavingLongRun } from './interleaving/long-run.ts'
import { interruptionLongRun } from './interruption/long-run.ts'
import { oddRepliesLongRun } from './odd-replies/long-run.ts'
import { checkSpecSite } from './pages/spec-site.ts'
import { runCommand } from './parts/command.ts'
import { inBrowserAs } from './parts/in-browser.ts'
import { type Counts, nothingRan, type Part, print, runParts } from './parts/parts.ts'
import { compareVerdicts, outcomesIn } from './parts/verdict-comparison.ts'
import { queueLongRun } from './queue/long-run.ts'
import { checkReaders } from './readers/readers.ts'

const out = mkdtempSync(join(tmpdir(), 'sls-test-long-'))

/** Runs the suite into a folder of its own. */
async function run(...options: readonly string[]): Promise<{ folder: string; output: string }> {
  const folder = mkdtempSync(join(out, 'run-'))
  const { output } = await runCommand('node', ['cli/sls.mjs', 'run', ...options, '--out', folder])
  return { folder, output }
}

const ran = new Map<string, ReturnType<typeof run>>()

/** The same, but only once with these options: what several parts compare with. */
function runOnce(...options: readonly string[]): ReturnType<typeof run> {
  const key = options.join(' ')
  const known = ran.get(key) ?? run(...options)
  ran.set(key, known)
  return known
}

/** The folder of the suite on a target in its own order: of `npm test` before, where SLS_RUNS says where that left it. */
async function inOrderOn(target: string): Promise<string> {
  const left = join(process.env.SLS_RUNS ?? out, target)
  return outcomesIn([left]) ? left : (await runOnce('--target', target)).folder
}

const seeds = ['20260302', '22', '33'] as const
const shards = ['1/3', '2/3', '3/3']

/** In CI fewer: half an hour is its limit. */
const runs = process.env.CI ? 3 : 10

async function equalRuns(): Promise<Counts> {
  const records: string[] = []
  for (let n = 0; n < runs; n++) {
    const { folder } = await (n === 0 ? runOnce : run)('--target', 'embedded', '--seed', seeds[0])
    records.push(recordLeftIn(folder))
  }
  const [first = '', ...others] = records
  const happened = timelines(first).join('\n')
  if (happened === '') return nothingRan
  const differences = others.flatMap((other) => [
    firstDifference(normalisedMessages(first), normalisedMessages(other)) ?? [],
    firstDifference(happened, timelines(other).join('\n')) ?? [],
  ])
  for (const difference of differences.flat()) print(`  ${difference}`)
  const failed = differences.flat().length
  return { passed: 2 * others.length - failed, failed, skipped: 0 }
}

/** Half an hour is the limit of CI: whoever runs this by hand gets all seeds. */
const seedsOfRun: readonly string[] = process.env.CI ? seeds.slice(0, 1) : seeds

const shuffledOn = (target: string) => async (): Promise<Counts> => {
  const expected = outcomesIn([await inOrderOn(target)])
  const counts: Counts[] = []
  for (const seed of seedsOfRun) {
    const whole = await runOnce('--target', target, '--seed', seed)
    counts.push(compareVerdicts(`seed ${seed}`, outcomesIn([whole.folder]), expected))
    const parts: string[] = []
    for (const shard of shards)
      parts.push((await run('--target', target, '--seed', seed, '--shard', shard)).folder)
    counts.push(compareVerdicts(`seed ${seed} in shards`, outcomesIn(parts), expected))
  }
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    skipped: 0,
  }
}

const withoutTimes = (results: string): string =>
  results.replaceAll(/"(durationMs|startedAt|endedAt)": [^,\n]+/g, '"$1": 0')

/** Results byte for byte but for times, messages after the normaliser, films in any order. */
async function mergedShards(): Promise<Counts> {
  const whole = await inOrderOn('embedded')
  const parts: string[] = []
  for (let index = 1; index <= 8; index++)
    parts.push((await run('--target', 'embedded', '--shard', `${index}/8`)).folder)
  const merged = mkdtempSync(join(out, 'merged-'))
  const { output } = await runCommand('node', ['cli/sls.mjs', 'merge', ...parts, '--out', merged])
  const both = (text: (folder: string) => string, comparable: (text: string) => string) =>
    [whole, merged].map((folder) => comparable(text(folder)))
  const file = (name: string) => (folder: string) => readFileSync(join(folder, name), 'utf8')
  const differences = [
    both(file('results.json'), withoutTimes),
    both(recordLeftIn, normalisedMessages),
    both(file('films.ndjson'), (text) => text.split('\n').sort().join('\n')),
  ].map(([one = '', other = '']) => firstDifference(one, other))
  const found = differences.flatMap((one) => one ?? [])
  for (const difference of found) print(`  ${difference}`)
  if (found.length > 0) print(output.trimEnd())
  return { passed: differences.length - found.length, failed: found.length, skipped: 0 }
}

/** One of login, one of challenge/response, one of the password, with a row of each: broken in the server alone. */
const faults = [
  ['any-password-accepted', 'PUSH-AND-02'],
  ['any-response-accepted', 'SYNC-13'],
  ['web-trader-without-second-factor', 'PUSH-01'],
] as const

async function faultsOnProcess(): Promise<Counts> {
  let passed = 0
  for (const [fault, row] of faults) {
    const { folder, output } = await run('--target', 'process', '--fault', fault, '--only', row)
    const red = [...(outcomesIn([folder])?.values() ?? [])].includes('failed')
    if (red) passed++
    else print(`  ${fault} was not found:\n${output.trimEnd()}`)
  }
  return { passed, failed: faults.length - passed, skipped: 0 }
}

/** In CI the same walks on a fast machine and on a slow one: what others find is looked at by whoever runs this by hand. */
const exploration = process.env.CI
  ? ['--minutes', '2', '--walks', '4000', '--seed', '1']
  : ['--minutes', '2', '--seed', `${Math.floor(wallClock() / 86_400_000)}`]

async function explored(): Promise<Counts> {
  const folder = mkdtempSync(join(out, 'explored-'))
  const { ok, output } = await runCommand('node', ['cli/sls.mjs', 'explore', ...exploration, '--out', folder])
  if (!ok) print(output.trimEnd())
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** Of all features something: the whole suite takes five minutes and more on the pages. */
const eighth = ['--shard', '1/8']

const parts: readonly Part[] = [
  [`${runs} runs with one seed`, equalRuns],
  ['any order, any shard, embedded', shuffledOn('embedded')],
  // In CI that of `npm test` is the only one, in its order.
  ...(process.env.CI ? [] : [['any order, any shard, process', shuffledOn('process')] satisfies Part]),
  ['eight shards, merged, are the whole run', mergedShards],
  ['faults found on process', faultsOnProcess],
  ['same verdicts, every eighth scenario in a browser', inBrowserAs(() => inOrderOn('embedded'), ...eighth)],
  ['client libraries take the simulators for the real services', () => checkClients()],
  ['readers of others understand a run', () => checkReaders(() => inOrderOn('embedded'))],
  ['the living spec of a run', () => checkSpecSite(() => inOrderOn('embedded'))],
  ['the package, installed in an empty folder', async () => checkInstalled(print)],
  ['examples/python conforms, and its defects are found', () => checkExample(pythonExample)],
  [
    'examples/better-auth fails as it is known to, and its defects are found',
    () => checkExample(betterAuthExample),
  ],
  ['examples/app conforms, and its defects are found', checkSecondApp],
  ['answers that no right server would send', () => oddRepliesLongRun(print)],
  ['a thousand connections to each simulated service', () => connectionsLongRun(print)],
  ['an exploration of the reference server finds nothing', explored],
  ['mistakes in the model of explorations are noticed', () => modelMutantsLongRun(print)],
  [
    'no walk calls a harmless variant wrong',
    () => harmlessVariantsLongRun(print, Math.floor(wallClock() / 86_400_000)),
  ],
  ['malformed and out-of-order requests', () => fuzzLongRun(print)],
  ['things that happen at once, in many orders', () => interleavingLongRun(print)],
  ['runs that are interrupted at random moments', () => interruptionLongRun(print)],
  ['runs by workers that are killed, and their broker', () => queueLongRun(print)],
  ['a server that is killed while it works', () => crashLongRun(print)],
]

await runParts(parts, () => rmSync(out, { recursive: true, force: true }))
