import { expect, test } from 'vitest'
import { Screenshots } from './screenshots.ts'

const png = (bytes: number): Uint8Array =>
  Buffer.concat([Buffer.from('\x89PNG', 'latin1'), Buffer.alloc(bytes)])
const evidence = ['evidence/a/b#c/window-1.png', 'evidence/a/b#c/window-1-trace.zip']

test('a screenshot stands in the page itself, its trace beside it', () => {
  const [[name, markup] = ['', ''], ...others] = new Screenshots(() => png(10)).of(evidence)
  expect(name).toBe('window 1, in the browser')
  expect(markup).toContain(`<img src="data:image/png;base64,${Buffer.from(png(10)).toString('base64')}"`)
  expect(markup).toContain('href="evidence/a/b%23c/window-1-trace.zip"')
  expect(others).toEqual([])
})

test.each([
  ['too large', png(200_000), 'Too large to stand here: <a href="evidence/a/b%23c/window-1.png">'],
  ['gone', undefined, 'There is no screenshot of window 1 any more.'],
  ['no image', Buffer.from('<script>'), 'There is no screenshot of window 1 any more.'],
])('one that is %s is not', (_, bytes, sentence) => {
  const [[, markup] = ['', '']] = new Screenshots(() => bytes).of(evidence)
  expect(markup).not.toContain('<img')
  expect(markup).toContain(sentence)
})

test('after three megabytes the others are linked', () => {
  const screenshots = new Screenshots(() => png(140_000))
  const shown = Array.from({ length: 30 }, () => screenshots.of(evidence)[0]?.[1].includes('<img'))
  expect(shown.filter(Boolean)).toHaveLength(21)
  expect(shown.at(-1)).toBe(false)
})
