/** @module People: the same name is the same person in every run, on every machine. */

import { createHash } from 'node:crypto'
import { faker } from '@faker-js/faker/locale/en'

export interface Persona {
  /** What the features call this person. */
  readonly name: string
  readonly username: string
  readonly password: string
  /** E.164 */
  readonly mobileNumber: string
  /** The finger and the face that this person registers on a phone. */
  readonly finger: string
  readonly face: string
  /** Unlocks this person's iPhone. */
  readonly passcode: string
  /** IBKR Mobile PIN. */
  readonly pin: string
}

const known = new Map<string, Persona>()

/** `namespace` distinguishes people of one name, if several scenarios share one server. */
export function personaNamed(name: string, namespace = ''): Persona {
  const key = `${name}\n${namespace}`
  const persona = known.get(key) ?? drawPersona(name, namespace)
  known.set(key, persona)
  return persona
}

/** The same persona, generated again. */
export function drawPersona(name: string, namespace = ''): Persona {
  const identity = createHash('sha256').update(`${name}\n${namespace}`).digest()
  faker.seed(identity.readUInt32BE())
  return {
    name,
    username: username(identity),
    password: password(),
    mobileNumber: mobileNumber(),
    finger: `finger of ${name}`,
    face: `face of ${name}`,
    passcode: faker.string.numeric(6),
    pin: pin(),
  }
}

/** From the hash itself, so that two names have two user names even where faker draws the same words. */
const username = (identity: Buffer): string =>
  `${faker.person.firstName().toLowerCase()}${identity.toString('hex', 4, 8)}`.replace(/[^a-z0-9]/g, '')

const password = (): string => faker.internet.password({ length: 14, memorable: false, prefix: 'Aa1-' })

/** 555-01xx is never assigned to anyone, so nobody is disturbed if a message is sent by a real carrier. */
const mobileNumber = (): string => faker.helpers.fromRegExp('+1[2-9][0-8][0-9]55501[0-9]{2}')

/** Four to six letters and digits, at least one of them a digit (MIG-AND-08 to 10). */
function pin(): string {
  const length = faker.number.int({ min: 4, max: 6 })
  return faker.string.numeric(1) + faker.string.alphanumeric(length - 1)
}
