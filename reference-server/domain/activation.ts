/** @module Activating IB Key on a phone: user name and password again, a proof of possession, on Android a PIN. */

import type { Account, Activation, ActivationOption, IbKey } from './account.ts'
import { proveByDevice } from './activation-by-device.ts'
import { added, replaced } from './change.ts'
import type { Context } from './context.ts'
import { activeIbKey } from './devices.ts'
import { countFailure, whileLocked } from './failures.ts'
import { forgetEnded } from './forget.ts'
import { type GivenClaim, integrityDoubt } from './integrity.ts'
import { noticeTo } from './notice.ts'
import { accepted, type Outcome, refusal, refused, type Step, success } from './outcome.ts'
import { addDevice } from './person.ts'
import { base64url, digest } from './secrets.ts'
import { enterCode, newestCode, sendCode } from './sms-code.ts'
import type { Os, SecurityElement } from './words.ts'

export interface PhoneDescription {
  readonly os: Os
  readonly model: string
  readonly hardwareId: string
}

export interface Offer {
  readonly activationId: string
  readonly secret: string
  readonly options: readonly ActivationOption[]
}

/** Somebody logged in to the app: what this phone may do, and a flow that only this phone can go on with. */
export function offerActivation(account: Account, phone: PhoneDescription, context: Context): Step<Offer> {
  const { now, rules, random } = context
  const secret = rules.newSecret(random)
  const active = activeIbKey(account)
  const activation: Activation = {
    id: rules.newId(random),
    secretDigest: digest(secret),
    ...phone,
    startedAt: now,
    replaces: active?.id,
    failures: 0,
    stage: 'offered',
  }
  const options = rules.activationOptions(active, phone.hardwareId)
  const offered = forgetEnded(added(account, 'activations', activation), context)
  return accepted(offered, { activationId: activation.id, secret, options })
}

function openActivation(account: Account, activationId: string, context: Context): Outcome<Activation> {
  const locked = whileLocked(account, context)
  if (locked) return locked
  const activation = account.activations.find(({ id }) => id === activationId)
  if (!activation) return refusal('not_found', 'no such activation')
  if (activation.stage === 'committed' || activation.stage === 'void')
    return refusal('wrong_state', `this activation is ${activation.stage}`)
  const { now, rules, profile } = context
  if (!rules.activationInTime(activation, now, profile)) return refusal('wrong_state', 'activation expired')
  if (!rules.replacesActive(activation, activeIbKey(account)))
    return refusal('wrong_state', 'another activation was faster')
  return success(activation)
}

/** What the person has to bring next: the answer of a physical device to `challenge`, or the token from the SMS. */
export interface Asked {
  /** For the integrity claim of the phone. */
  readonly nonce: string
  readonly challenge?: string | undefined
}

/** The password was given again. A physical device is asked for, or a token is sent; nothing is active yet. */
export function startActivation(
  account: Account,
  activationId: string,
  option: ActivationOption,
  context: Context,
): Step<Asked> {
  const found = openActivation(account, activationId, context)
  if (!found.ok) return refused(account, found)
  const { rules, random, now } = context
  const { stage, hardwareId } = found.value
  if (stage !== 'offered' || !rules.activationOptions(activeIbKey(account), hardwareId).includes(option))
    return refused(account, refusal('wrong_state', `no offer of ${option}`))
  const nonce = rules.newNonce(random)
  const activation = { ...found.value, option, nonce, startedAt: now, stage: 'asked' } as const
  if (!rules.asksSecurityDevice(account.devices)) return sendToken(account, activation, context)
  const challenge = rules.newChallenge(random)
  return accepted(replaced(account, 'activations', { ...activation, challenge }), { nonce, challenge })
}

