import { describe, expect, test } from 'vitest'
import { InProcessHeaders } from './headers.ts'

type Fields = Readonly<Record<string, string>>

const kinds: readonly (readonly [string, Fields])[] = [
  ['none', {}],
  ['a few', { 'X-Sls-Step': 'Zora%20waits', authorization: 'Bearer a.b', 'content-length': '12' }],
  ['some with nothing in them, or with space around', { accept: '', 'x-a': ' \tb  c ' }],
  ['one that is not in ASCII', { 'x-name': 'Zo\u00eb' }],
  ['names of which one begins as the other', { 'x-a-b': '1', 'x-a': '2', x_a: '3' }],
]

/** What can be done with fields, and what it shows; all of it leaves them as they are, or changes them. */
const uses: Readonly<Record<string, (fields: Headers) => unknown>> = {
  'are read': (fields) =>
    ['x-SLS-step', 'accept', 'x-a', 'x-name'].map((name) => [fields.get(name), fields.has(name)]),
  'are gone through': (fields) => [
    [...fields],
    [...fields.entries()],
    [...fields.keys()],
    [...fields.values()],
  ],
  'are visited': (fields) => {
    const seen: string[] = []
    fields.forEach((value, name) => void seen.push(`${name}: ${value}`))
    return seen
  },
  'are set': (fields) => {
    for (const value of ['1', ' 2 ', '']) fields.set('X-A', value)
    fields.set('x-new', 'yes')
    return [...fields]
  },
  'are added to and taken away': (fields) => {
    fields.append('X-A', 'again')
    fields.delete('ACCEPT')
    fields.set('x-b', 'then')
    return [[...fields], fields.get('x-a'), fields.has('accept')]
  },
  'hold cookies': (fields) => {
    fields.append('set-cookie', 'a=1')
    fields.append('set-cookie', 'b=2')
    return [fields.getSetCookie(), [...fields]]
  },
  'are copied': (fields) => [...new Headers(fields)],
}

describe.each(kinds)('header fields within the process: %s', (_, given) => {
  test.each(Object.entries(uses))('%s as those of the platform', (_use, shown) => {
    expect(shown(new InProcessHeaders(given))).toEqual(shown(new Headers(given)))
  })
})

test.each([
  ['a value of two lines', 'x-a', 'b\r\nc: d'],
  ['a value that ends the text', 'x-a', 'b\u0000'],
  ['a value of other alphabets', 'x-a', '\u0410\u043c\u0430\u0440\u0430'],
  ['a name that is none', 'x a', 'b'],
  ['a name without a sign', '', 'b'],
])('%s is refused as the platform refuses it', (_, name, value) => {
  expect(() => new Headers({ [name]: value })).toThrow(TypeError)
  expect(() => new InProcessHeaders({ [name]: value })).toThrow(TypeError)
})
