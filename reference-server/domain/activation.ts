/** @module Activating IB Key on a phone: user name and password again, the token from the SMS, on Android a PIN. */

import type { Account, Activation, IbKey } from './account.ts'
import { added, replaced } from './change.ts'
import type { Context } from './context.ts'
import { activeIbKey } from './devices.ts'
import { whileLocked } from './failures.ts'
import { accepted, type Outcome, refusal, refused, type Step, success } from './outcome.ts'
import { addDevice } from './person.ts'
import type { ActivationOption } from './rules/activation-rules.ts'
import { base64url, digest } from './secrets.ts'
import { enterCode, newestCode, sendCode } from './sms-code.ts'
import type { Os, SecurityElement } from './words.ts'

export interface PhoneDescription {
  readonly os: Os
  readonly model: string
  readonly hardwareId: string
}

export const activationOptions = (
  account: Account,
  phone: PhoneDescription,
  { rules }: Context,
): readonly ActivationOption[] => rules.activationOptions(activeIbKey(account), phone.hardwareId)

/** The password was given again: an Activation Token goes to the number on record. Nothing is active yet. */
export function startActivation(
  account: Account,
  phone: PhoneDescription,
  context: Context,
): Step<{ activationId: string; secret: string }> {
  const locked = whileLocked(account, context)
  if (locked) return refused(account, locked)
  const { now, rules, random } = context
  if (activationOptions(account, phone, context).length === 0) {
    return refused(account, refusal('forbidden', 'nothing to activate on this phone'))
  }
  const number = rules.numberForActivation(activeIbKey(account), account.mobileNumber)
  if (number === undefined) return refused(account, refusal('forbidden', 'no mobile number on record'))
  const secret = rules.newSecret(random)
  const activation: Activation = {
    id: rules.newId(random),
    secretDigest: digest(secret),
    ...phone,
    startedAt: now,
    stage: 'tokenSent',
  }
  const asked = { purpose: 'activation', number, locale: 'en' } as const
  const ids = { subject: activation.id, askedBy: activation.id }
  const sent = sendCode(added(account, 'activations', activation), { ...asked, ...ids }, context)
  if (!sent.ok) return refused(account, sent)
  return accepted(sent.value.account, { activationId: activation.id, secret }, sent.value.effects)
}

function openActivation(account: Account, activationId: string, context: Context): Outcome<Activation> {
  const locked = whileLocked(account, context)
  if (locked) return locked
  const activation = account.activations.find(({ id }) => id === activationId)
  if (!activation) return refusal('not_found', 'no such activation')
  if (activation.stage === 'committed') return refusal('wrong_state', 'this activation is done')
  const { now, rules, profile } = context
  if (rules.activationInTime(activation, now, profile)) return success(activation)
  return refusal('wrong_state', 'activation expired')
}

function spendToken(
  account: Account,
  activation: Activation,
  token: string,
  context: Context,
): Step<undefined> {
  if (activation.stage !== 'tokenSent')
    return refused(account, refusal('wrong_state', 'token already verified'))
  return enterCode(account, 'activation', activation.id, token, context)
}

/** Android: the token is verified before the PIN is chosen. */
export function verifyActivationToken(
  account: Account,
  activationId: string,
  token: string,
  context: Context,
): Step<undefined> {
  const found = openActivation(account, activationId, context)
  if (!found.ok) return refused(account, found)
  const spent = spendToken(account, found.value, token, context)
  if (!spent.outcome.ok) return spent
  return accepted(
    replaced(spent.account, 'activations', { ...found.value, stage: 'tokenVerified' }),
    undefined,
  )
}

export interface ActivationProof {
  /** iOS: the token comes with Activate itself. */
  readonly token?: string | undefined
  /** Android: the PIN, and what is kept of it. */
  readonly pin?: { readonly text: string; readonly verifier: string } | undefined
  readonly element: SecurityElement
  readonly pushToken?: string | undefined
}

/** What an iPhone and an Android phone each have to show, in this order. */
function prove(
  account: Account,
  activation: Activation,
  proof: ActivationProof,
  context: Context,
): Step<undefined> {
  if (!context.rules.elementProven(activation.os, proof.element)) {
    return refused(account, refusal('forbidden', 'no security element of this phone'))
  }
  if (activation.os === 'iOS') return spendToken(account, activation, proof.token ?? '', context)
  if (activation.stage !== 'tokenVerified')
    return refused(account, refusal('wrong_state', 'no verified token'))
  if (!proof.pin || !context.rules.pinIsStrong(proof.pin.text)) {
    return refused(account, refusal('weak_pin', 'PIN does not have the documented form', { field: 'pin' }))
  }
  return accepted(account, undefined)
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
  const { rules, random } = context
  const device: IbKey = {
    id: rules.newId(random),
    type: 'ibKey',
    name: 'IB Key',
    status: 'active',
    os: activation.os,
    hardwareId: activation.hardwareId,
    secret: base64url(random.bytes(32)),
    push: proof.pushToken === undefined ? undefined : { token: proof.pushToken, stale: false },
    pinVerifier: proof.pin?.verifier,
    activationNumber: newestCode(account, 'activation', activation.id)?.number,
  }
  const committed = replaced(proven.account, 'activations', { ...activation, stage: 'committed' })
  const vacated = endRunningLogins(committed, activeIbKey(account)?.id)
  return accepted(addDevice(vacated, device, rules.activationEnds), {
    deviceId: device.id,
    deviceSecret: device.secret,
  })
}

/** Logins that wait for the old phone wait in vain. */
const endRunningLogins = (account: Account, oldDeviceId: string | undefined): Account => ({
  ...account,
  logins: account.logins.map((login) =>
    oldDeviceId !== undefined && login.deviceId === oldDeviceId && login.stage.at !== 'collected'
      ? { ...login, stage: { at: 'void' } }
      : login,
  ),
})
