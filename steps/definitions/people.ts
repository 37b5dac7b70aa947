/** @module Who is who before a scenario begins. */

import { requireCapability } from '../../drivers/ports/capabilities.ts'
import type { PersonRecord } from '../../drivers/ports/driver.ts'
import type { PhoneConditions } from '../../drivers/ports/phone.ts'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'

const plainPhone: PhoneModel = 'Android without fingerprint sensor'

export async function onRecord(actor: Actor, given: Partial<PersonRecord> = {}): Promise<void> {
  const { username, password, mobileNumber } = actor.persona
  await actor.scene.driver.lab.createPerson({
    username,
    password,
    residence: 'US',
    accounts: ['US'],
    seamless: true,
    mobileNumber: { number: mobileNumber, verified: true },
    ...given,
  })
}

const unverified = (actor: Actor): Partial<PersonRecord> => ({
  mobileNumber: { number: actor.persona.mobileNumber, verified: false },
})

say('the server tells people of changes by SMS', function (this: SlsWorld) {
  requireCapability('notices', this.scene.driver.capabilities)
})

say('{persona} uses IB Key on {phone}', async (actor: Actor, model: PhoneModel) => {
  await onRecord(actor)
  await actor.scene.provisionIbKey(actor.persona, await actor.buyPhone(model))
})

say(
  '{persona} uses IB Key on {phone} without Seamless Authentication',
  async (actor: Actor, model: PhoneModel) => {
    await onRecord(actor, { seamless: false })
    await actor.scene.provisionIbKey(actor.persona, await actor.buyPhone(model))
  },
)

say('{persona} uses IB Key, but has not verified the mobile number', async (actor: Actor) => {
  await onRecord(actor, unverified(actor))
  await actor.scene.provisionIbKey(actor.persona, await actor.buyPhone(plainPhone))
})

say(
  ['{persona} has a physical security device', 'у {persona} есть физическое устройство безопасности'],
  async (actor: Actor) => {
    await onRecord(actor, unverified(actor))
    await actor.buyPhone(plainPhone)
    await actor.receiveSecurityDevice()
  },
)

say('{persona} receives a physical security device as well', (actor: Actor) => actor.receiveSecurityDevice())

say('{persona} receives a physical security device that is not active', (actor: Actor) =>
  actor.receiveSecurityDevice(false),
)

say(
  '{persona} uses IB Key on {phone} without any mobile number on record',
  async (actor: Actor, model: PhoneModel) => {
    await onRecord(actor, { mobileNumber: undefined })
    await actor.scene.provisionIbKey(actor.persona, await actor.buyPhone(model))
  },
)

say(
  [
    '{persona} has no SLS device, and the mobile number is not verified',
    'у {persona} нет устройства безопасного входа, а номер мобильного телефона не подтвержден',
  ],
  async (actor: Actor) => {
    await onRecord(actor, unverified(actor))
    await actor.buyPhone(plainPhone)
  },
)

say(
  ['{persona} uses SMS authentication', '{persona} пользуется аутентификацией по SMS'],
  async (actor: Actor) => {
    await onRecord(actor)
    await actor.buyPhone(plainPhone)
    await actor.scene.driver.lab.provision(actor.persona.username, { type: 'sms' })
  },
)

say('{persona} uses SMS authentication as well', async (actor: Actor) => {
  await actor.scene.driver.lab.provision(actor.persona.username, { type: 'sms' })
})

say('{persona} has {phone} on which IB Key is not activated', async (actor: Actor, model: PhoneModel) => {
  await onRecord(actor)
  await actor.buyPhone(model)
})

say("{persona}'s phone {condition}", (actor: Actor, condition: PhoneConditions) =>
  actor.put(actor.phone, condition),
)
