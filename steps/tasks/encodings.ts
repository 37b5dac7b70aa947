/** @module What a secret looks like that somebody has encoded or hashed: whoever reads it can undo the one and try the other. */

import { hash } from 'node:crypto'

/** The characters of the whole are those of the part wherever it begins, but for those that neighbours take part in. */
const base64Within = (secret: string): string[] =>
  [0, 1, 2].map((before) => {
    const bits = 8 * (before + secret.length)
    const text = Buffer.from('x'.repeat(before) + secret).toString('base64url')
    return text.slice(Math.ceil((8 * before) / 6), Math.floor(bits / 6))
  })

const eachByte = (secret: string, prefix: string): string =>
  [...Buffer.from(secret)].map((byte) => prefix + byte.toString(16).padStart(2, '0')).join('')

/** A digest without a salt is no secret where there are a million codes to try. */
const digestsOf = (secret: string): string[] =>
  ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) => {
    const bytes = hash(algorithm, secret, 'buffer')
    return [bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')]
  })

/** What a text contains that holds the secret in one of these forms, by the words for the form. */
export const formsOf = (secret: string): Readonly<Record<string, readonly string[]>> => ({
  'as it is': [secret],
  reversed: [[...secret].reverse().join('')],
  'in base64': base64Within(secret),
  'in hexadecimal': [eachByte(secret, ''), eachByte(secret, '').toUpperCase()],
  'percent-encoded': [eachByte(secret, '%'), eachByte(secret, '%').toUpperCase()],
  'as a digest': digestsOf(secret),
})
