/** @module The decisions of the app, one by one, so that defects.ts can get each of them wrong. */

import type { ApprovalRequest } from './server.ts'
import type { VaultPolicy } from './vault.ts'

export interface Rules extends VaultPolicy {
  readonly isChallenge: (text: string) => boolean
  readonly shownResponse: (digits: string) => string
  readonly isOwnPin: (given: string, own: string) => boolean
  readonly isPin: (text: string) => boolean
  readonly pinsAgree: (pin: string, repeated: string) => boolean
  /** Whether the owner is asked for, before a response is shown or a login approved. */
  readonly asksOwner: (purpose: 'response' | 'approval') => boolean
  /** Whether the app goes on where the prompt was dismissed. */
  readonly proceedsUnidentified: boolean
  /** `now` is what the phone shows, which its owner may have set: it decides nothing. */
  readonly isOpen: (request: ApprovalRequest, now: number) => boolean
}

export const rules: Rules = {
  secrets: ({ keychain }) => keychain,
  counter: ({ keychain }) => keychain,
  removesLeftovers: true,
  isChallenge: (text) => /^[0-9]{6}$/.test(text),
  shownResponse: (digits) => digits,
  isOwnPin: (given, own) => given === own,
  isPin: (text) => /^[A-Za-z0-9]{4,6}$/.test(text) && /[0-9]/.test(text),
  pinsAgree: (pin, repeated) => pin === repeated,
  asksOwner: () => true,
  proceedsUnidentified: false,
  isOpen: ({ state }) => state === 'open',
}
