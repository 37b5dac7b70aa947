import { expect, test } from 'vitest'
import { NotTestable } from '../../../drivers/ports/errors.ts'
import { Coverage } from '../../../exploration/walk/coverage.ts'
import { BlocksInOrder } from './explore-on-queue.ts'
import type { WalksData, WalksRecord } from './walks-data.ts'

const common = { configured: false, seed: 1, corpus: [] }
const all: readonly WalksData[] = [1, 101, 201].map((first) => ({ ...common, first, walks: 100 }))

function told() {
  const walks: string[] = []
  const found: string[] = []
  const blocks = new BlocksInOrder(all, {
    seed: 1,
    from: 1,
    coverage: new Coverage(),
    corpus: [],
    known: new Set(),
    onWalk: (walk) => void walks.push(walk),
    onNew: () => undefined,
    onFinding: ({ walk }) => void found.push(walk),
  })
  const come = (job: number, walk: string, ended?: WalksRecord['ended']): void =>
    blocks.add(
      { job: `${job}`, worker: 'one', durationMs: 1, deliveries: 1 },
      {
        coverage: { actions: 1, rows: {}, kinds: {}, states: {}, pairs: [] },
        findings: [{ finding: { ...finding, walk }, known: [walk] }],
        corpus: [],
        ...(ended && { ended }),
      },
    )
  return { blocks, come, walks, found }
}

const finding = {
  row: 'M-01',
  kind: 'broken' as const,
  sentence: 'Amara is refused',
  lines: [],
  actions: [],
  mismatch: { expected: 'a refusal', observed: 'a login' },
  shape: 'M-01',
  confirmed: true,
}

test('blocks are told of in their order, whichever comes first', () => {
  const { blocks, come, found, walks } = told()
  come(2, '1/150')
  expect(found).toEqual([])
  come(1, '1/50')
  expect([found, walks, blocks.next]).toEqual([['1/50', '1/150'], ['1/100', '1/200'], 201])
})

test('what came behind a block that is missing is told at the end, and walked again', () => {
  const { blocks, come, found, walks } = told()
  come(1, '1/50')
  come(3, '1/250', { walk: '1/260', reason: 'no answer' })
  blocks.end()
  expect([found, walks, blocks.next]).toEqual([['1/50', '1/250'], ['1/100'], 101])
})

test('where the system answered no more, the last walk named is the one that saw it', () => {
  const { blocks, come, walks } = told()
  come(1, '1/50', { walk: '1/37', reason: 'no answer' })
  come(2, '1/150')
  expect(() => blocks.end()).toThrow(new NotTestable('no answer'))
  expect(walks.at(-1)).toBe('1/37')
})
