import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { equalSecrets } from './secrets.ts'

test('texts are equal where every character is, and nothing but a text is equal to anything', () => {
  expect(equalSecrets('12345678', '12345678')).toBe(true)
  for (const [given, expected] of [
    ['1234567', '12345678'],
    ['12345678 ', '12345678'],
    ['12345679', '12345678'],
    ['', '12345678'],
    [12_345_678, 12_345_678],
    [undefined, undefined],
    [['12345678'], '12345678'],
  ])
    expect(equalSecrets(given, expected)).toBe(false)
})

/** Names of what a caller could guess bit by bit, if the time of a comparison told how much of it is right. */
const secret = String.raw`(?:\w*(?:[sS]ecret|[dD]igest|[sS]eal|[vV]erifier|[pP]assword|[hH]ash|[bB]earer)|given|expected|pin|code\.text)`
const compared = new RegExp(String.raw`\b${secret}\)? [!=]==? (?!undefined)|[!=]==? \w*\.?${secret}\b`)

describe('secrets are compared in constant time', () => {
  test('a comparison that is not would be noticed', () => {
    for (const line of [
      'if (digest(bearer) === session.tokenDigest)',
      'given !== code.text',
      'return accessKey == bearer',
    ])
      expect(line).toMatch(compared)
    for (const line of ['pin === undefined ? a : b', 'equalSecrets(given, expected)'])
      expect(line).not.toMatch(compared)
  })

  test('no other is there', () => {
    const server = join(import.meta.dirname, '..', '..')
    const sources = globSync('{domain,http,hashing,store}/**/*.ts', { cwd: server })
    const lines = sources
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) => readFileSync(join(server, path), 'utf8').split('\n'))
    expect(lines.length).toBeGreaterThan(1_000)
    // Types and lengths are no secret, and two verifiers of the server's own are nobody's guess.
    const allowed = /typeof |\.length !== |passwordVerifier === old|before\.passwordVerifier/
    expect(lines.filter((line) => compared.test(line) && !allowed.test(line))).toEqual([])
  })
})
