/** @module Values that programs stumble over. */

/** A list in a list in a list: what a recursive reader has no stack for. */
export const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** What breaks most programs that break: worth half of all tries. */
export const usualSuspects: readonly [unknown, ...unknown[]] = [
  '',
  '\0',
  '\ud800',
  null,
  7,
  [],
  {},
  'x'.repeat(201),
]

export const oddTexts: readonly [string, ...string[]] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202egnp.exe',
  '\u200b\u2060\ufeff',
  'İıſK',
  'ﬁﷺ㍿',
  'e\u0301'.repeat(60),
  '👩‍👩‍👧‍👦',
  '１２３４５６',
  '٠١٢٣٤٥',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e9',
  '0x41',
  '../../etc/passwd',
  '..%2f..%2f',
  "' OR 1=1; --",
  '{{7*7}}',
  '<script>alert(1)</script>',
  'a\r\nSet-Cookie: a=b',
  '%00%ff',
  'x'.repeat(199),
  'x'.repeat(201),
  '🙂'.repeat(100),
]

/** No number of them is one that the contract takes. */
const oddNumbers = [-1, -0.5, 0.1, 1e21, 2 ** 53, Number.MIN_VALUE]

/** Any JSON value but a sensible one. */
export const oddValues: readonly [unknown, ...unknown[]] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { length: 8 },
  { toString: 'x', valueOf: 'y' },
  ...oddNumbers,
  ...oddTexts,
]

export const oddNames: readonly [string, ...string[]] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'admin',
  'username',
  'ok',
  '',
  'a.b',
  '$where',
  '\u0000',
]

/** Whole bodies that are no JSON, or no JSON of ours. */
export const oddBodies: readonly [string | Uint8Array<ArrayBuffer>, ...(string | Uint8Array<ArrayBuffer>)[]] =
  [
    '',
    ' ',
    '{',
    '}',
    '{"a":1,}',
    "{'a':1}",
    '{"a":1}{"a":1}',
    '// {}',
    'undefined',
    'NaN',
    '"text"',
    '7',
    'null',
    '[]',
    '[{}]',
    '\ufeff{}',
    deep(7_000),
    `{"a":${deep(7_000)}}`,
    `{${'"a":1,'.repeat(1_000)}"a":1}`,
    `{"username":"${'x'.repeat(20_000)}"}`,
    `"${'x'.repeat(1_000_000)}"`,
    'username=amara&password=x',
    new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
    new Uint8Array([0x22, 0xc3, 0x28, 0x22]),
    new Uint8Array([0x1f, 0x8b, 0x08, 0x00]),
    new Uint8Array(16 * 1024 + 1),
  ]
