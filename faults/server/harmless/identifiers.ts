/** @module Servers whose ids and secrets have other alphabets and lengths, within the schemas of the contract. */

import { base64url, digest } from '../../../reference-server/domain/crypto/secrets.ts'
import { characters, type Random } from '../../../reference-server/domain/model/random.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { variant } from '../support/variant.ts'

const digits = '0123456789'
const hexadecimal = `${digits}abcdef`
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** RFC 9562, version 4. */
const uuid = (random: Random): string =>
  [
    characters(random, hexadecimal, 8),
    characters(random, hexadecimal, 4),
    `4${characters(random, hexadecimal, 3)}`,
    `8${characters(random, hexadecimal, 3)}`,
    characters(random, hexadecimal, 12),
  ].join('-')

/** APNs takes 64 bytes of ASCII as the id of a notification, which shows nothing of the ids of the contract. */
const ids = (id: string, title: string, newId: (random: Random) => string): ServerFault =>
  variant(id, title, (parts) => ({
    ...rules(() => ({ newId }))(parts),
    sendPush: (message) => parts.sendPush({ ...message, id: digest(message.id) }),
  }))

const secrets = (id: string, title: string, newSecret: (random: Random) => string): ServerFault =>
  variant(
    id,
    title,
    rules(() => ({ newSecret })),
  )

export default [
  ids(
    'ids-of-digits',
    'Ids consist of digits, with zeros in front.',
    (random) => `00${characters(random, digits, 10)}`,
  ),
  ids('ids-are-uuids', 'Ids are UUIDs.', uuid),
  ids('ids-as-long-as-allowed', 'Ids have two hundred characters.', (random) =>
    characters(random, letters, 200),
  ),
  ids(
    'ids-of-urls-and-blanks',
    'Ids are texts with all that a URL has to escape.',
    (random) => `${characters(random, letters, 10)}/../?a=%2F&b #ключ+"'\\{x}`,
  ),
  ids(
    'ids-beyond-ascii',
    'Ids are in other scripts, and have signs beyond the basic plane.',
    (random) => `${characters(random, 'абвгдежзиклмнопрстуфхцчшщэюя', 12)}鍵🔑`,
  ),
  secrets('secrets-as-long-as-allowed', 'Secrets have 4,096 characters.', (random) =>
    base64url(random.bytes(3_072)),
  ),
  secrets(
    'secrets-of-all-signs',
    'Secrets have every sign that a bearer token may have.',
    (random) => `-._~+/${Buffer.from(random.bytes(32)).toString('base64')}==`,
  ),
  secrets('secrets-are-jwts', 'Secrets are JSON Web Tokens.', (random) =>
    [
      base64url(Buffer.from('{"alg":"ES256"}')),
      base64url(random.bytes(150)),
      base64url(random.bytes(64)),
    ].join('.'),
  ),
  variant(
    'nonces-as-long-as-allowed',
    'Nonces have two hundred characters.',
    rules(() => ({ newNonce: (random) => characters(random, `${letters}/+= `, 200) })),
  ),
]
