import { expect, test } from 'vitest'
import { archiveOf, entriesOf } from '../../drivers/archive.ts'
import { maskedTrace } from './masked-trace.ts'

const token = 'zcfvahwD_ESVrSbkA8-RxB7ZNDCzl5Xt1iMGyxCnUUU'
const digest = '6078f7f4b43e3d71d0144e14ed1615e3d805832b'
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])
const lines = (...values: readonly object[]): Buffer =>
  Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
const entries = [
  {
    name: 'trace.trace',
    content: lines(
      { type: 'before', method: 'insertText', params: { text: 'my own PIN' }, startTime: 123456.5 },
      { html: ['INPUT', { __playwright_value_: 'typed', name: 'token', value: token }, 'Challenge 123456'] },
    ),
  },
  {
    name: 'trace.network',
    content: lines({
      cookies: [{ name: '__Host-login', value: 'c1' }],
      headers: [
        { name: 'Set-Cookie', value: 'c1; Path=/' },
        { name: 'Accept', value: 'text/html' },
      ],
      content: { _sha1: `${digest}.html` },
    }),
  },
  {
    name: `resources/${digest}.html`,
    content: Buffer.from(`<p style="color:#123456">secret ${token}</p>`),
  },
  { name: 'resources/picture.png', content: picture },
]
const masked = new Map(
  entriesOf(maskedTrace(archiveOf(entries), (text) => text.replaceAll('secret', '••••••'))).map(
    ({ name, content }) => [name, content],
  ),
)
const text = (name: string): string => String(masked.get(name))

test('what was typed, what a field holds, cookies, codes and tokens are dots', () => {
  expect([...masked.values()].join()).not.toMatch(/my own PIN|typed|c1|secret|zcfv|Challenge 1/)
  expect(text('trace.trace')).toContain(`"text":"${'•'.repeat(10)}"`)
  expect(text('trace.trace')).toContain('"Challenge ••••••"')
  expect(text('trace.network')).toContain('"name":"Set-Cookie","value":"**********"')
})

test('the rest is as it was: names, times, digests, colours and pictures', () => {
  expect([...masked.keys()]).toEqual(entries.map(({ name }) => name))
  expect(text('trace.trace')).toContain('"startTime":123456.5')
  expect(text('trace.network')).toContain(`"_sha1":"${digest}.html"`)
  expect(text('trace.network')).toContain('"name":"Accept","value":"text/html"')
  expect(text(`resources/${digest}.html`)).toContain('color:#123456')
  expect(masked.get('resources/picture.png')).toEqual(picture)
})

test('what is no archive is refused, and shown to nobody', () => {
  expect(() => entriesOf(Buffer.from('no archive'))).toThrow('this is no zip archive')
})
