/** @module The rules of IBKR Mobile that a single value decides. */

import type { z } from 'zod'
import type { approvalRequest } from '../../../contract/device-face.ts'
import type { SecurityElement } from '../../../contract/primitives.ts'
import type { Instant } from '../../clock/clock.ts'
import type { SensedElement } from '../os/security-elements.ts'
import { elementOf, hasElement, type PhoneProfile } from '../profiles.ts'
import { type AppData, isSuspended } from './app-data.ts'
import type { NoteName } from './app-screen.ts'

type RequestStatus = Pick<z.output<typeof approvalRequest>, 'state' | 'expiresAt'>

/** What a security element is asked for. */
export type Purpose = 'approval' | 'response' | 'activation'

/**
 * The elements that a prompt asks for, one after the other. On Android the PIN stands beside the challenge (AMB-09) or
 * is chosen during activation, so no prompt follows.
 */
export function promptedElements(purpose: Purpose, profile: PhoneProfile): readonly SecurityElement[] {
  return purpose === 'approval' || profile.os === 'iOS' ? [elementOf(profile)] : []
}

export const elementMatches = (
  asked: SecurityElement,
  given: SensedElement,
  registered: string | undefined,
): boolean => given.element === asked && given.proof === registered

export type PromptOutcome = 'accepted' | 'wrong' | 'cancelled'

export const proceedsAfterPrompt = (outcome: PromptOutcome): boolean => outcome === 'accepted'

/** ASCII digits only: a challenge is compared digit by digit. */
export const isValidChallenge = (challenge: string): boolean => /^[0-9]{6}$/.test(challenge)

/** Four to six letters and digits, at least one of them a digit (MIG-AND-08 to 10). */
export const isValidPin = (pin: string): boolean => /^(?=.*[0-9])[A-Za-z0-9]{4,6}$/.test(pin)

export type ActivationOption = 'activate' | 'migrate' | 'reactivate'

/**
 * Which of the server's options the app offers. IB Key that is active on this very phone needs nothing, unless the app
 * has lost its keys or too many wrong PINs have suspended it (MIG-IOS-02, REACT-A-01).
 */
export const offeredOptions = (
  options: readonly ActivationOption[],
  data: AppData,
): readonly ActivationOption[] =>
  options.filter((option) => option !== 'reactivate' || !data.activation || isSuspended(data))

/** Android: whether the PIN of before is asked for, instead of a new one (AMB-22). */
export const requiresCurrentPin = (option: ActivationOption): boolean => option === 'reactivate'

export const pinsMatch = (pin: string, repeated: string): boolean => pin === repeated

/** Whether the question about a login can still be answered: the server says so, whatever the phone's clock shows. */
export const isRequestOpen = ({ state }: RequestStatus, _clock: Instant): boolean => state === 'open'

/** A response is computed on the phone: it needs nobody (CR-AND-02). */
export const needsInternet = (purpose: Purpose): boolean => purpose !== 'response'

/** The state of a phone as far as it decides whether IB Key can be used. */
export interface IbKeyState {
  readonly profile: PhoneProfile
  readonly data: AppData
  readonly tampered: boolean
  /** What the phone shows as the time. Nothing is decided by it. */
  readonly clock: Instant
}

/** Why IB Key cannot be used, or activated, on this phone. */
export function reasonUnusable(
  use: 'use' | 'activate',
  { profile, data, tampered }: IbKeyState,
): NoteName | undefined {
  if (tampered) return 'tampered'
  if (!hasElement(profile)) return 'noElement'
  if (use === 'activate') return undefined
  if (!data.activation) return 'notActivated'
  return isSuspended(data) ? 'suspended' : undefined
}
