import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { equalSecrets } from './secrets.ts'

test('equal strings are equal, and values of other types are not', () => {
  expect(equalSecrets('12345678', '12345678')).toBe(true)
  for (const [given, expected] of [
    ['1234567', '12345678'],
    ['12345678 ', '12345678'],
    ['12345679', '12345678'],
    ['', '12345678'],
    ['1234567\u0138', '12345678'],
    ['\ud800', '\udfff'],
    [12_345_678, 12_345_678],
    [undefined, undefined],
    [['12345678'], '12345678'],
  ])
    expect(equalSecrets(given, expected)).toBe(false)
})

/** Names of values that a timing attack on a comparison could disclose. */
const secret = String.raw`(?:\w*(?:[sS]ecret|[dD]igest|[sS]eal|[vV]erifier|[pP]assword|[hH]ash|[bB]earer)|given|expected|pin|code\.text)`
const compared = new RegExp(String.raw`\b${secret}\)? [!=]==? (?!undefined)|[!=]==? \w*\.?${secret}\b`)

describe('secrets are compared in constant time', () => {
  test('a comparison by operator is detected', () => {
    for (const line of [
      'if (digest(bearer) === session.tokenDigest)',
      'given !== code.text',
      'return accessKey == bearer',
    ])
      expect(line).toMatch(compared)
    for (const line of ['pin === undefined ? a : b', 'equalSecrets(given, expected)'])
      expect(line).not.toMatch(compared)
  })

  test('no source file has one', () => {
    const server = join(import.meta.dirname, '..', '..')
    const sources = globSync('{domain,http,hashing,store}/**/*.ts', { cwd: server })
    const lines = sources
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) => readFileSync(join(server, path), 'utf8').split('\n'))
    expect(lines.length).toBeGreaterThan(1_000)
    // Types and lengths are not secret, and both of two stored verifiers are the server's own.
    const exceptions = /typeof |\.length !== |passwordVerifier === old|before\.passwordVerifier/
    expect(lines.filter((line) => compared.test(line) && !exceptions.test(line))).toEqual([])
  })
})
