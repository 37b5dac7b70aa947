/** @module The first steps of an activation: the options of a phone, and the proof that is required. */

import { digest } from '../../crypto/secrets.ts'
import type { Account } from '../../model/account.ts'
import { activeIbKey } from '../../model/account.ts'
import type { Activation, ActivationOption } from '../../model/activation.ts'
import { added, replaced } from '../../model/entries.ts'
import { accepted, refusal, refused, type Step } from '../../model/outcome.ts'
import type { Os } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'
import { pruneEntries } from '../account/prune-entries.ts'
import { sendCode } from '../delivery/sms-codes.ts'
import { openActivation } from './activation-proof.ts'

export interface PhoneDescription {
  readonly os: Os
  readonly model: string
  readonly hardwareId: string
}

export interface ActivationOffer {
  readonly activationId: string
  readonly secret: string
  readonly options: readonly ActivationOption[]
}

/** Log-in to the app: the options of the phone, and the secret of an activation that only this phone can continue. */
export function offerActivation(
  account: Account,
  phone: PhoneDescription,
  context: Context,
): Step<ActivationOffer> {
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
  const offered = pruneEntries(added(account, 'activations', activation), context)
  return accepted(offered, { activationId: activation.id, secret, options })
}

/** With a `challenge` the response of a physical device is required, otherwise the token from the SMS. */
export interface RequiredProof {
  /** For the attestation of the phone. */
  readonly nonce: string
  readonly challenge?: string | undefined
}

/** After reauthentication: requires the response of a physical device, or sends a token. Nothing is active yet. */
export function startActivation(
  account: Account,
  activationId: string,
  option: ActivationOption,
  context: Context,
): Step<RequiredProof> {
  const found = openActivation(account, activationId, context)
  if (!found.ok) return refused(account, found)
  const { rules, random, now } = context
  const { stage, hardwareId } = found.value
  if (stage !== 'offered' || !rules.activationOptions(activeIbKey(account), hardwareId).includes(option))
    return refused(account, refusal('wrong_state', `no offer of ${option}`))
  const nonce = rules.newNonce(random)
  const activation = { ...found.value, option, nonce, startedAt: now, stage: 'asked' } as const
  if (!rules.securityDeviceRequired(account.devices)) return sendToken(account, activation, context)
  const challenge = rules.newChallenge(random)
  return accepted(replaced(account, 'activations', { ...activation, challenge }), { nonce, challenge })
}

function sendToken(
  account: Account,
  activation: Activation & { readonly nonce: string },
  context: Context,
): Step<RequiredProof> {
  const number = context.rules.numberForActivation(activeIbKey(account), account.mobileNumber)
  if (number === undefined)
    return refused(account, refusal('forbidden', 'neither a number nor a physical device'))
  const message = { purpose: 'activation', number, locale: 'en' } as const
  const ids = { subject: activation.id, askedBy: activation.id }
  const sent = sendCode(replaced(account, 'activations', activation), { ...message, ...ids }, context)
  return sent.ok
    ? accepted(sent.value.account, { nonce: activation.nonce }, sent.value.effects)
    : refused(account, sent)
}
