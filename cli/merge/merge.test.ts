import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstDifference, normalisedMessages } from '../../reports/output/normaliser.ts'
import { packedRecord, recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { startSls, TestProject } from '../../testing/command-line.ts'

const project = new TestProject({
  'known.yaml': [
    '- { scenario: a04/troubles#a-broken-walkthrough, reason: late, owner: doors, until: 9999-12-31 }',
    '- { scenario: a04/door#through-the-door, reason: it holds again, owner: doors, until: 9999-12-31 }',
    '',
  ].join('\n'),
})
afterAll(() => project.remove())

const total = 3
const folder = (name: string): string => join(project.root, name)
const shard = (index: number): string => folder(`shard-${index}`)
const shards = Array.from({ length: total }, (_, at) => shard(at + 1))
const run = async (out: string, ...args: readonly string[]) =>
  startSls(
    ...['run', '--project', project.root, '--known-failures', join(project.root, 'known.yaml')],
    ...(args.includes('--workers') ? [] : ['--workers', '1']),
    ...['--out', out, ...args],
  ).end
const merge = async (folders: readonly string[], out = folder('merged')) =>
  startSls('merge', ...folders, '--project', project.root, '--out', out).end
const read = (name: string, file: string): string => readFileSync(join(folder(name), file), 'utf8')
const withoutTimes = (text: string): string =>
  text
    .replaceAll(/"(durationMs|startedAt|endedAt)": [^,\n]+/g, '"$1": 0')
    .replaceAll(/(time|timestamp|name="(?:startedAt|endedAt)" value)="[^"]*"/g, '$1=""')
    .replaceAll(/\| (Begun|Ended) \| \S+ \|/g, '| $1 |')

/** A copy of a shard, in whose results something is different. */
function changed(index: number, name: string, change: (text: string) => string): string {
  cpSync(shard(index), folder(name), { recursive: true })
  const file = join(folder(name), 'results.json')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  return folder(name)
}

describe('the parts of a run', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const parts = shards.map(async (out, at) => run(out, '--shard', `${at + 1}/${total}`))
    await Promise.all([run(folder('whole'), '--workers', '2'), ...parts])
  }, 60_000)

  test('merged in any order, are the whole run', async () => {
    const { code, out, err } = await merge(shards.toReversed())
    expect({ code, err }).toEqual({ code: 3, err: '' })
    expect(out).toContain('No verdict: the harness itself failed')
    for (const file of ['results.json', 'junit.xml', 'summary.md', 'badge.svg', 'badge.json'])
      expect(withoutTimes(read('merged', file))).toBe(withoutTimes(read('whole', file)))
    const [merged, whole] = [recordLeftIn(folder('merged')), recordLeftIn(folder('whole'))]
    expect(firstDifference(normalisedMessages(merged), normalisedMessages(whole))).toBeUndefined()
    expect(read('merged', 'report.html')).toContain('the harness itself failed')
  })

  test.each<readonly [string, () => string[], RegExp]>([
    ['one is missing', () => shards.slice(1), /^Shard 1\/3 is missing: run it with the same options/],
    [
      'one is there twice',
      () => [...shards, changed(2, 'twin', (text) => text)],
      /^Shard 2\/3 is there twice, in \S+shard-2 and in \S+twin: leave one out\.\n$/,
    ],
    [
      'one has another seed',
      () => [shard(1), shard(2), changed(3, 'seed', (text) => text.replace('"seed": 1', '"seed": 2'))],
      /^\S+seed is of another run: its seed is 2, and that of \S+shard-1 is 1\.\n$/,
    ],
    [
      'one has another target',
      () => [
        shard(1),
        shard(2),
        changed(3, 'target', (text) => text.replace('"name": "embedded"', '"name": "process"')),
      ],
      /^\S+target is of another run: its target is process, and that of \S+shard-1 is embedded\.\n$/,
    ],
    [
      'one is of another version',
      () => [
        shard(1),
        shard(2),
        changed(3, 'version', (text) => text.replace(/"version": "[^"]+"/, '"version": "9.9.9"')),
      ],
      /^\S+version is of another run: its suite is \S+ 9\.9\.9, and that of \S+shard-1 is /,
    ],
    ...(['features', 'steps', 'catalogue', 'configuration'] as const).map(
      (part) =>
        [
          `one has other digests: ${part}`,
          () => [
            shard(1),
            shard(2),
            changed(3, `digest-${part}`, (text) =>
              text.replace(new RegExp(`"${part}": "sha256:[^"]*"`), `"${part}": "sha256:${'0'.repeat(64)}"`),
            ),
          ],
          new RegExp(
            `^\\S+digest-${part} is of another run: its digest of the ${part} is sha256:0+, and that of `,
          ),
        ] satisfies [string, () => string[], RegExp],
    ),
    [
      'one was cut off',
      () => [shard(1), shard(2), changed(3, 'cut', (text) => text.replace(/"planned": \d+/, '"planned": 9'))],
      /^\S+cut: shard 3\/3 was cut off after 3 of 9 scenarios: run it again\.\n$/,
    ],
    [
      'one has the messages of another',
      () => {
        const mixed = changed(3, 'mixed', (text) => text)
        cpSync(join(shard(2), packedRecord), join(mixed, packedRecord))
        return [shard(1), shard(2), mixed]
      },
      /^\S+mixed: messages\.ndjson is not that of its results\.json, which has 3 scenarios/,
    ],
    [
      'one has no messages',
      () => {
        const silent = changed(3, 'silent', (text) => text)
        rmSync(join(silent, packedRecord))
        return [shard(1), shard(2), silent]
      },
      /^\S+silent: messages\.ndjson\.gz is not there/,
    ],
    [
      'one is a whole run',
      () => [folder('whole')],
      /^\S+whole is no shard, but all that its run chose: run it with --shard I\/N\.\n$/,
    ],
    ['there is no run', () => [folder('features')], /^\S+features: results\.json is not there/],
    ['none is given', () => [], /^No folder of a shard is given: name those of all shards\.\n$/],
  ])('are refused in one sentence where %s', async (_, folders, sentence) => {
    const { code, out, err } = await merge(folders(), folder('refused'))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
    expect(err.split('\n')).toHaveLength(2)
  })

  test('are not overwritten', async () => {
    const { code, err } = await merge(shards, shard(1))
    expect(code).toBe(2)
    expect(err).toMatch(/^--out \S+shard-1 is one of the folders that are merged: choose another one\.\n$/)
  })
})
