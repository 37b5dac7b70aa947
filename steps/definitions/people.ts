/** @module What a person has before a scenario begins: residence, accounts, SLS devices. */

import { requireCapability } from '../../drivers/ports/errors.ts'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { step } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'
import { passphraseOf } from '../tasks/credentials.ts'
import {
  createPerson,
  livingIn,
  moveIbKeyTo,
  moveTo,
  numberOf,
  plainPhone,
  provisionSms,
  russianPhone,
  unverifiedNumber,
  withSeamless,
} from '../tasks/people.ts'
import { createIbKeyUser, createSmsUser, createUser } from '../tasks/users.ts'

step('the server sends notices of changes by SMS', function (this: SlsWorld) {
  requireCapability('notices', this.scene.driver.capabilities)
})

step('{persona} uses IB Key', (actor: Actor) => createIbKeyUser(actor))

step('{persona} uses IB Key on {phone}', (actor: Actor, model: PhoneModel) => createIbKeyUser(actor, model))

step('{persona} uses IB Key on {phone} without Seamless Authentication', (actor: Actor, model: PhoneModel) =>
  createIbKeyUser(actor, model, { seamless: false }),
)

step('{persona} uses IB Key, but has not verified the mobile number', (actor: Actor) =>
  createIbKeyUser(actor, plainPhone, unverifiedNumber(actor)),
)

step('{persona} uses IB Key, and has the mobile number of {persona}', (actor: Actor, other: Actor) =>
  createIbKeyUser(actor, plainPhone, numberOf(other)),
)

step(
  '{persona} uses IB Key on {phone} without any mobile number on record',
  (actor: Actor, model: PhoneModel) => createIbKeyUser(actor, model, { mobileNumber: undefined }),
)

step('{persona} пользуется IB Key на телефоне с {string}', (actor: Actor, system: string) =>
  createIbKeyUser(actor, russianPhone(system)),
)

step('{persona} moves IB Key to {phone}', moveIbKeyTo)

step(
  ["IB Key is activated again on {persona}'s phone", 'IB Key снова активируют на телефоне {persona}'],
  (actor: Actor) => actor.scene.provisionIbKey(actor.persona, actor.phone),
)

step(
  ['{persona} has a physical security device', 'у {persona} есть физическое устройство безопасности'],
  async (actor: Actor) => {
    await createPerson(actor, unverifiedNumber(actor))
    await actor.buyPhone(plainPhone)
    await actor.receiveSecurityDevice()
  },
)

step('{persona} receives a physical security device as well', (actor: Actor) => actor.receiveSecurityDevice())

step('{persona} receives a physical security device that is not active', (actor: Actor) =>
  actor.receiveSecurityDevice(false),
)

step(
  [
    '{persona} has no SLS device, and the mobile number is not verified',
    'у {persona} нет устройства безопасного входа, а номер мобильного телефона не подтвержден',
  ],
  async (actor: Actor) => {
    await createPerson(actor, unverifiedNumber(actor))
    await actor.buyPhone(plainPhone)
  },
)

step(['{persona} uses SMS authentication', '{persona} пользуется аутентификацией по SMS'], (actor: Actor) =>
  createSmsUser(actor),
)

step('{persona} uses a second factor', createUser)

step('{persona} uses SMS authentication as well', provisionSms)

step(
  '{persona} uses SMS authentication, and has the mobile number of {persona}',
  async (actor: Actor, other: Actor) => {
    await createPerson(actor, numberOf(other))
    await actor.buyPhone(plainPhone)
    await provisionSms(actor)
  },
)

step('{persona} has {phone} on which IB Key is not activated', async (actor: Actor, model: PhoneModel) => {
  await createPerson(actor, withSeamless)
  await actor.buyPhone(model)
})

step('{persona} used IB Key on the trading device before', async (actor: Actor) => {
  await createPerson(actor, withSeamless)
  await actor.scene.provisionIbKey(actor.persona, actor.tradingDevice)
})

step('{persona} has a passphrase in place of the password', (actor: Actor) =>
  createPerson(actor, { password: passphraseOf(actor) }),
)

// Jurisdictions

step(
  '{persona} lives in {string}, has an account in {string} and uses IB Key',
  (actor: Actor, residence: string, account: string) =>
    createIbKeyUser(actor, undefined, livingIn(residence, account)),
)

step(
  '{persona} lives in {string}, has an account in {string} and uses SMS authentication',
  (actor: Actor, residence: string, account: string) => createSmsUser(actor, livingIn(residence, account)),
)

step(
  '{persona} lives in {string}, has accounts in {string} and {string} and uses IB Key',
  (actor: Actor, residence: string, first: string, second: string) =>
    createIbKeyUser(actor, undefined, livingIn(residence, first, second)),
)

step(
  '{persona} lives in {string}, has accounts in {string}, {string} and {string} and uses IB Key',
  (actor: Actor, residence: string, first: string, second: string, third: string) =>
    createIbKeyUser(actor, undefined, livingIn(residence, first, second, third)),
)

step('{persona} moves to {string}', (actor: Actor, residence: string) => moveTo(actor, residence))

step(
  '{persona} lives in {string}, has an account in {string} and no SLS device',
  async (actor: Actor, residence: string, account: string) => {
    await createPerson(actor, { ...livingIn(residence, account), mobileNumber: undefined })
    await actor.buyPhone('iPhone with Face ID')
  },
)

step(
  '{persona} lives in {string}, has an account in {string}, no SLS device, and has not verified the mobile number',
  async (actor: Actor, residence: string, account: string) => {
    await createPerson(actor, { ...livingIn(residence, account), ...unverifiedNumber(actor) })
    await actor.buyPhone('iPhone with Face ID')
  },
)
