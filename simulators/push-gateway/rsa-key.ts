/**
 * @module The RSA key of the push gateway's service account. Making it takes tens of milliseconds, so it is made on a
 * thread of its own from the moment this file is loaded: whoever starts a run loads it early and needs it late.
 */

import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

export const rsaKeyPair = promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
