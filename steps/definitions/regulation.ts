/** @module People of different jurisdictions, and leaving the Secure Login System. */

import assert from 'node:assert/strict'
import type { Platform } from '../../contract/primitives.ts'
import type { PersonRecord, SlsDevice } from '../../drivers/ports/driver.ts'
import type { Actor } from '../support/actor.ts'
import { described } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { onRecord } from './people.ts'

const countries: Record<string, string> = {
  'Hong Kong': 'HK',
  India: 'IN',
  'the United States': 'US',
  Germany: 'DE',
  Singapore: 'SG',
}

const codeOf = (name: string): string => {
  const code = countries[name]
  assert(code, `"${name}" is no country of these features`)
  return code
}

const at = (residence: string, ...accounts: string[]): Partial<PersonRecord> => ({
  residence: codeOf(residence),
  accounts: accounts.map(codeOf),
})

async function withIbKey(actor: Actor, given: Partial<PersonRecord>): Promise<void> {
  await onRecord(actor, given)
  await actor.scene.provisionIbKey(actor.persona, await actor.buyPhone('iPhone with Face ID'))
}

say(
  '{persona} lives in {string}, has an account in {string} and uses IB Key',
  (actor: Actor, residence: string, account: string) => withIbKey(actor, at(residence, account)),
)

say(
  '{persona} lives in {string}, has accounts in {string} and {string} and uses IB Key',
  (actor: Actor, residence: string, first: string, second: string) =>
    withIbKey(actor, at(residence, first, second)),
)

say(
  '{persona} lives in {string}, has an account in {string} and no SLS device',
  async (actor: Actor, residence: string, account: string) => {
    await onRecord(actor, { ...at(residence, account), mobileNumber: undefined })
    await actor.buyPhone('iPhone with Face ID')
  },
)

const optOut =
  (optedOut: boolean) =>
  async (actor: Actor, { username, password } = actor.persona): Promise<void> =>
    void actor.take(await actor.window.setOptOut(optedOut, username, password))

say('{persona} opts out of the Secure Login System', (actor: Actor) => optOut(true)(actor))

say('{persona} opts in again', (actor: Actor) => optOut(false)(actor))

const optOutWrongly = (actor: Actor): Promise<void> =>
  optOut(true)(actor, { ...actor.persona, password: `${actor.persona.password}?` })

say('{persona} opts out with a wrong password', optOutWrongly)

say('{persona} opts out with a wrong password, {int} time(s)', async (actor: Actor, times: number) => {
  for (let time = 0; time < times; time++) {
    await optOutWrongly(actor)
    actor.note()
  }
})

say('{persona} opts out in the name of {persona}', (actor: Actor, other: Actor) =>
  optOut(true)(actor, other.persona),
)

async function remove(actor: Actor, type: SlsDevice['type'], owner = actor): Promise<void> {
  owner.take(await owner.window.readSettings())
  const device = owner.readSettings().devices.find((one) => one.type === type)
  assert(device, `Expected an SLS device of the type ${type}, and there is none`)
  actor.take(await actor.window.removeDevice(device.id))
}

say('{persona} removes the IB Key of {persona} from the SLS devices', (actor: Actor, owner: Actor) =>
  remove(actor, 'ibKey', owner),
)

say('{persona} removes IB Key from the SLS devices', (actor: Actor) => remove(actor, 'ibKey'))

say('{persona} removes the physical device from the SLS devices', (actor: Actor) => remove(actor, 'physical'))

say('{persona} opens the settings of the Secure Login System', async (actor: Actor) => {
  for (const label of ['Settings', 'User Settings', 'Secure Login System'])
    actor.take(await actor.window.click(label))
})

say('the password alone opens {platform} for {persona}', async (platform: Platform, actor: Actor) => {
  actor.read()
  const window = await actor.open(platform)
  const answer = actor.take(await window.logIn(actor.persona.username, actor.persona.password))
  actor.read()
  assert(await window.isLoggedIn(), `Expected a session after the password, observed ${described(answer)}`)
})

say('the password alone does not open {platform} for {persona}', async (platform: Platform, actor: Actor) => {
  actor.note()
  const window = await actor.open(platform)
  actor.take(await window.logIn(actor.persona.username, actor.persona.password))
  actor.read()
  assert(!(await window.isLoggedIn()), 'Expected no session after the password, and there is one')
})
