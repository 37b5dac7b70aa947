/** @module Activating IB Key on a phone: user name and password again, a proof of possession, on Android a PIN. */

import type { Account } from './account.ts'
import { type ActivationProof, openActivation, prove } from './activation-proof.ts'
import { replaced } from './change.ts'
import type { Context } from './context.ts'
import { activeIbKey } from './devices.ts'
import { notify } from './notice.ts'
import { accepted, refused, type Step } from './outcome.ts'
import { addIbKey } from './person.ts'
import { base64url } from './secrets.ts'
import type { IbKey } from './sls-device.ts'
import { newestCode } from './sms-code.ts'
import type { Instant, Os } from './words.ts'

/** An activation of IB Key under way. Nothing is active before it is committed (AMB-05). */
export interface Activation {
  readonly id: string
  readonly secretDigest: string
  readonly os: Os
  readonly model: string
  readonly hardwareId: string
  readonly startedAt: Instant
  /** The IB Key that was active when this began: of two activations at once, the first commit wins. */
  readonly replaces?: string | undefined
  readonly option?: ActivationOption | undefined
  /** What a physical security device has to answer instead of an SMS (REACT-06). */
  readonly challenge?: string | undefined
  /** What the integrity claim of Activate has to answer; there is none before the password was given again. */
  readonly nonce?: string | undefined
  readonly failures: number
  readonly stage: 'offered' | 'asked' | 'proven' | 'committed' | 'void'
}

/** For a first phone, for another phone than the active one, or for the active one again. */
export type ActivationOption = 'activate' | 'migrate' | 'reactivate'

/** The commit, one step: the new phone is active and the old one is not (AMB-05, MIG-02). */
export function activate(
  account: Account,
  activationId: string,
  proof: ActivationProof,
  context: Context,
): Step<{ deviceId: string; deviceSecret: string }> {
  const found = openActivation(account, activationId, context)
  if (!found.ok) return refused(account, found)
  const activation = found.value
  const proven = prove(account, activation, proof, context)
  if (!proven.outcome.ok) return refused(proven.account, proven.outcome)
  const { rules } = context
  const device = newIbKey(proven.account, activation, proof, context)
  const committed = replaced(proven.account, 'activations', { ...activation, stage: 'committed' })
  const active = addIbKey(committed, device, rules.activationEnds)
  const number = rules.activationNoticeTo(account.mobileNumber, device.activationNumber)
  const told = notify(active, number, 'activation', 'en', context)
  return accepted(told.account, { deviceId: device.id, deviceSecret: device.secret }, told.effects)
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
