/** @module What the server knows of a person before a scenario begins. */

import type { PersonRecord } from '../../drivers/ports/driver.ts'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { entryOf } from '../support/attempts.ts'

/** The phone of somebody whose phone is not asked about. */
export const plainPhone: PhoneModel = 'Android without fingerprint sensor'

/** Has Seamless Authentication where the server has it. */
export async function createPerson(actor: Actor, changes: Partial<PersonRecord> = {}): Promise<void> {
  const { username, password, mobileNumber } = actor.persona
  const { lab, capabilities } = actor.scene.driver
  await lab.createPerson({
    username,
    password,
    residence: 'US',
    accounts: ['US'],
    seamless: capabilities.has('seamless'),
    mobileNumber: { number: mobileNumber, verified: true },
    ...changes,
  })
}

/** The number of somebody else, verified. */
export const numberOf = ({ persona }: Actor): Partial<PersonRecord> => ({
  mobileNumber: { number: persona.mobileNumber, verified: true },
})

export const unverifiedNumber = ({ persona }: Actor): Partial<PersonRecord> => ({
  mobileNumber: { number: persona.mobileNumber, verified: false },
})

/** Whoever will log in by IB Key expects a notification. */
export const withSeamless: Partial<PersonRecord> = { seamless: true }

/** IB Key on a phone that this person did not have before, without the activation procedure. */
export async function moveIbKeyTo(actor: Actor, model: PhoneModel): Promise<void> {
  await actor.scene.provisionIbKey(actor.persona, await actor.buyPhone(model))
}

export async function provisionSms({ scene, persona }: Actor): Promise<void> {
  await scene.driver.lab.provision(persona.username, { type: 'sms' })
}

const countryCodes: Readonly<Record<string, string>> = {
  'Hong Kong': 'HK',
  India: 'IN',
  'the United States': 'US',
  Germany: 'DE',
  Singapore: 'SG',
}

export const livingIn = (residence: string, ...accounts: readonly string[]): Partial<PersonRecord> => ({
  residence: entryOf(countryCodes, residence),
  accounts: accounts.map((country) => entryOf(countryCodes, country)),
})

const russianPhones: Readonly<Record<string, PhoneModel>> = {
  'Android 6.0': 'Android 6.0 in Russian',
  'Android 5.0': 'Android 5.0 in Russian',
}

export const russianPhone = (system: string): PhoneModel => entryOf(russianPhones, system)

/** With an account in the United States, as everybody has who lives elsewhere. */
export const moveTo = ({ scene, persona }: Actor, residence: string): Promise<void> =>
  scene.driver.lab.changeResidence(persona.username, entryOf(countryCodes, residence), ['US'])
