import { expect, test } from 'vitest'
import { parseProveOptions } from './options.ts'

test.each([
  [['nonsense', 'pairs'], 'nonsense: npm run prove has the parts without-lab, pairs, seeds.'],
  [
    ['--unknown'],
    "Unknown option '--unknown': npm run prove -- takes --nats URL and the parts without-lab, pairs, seeds.",
  ],
])('%j are refused in one sentence', (args, sentence) => {
  expect(parseProveOptions(args)).toEqual({ ok: false, problems: [sentence] })
})

test('without a name all parts are meant', () => {
  const all = { ok: true, value: { parts: ['without-lab', 'pairs', 'seeds'], nats: undefined } }
  expect(parseProveOptions([])).toEqual(all)
  const one = { ok: true, value: { parts: ['seeds'], nats: 'nats://localhost' } }
  expect(parseProveOptions(['--nats', 'nats://localhost', 'seeds'])).toEqual(one)
})
