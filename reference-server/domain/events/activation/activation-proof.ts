/** @module Verifies an activation: possession of the number or of a physical device, security element, attestation and PIN. */

import type { Account } from '../../model/account.ts'
import { activeIbKey } from '../../model/account.ts'
import type { Activation, Possession } from '../../model/activation.ts'
import type { PresentedAttestation } from '../../model/attestation.ts'
import { replaced } from '../../model/entries.ts'
import { accepted, type Outcome, refusal, refused, type Step, success } from '../../model/outcome.ts'
import type { SecurityElement } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'
import { countFailure, lockRefusal } from '../account/failures.ts'
import { enterCode } from '../delivery/sms-codes.ts'
import { attestationRefusal } from '../devices/attestation.ts'
import { verifyDeviceResponse } from './device-proof.ts'

/** The activation, unless it has ended. */
export function openActivation(
  account: Account,
  activationId: string,
  context: Context,
): Outcome<Activation> {
  const locked = lockRefusal(account, 'activation', context)
  if (locked) return locked
  const { now, rules, profile } = context
  const activation = account.activations.find(
    (one) => one.id === activationId && rules.activationInTime(one, now, profile),
  )
  if (!activation) return refusal('wrong_state', 'activation expired')
  if (!rules.activeIbKeyUnchanged(activation, activeIbKey(account)))
    return refusal('wrong_state', 'another activation was committed first')
  return success(activation)
}

/** Verifies the token from the SMS, or the response of the physical device. */
function verifyPossession(
  account: Account,
  activation: Activation,
  given: string,
  context: Context,
): Step<Possession> {
  if (!context.rules.proofAwaited(activation))
    return refused(account, refusal('wrong_state', `activation is ${activation.stage}`))
  const { challenge } = activation
  return challenge === undefined
    ? enterCode(account, 'activation', activation.id, given, context)
    : verifyDeviceResponse(account, { ...activation, challenge }, given, context)
}

/** Ends the activations that wait for their PIN, where what has proven them is the person's no longer. */
export const voidProven = (account: Account, isLost: (provenBy: Possession) => boolean): Account => ({
  ...account,
  activations: account.activations.map((activation) =>
    activation.stage === 'proven' && activation.provenBy && isLost(activation.provenBy)
      ? { ...activation, stage: 'void' }
      : activation,
  ),
})

/** Android: the token is verified before the PIN is entered. */
export function verifyActivationToken(
  account: Account,
  activationId: string,
  given: string,
  context: Context,
): Step<undefined> {
  const found = openActivation(account, activationId, context)
  if (!found.ok) return refused(account, found)
  const proven = verifyPossession(account, found.value, given, context)
  if (!proven.outcome.ok) return refused(proven.account, proven.outcome)
  const activation = { ...found.value, stage: 'proven', provenBy: proven.outcome.value } as const
  return accepted(replaced(proven.account, 'activations', activation), undefined)
}

export interface ActivationProof {
  /** iOS: the token or the response is sent with Activate; empty if there is none. */
  readonly token: string
  /** Android: the PIN, its verifier, and the id of the active IB Key if it has the same PIN. */
  readonly pin?:
    | { readonly text: string; readonly verifier: string; readonly matchingIbKey?: string | undefined }
    | undefined
  readonly element: SecurityElement
  readonly attestation: PresentedAttestation
  readonly pushToken?: string | undefined
}

function verifyPin(
  account: Account,
  activation: Activation,
  { pin }: ActivationProof,
  context: Context,
): Step<undefined> {
  const { rules } = context
  if (!pin || !rules.pinIsStrong(pin.text))
    return refused(account, refusal('weak_pin', 'PIN does not have the documented format'))
  if (
    rules.currentPinRequired(activation) &&
    !rules.currentPinMatches(pin.matchingIbKey, activeIbKey(account))
  )
    return refused(countFailure(account, context), refusal('invalid_code', 'not the PIN of this phone'))
  return accepted(account, undefined)
}

/** The checks of iPhones and Android phones, in this order. */
export function verifyProof(
  account: Account,
  activation: Activation,
  proof: ActivationProof,
  context: Context,
): Step<unknown> {
  if (!context.rules.securityElementAccepted(activation.os, proof.element))
    return refused(account, refusal('forbidden', 'no security element of this phone'))
  const { hardwareId, nonce } = activation
  const denied = attestationRefusal(proof.attestation, { purpose: 'activation', hardwareId, nonce }, context)
  if (denied) return refused(account, denied)
  if (activation.os === 'iOS') return verifyPossession(account, activation, proof.token, context)
  if (!context.rules.proofVerified(activation))
    return refused(account, refusal('wrong_state', 'no verified token'))
  return verifyPin(account, activation, proof, context)
}
