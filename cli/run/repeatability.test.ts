import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstDifference, normalisedMessages, timelines } from '../../reports/output/normaliser.ts'
import { recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { startSls, TestProject } from '../../testing/command-line.ts'

test('two runs with one seed give equal messages and virtual timelines', { timeout: 60_000 }, async () => {
  const place = new TestProject()
  const record = async (name: string): Promise<string> => {
    const folder = join(place.outFolder, name)
    expect(await startSls('run', '--seed', '7', '--shard', '1/4', '--out', folder).end).toMatchObject({
      code: 0,
    })
    return recordLeftIn(folder)
  }
  const [one, other] = [await record('one'), await record('other')]
  place.remove()
  expect(timelines(one).length).toBeGreaterThan(10)
  // 7.2 kB when it was written, as a part of the suite needs the document of nearly every feature; 4.9 kB of the whole
  // (docs/decisions/run-small-record.md).
  expect(Buffer.byteLength(one) / timelines(one).length).toBeLessThan(9_000)
  expect(timelines(other)).toEqual(timelines(one))
  expect(firstDifference(normalisedMessages(one), normalisedMessages(other))).toBeUndefined()
})
