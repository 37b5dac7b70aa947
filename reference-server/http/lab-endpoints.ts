/** @module Operations of the lab face: test control. */

import { capability, labFace } from '../../contract/lab-face.ts'
import type { BodyOf } from '../../contract/routes.ts'
import { base64url } from '../domain/crypto/secrets.ts'
import { newAccount } from '../domain/events/account/new-account.ts'
import { addIbKey } from '../domain/events/devices/active-devices.ts'
import type { Account } from '../domain/model/account.ts'
import { added } from '../domain/model/entries.ts'
import { accepted } from '../domain/model/outcome.ts'
import type { SlsDevice } from '../domain/model/sls-device.ts'
import type { Context } from '../domain/rules/context.ts'
import { endpoint, endpointWithBody } from './endpoint.ts'
import { refuse } from './refusal.ts'

const version = '0.1.0'

/** The requested device, in the state after its activation or enrolment. */
function provisioned(
  account: Account,
  request: BodyOf<'provision'>,
  pinVerifier: string | undefined,
  { rules, random }: Context,
): SlsDevice {
  const id = rules.newId(random)
  if (request.type === 'sms') return { id, type: 'sms', name: 'SMS', status: 'active', enrolled: 'byChoice' }
  const secret = base64url(random.bytes(32))
  if (request.type === 'physical') {
    const status = request.active === false ? 'suspended' : 'active'
    return { id, type: 'physical', name: request.name, status, secret }
  }
  return {
    id,
    type: 'ibKey',
    name: 'IB Key',
    status: 'active',
    os: request.os,
    hardwareId: request.hardwareId,
    secret,
    pushToken: request.pushToken,
    pinVerifier,
    activationNumber: rules.numberForActivation(undefined, account.mobileNumber),
  }
}

/** IB Key is active on one phone (MIG-02), SMS is one device (AMB-17), and there may be several physical devices. */
function withDevice(account: Account, device: SlsDevice, { rules }: Context): Account {
  if (device.type === 'ibKey') return addIbKey(account, device, rules.activationRevokes)
  const others = account.devices.filter(({ type }) => type === 'physical' || type !== device.type)
  return added({ ...account, devices: others }, 'devices', device)
}

export const labEndpoints = {
  describe: endpoint(labFace.describe, async ({ system: { parts } }) => ({
    ok: true,
    value: {
      name: 'SLS reference server',
      version,
      capabilities: [...capability.options],
      numbers: { ...parts.profile },
      passwordHashes: parts.passwordHash.count,
    },
  })),

  reset: endpointWithBody(labFace.reset, async ({ system, body: { now, seed } }) =>
    (await system.reset(now, seed))
      ? { ok: true, value: { now } }
      : refuse('invalid_request', 'the clock cannot be set', { field: 'now' }),
  ),

  createPerson: endpointWithBody(labFace.createPerson, async ({ system, body }) => {
    const { username, password, residence, accounts, seamless, mobileNumber } = body
    const { passwordHash, rules, store } = system.parts
    const context = system.context()
    const passwordVerifier = await passwordHash.verifier(password, context.random)
    if (!passwordVerifier.ok) return passwordVerifier
    const person = { username, passwordVerifier: passwordVerifier.value, residence, accounts, seamless }
    const account = newAccount(person, mobileNumber, context)
    return (await store.create(rules.usernameKey(username), account))
      ? { ok: true, value: { username } }
      : refuse('invalid_request', 'the user name is taken', { field: 'username' })
  }),

  provision: endpointWithBody(labFace.provision, async ({ system, body, parameters: { username = '' } }) => {
    const { passwordHash, rules } = system.parts
    const pin = body.type === 'ibKey' ? body.pin : undefined
    const verifier = pin === undefined ? undefined : await passwordHash.verifier(pin, system.context().random)
    if (verifier?.ok === false) return verifier
    return system.decide(rules.usernameKey(username), (account, context) => {
      const device = provisioned(account, body, verifier?.value, context)
      const deviceSecret = device.type === 'sms' ? undefined : device.secret
      return accepted(withDevice(account, device, context), { deviceId: device.id, deviceSecret })
    })
  }),

  changeResidence: endpointWithBody(
    labFace.changeResidence,
    async ({ system, body: { residence, accounts }, parameters: { username = '' } }) =>
      system.decide(system.parts.rules.usernameKey(username), (account) =>
        accepted({ ...account, residence, accounts }, { username }),
      ),
  ),

  advance: endpointWithBody(labFace.advance, async ({ system, body: { to } }) => {
    const { clock } = system.parts
    if (!clock.moveTo(to)) return refuse('wrong_state', 'the clock cannot be set to that instant')
    const nextDue = await system.settle()
    return { ok: true, value: { now: clock.machineTime(), nextDue } }
  }),
}
