/** @module The last step of an activation: IB Key becomes active on the phone. */

import { base64url } from '../../crypto/secrets.ts'
import type { Account } from '../../model/account.ts'
import { activeIbKey } from '../../model/account.ts'
import type { Activation } from '../../model/activation.ts'
import { replaced } from '../../model/entries.ts'
import { accepted, refused, type Step } from '../../model/outcome.ts'
import type { IbKey } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { notify } from '../delivery/notices.ts'
import { newestCode } from '../delivery/sms-codes.ts'
import { addIbKey } from '../devices/active-devices.ts'
import { type ActivationProof, openActivation, verifyProof } from './activation-proof.ts'

/** In one transaction the new phone becomes active and the old one is revoked (AMB-05, MIG-02). */
export function activate(
  account: Account,
  activationId: string,
  proof: ActivationProof,
  context: Context,
): Step<{ deviceId: string; deviceSecret: string }> {
  const found = openActivation(account, activationId, context)
  if (!found.ok) return refused(account, found)
  const activation = found.value
  const proven = verifyProof(account, activation, proof, context)
  if (!proven.outcome.ok) return refused(proven.account, proven.outcome)
  const { rules } = context
  const device = newIbKey(proven.account, activation, proof, context)
  const committed = replaced(proven.account, 'activations', { ...activation, stage: 'committed' })
  const active = addIbKey(committed, device, rules.activationRevokes)
  const number = rules.activationNoticeTo(account.mobileNumber, device.activationNumber)
  const notified = notify(active, number, 'activation', 'en', context)
  return accepted(notified.account, { deviceId: device.id, deviceSecret: device.secret }, notified.effects)
}

function newIbKey(
  account: Account,
  activation: Activation,
  { pin, pushToken }: ActivationProof,
  { rules, random }: Context,
): IbKey {
  const boundTo = rules.numberForActivation(activeIbKey(account), account.mobileNumber)
  return {
    id: rules.newId(random),
    type: 'ibKey',
    name: 'IB Key',
    status: 'active',
    os: activation.os,
    hardwareId: activation.hardwareId,
    secret: base64url(random.bytes(32)),
    pushToken,
    pinVerifier: pin?.verifier,
    activationNumber: newestCode(account, activation.id)?.number ?? boundTo,
  }
}