function sendToken(
  account: Account,
  activation: Activation & { readonly nonce: string },
  context: Context,
): Step<Asked> {
  const number = context.rules.numberForActivation(activeIbKey(account), account.mobileNumber)
  if (number === undefined)
    return refused(account, refusal('forbidden', 'neither a number nor a physical device'))
  const asked = { purpose: 'activation', number, locale: 'en' } as const
  const ids = { subject: activation.id, askedBy: activation.id }
  const sent = sendCode(replaced(account, 'activations', activation), { ...asked, ...ids }, context)
  return sent.ok
    ? accepted(sent.value.account, { nonce: activation.nonce }, sent.value.effects)
    : refused(account, sent)
}

/** Judges what the person brought: the token from the SMS, or the response of the physical device. */
function provePossession(
  account: Account,
  activation: Activation,
  given: string,
  context: Context,
): Step<undefined> {
  if (!context.rules.proofAwaited(activation))
    return refused(account, refusal('wrong_state', `this activation is ${activation.stage}`))
  const { challenge } = activation
  return challenge === undefined
    ? enterCode(account, 'activation', activation.id, given, context)
    : proveByDevice(account, { ...activation, challenge }, given, context)
}

/** Android: the token is verified before the PIN is chosen. */
export function verifyActivationToken(
  account: Account,
  activationId: string,
  given: string,
  context: Context,
): Step<undefined> {
  const found = openActivation(account, activationId, context)
  if (!found.ok) return refused(account, found)
  const proven = provePossession(account, found.value, given, context)
  if (!proven.outcome.ok) return proven
  return accepted(replaced(proven.account, 'activations', { ...found.value, stage: 'proven' }), undefined)
}

export interface ActivationProof {
  /** iOS: the token, or the response, comes with Activate itself. */
  readonly token?: string | undefined
  /** Android: the PIN, what is kept of it, and the IB Key whose PIN it is already. */
  readonly pin?:
    | { readonly text: string; readonly verifier: string; readonly fits?: string | undefined }
    | undefined
  readonly element: SecurityElement
  readonly claim: GivenClaim
  readonly pushToken?: string | undefined
}

function provePin(
  account: Account,
  activation: Activation,
  { pin }: ActivationProof,
  context: Context,
): Step<undefined> {
  const { rules } = context
  if (rules.asksOldPin(activation) && !rules.oldPinProven(pin?.fits, activeIbKey(account)))
    return refused(countFailure(account, context), refusal('invalid_code', 'not the PIN of this phone'))
  if (!pin || !rules.pinIsStrong(pin.text))
    return refused(account, refusal('weak_pin', 'PIN does not have the documented form', { field: 'pin' }))
  return accepted(account, undefined)
}

/** What an iPhone and an Android phone each have to show, in this order. */
function prove(
  account: Account,
  activation: Activation,
  proof: ActivationProof,
  context: Context,
): Step<undefined> {
  if (!context.rules.elementProven(activation.os, proof.element))
    return refused(account, refusal('forbidden', 'no security element of this phone'))
  const { hardwareId, nonce } = activation
  const doubt = integrityDoubt(proof.claim, { purpose: 'activation', hardwareId, nonce }, context)
  if (doubt) return refused(account, doubt)
  if (activation.os === 'iOS') return provePossession(account, activation, proof.token ?? '', context)
  if (!context.rules.proofGiven(activation))
    return refused(account, refusal('wrong_state', 'no verified token'))
  return provePin(account, activation, proof, context)
}

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
  const vacated = rules.vacated(committed, activeIbKey(account))
  const told = rules.activationNoticeTo(account.mobileNumber, device.activationNumber)
  return accepted(
    addDevice(vacated, device, rules.activationEnds),
    { deviceId: device.id, deviceSecret: device.secret },
    noticeTo(told, 'activation', 'en'),
  )
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
    push: pushToken === undefined ? undefined : { token: pushToken, stale: false },
    pinVerifier: pin?.verifier,
    activationNumber: newestCode(account, 'activation', activation.id)?.number ?? boundTo,
  }
}
