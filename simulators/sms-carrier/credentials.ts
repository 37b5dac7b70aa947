/** @module The carrier account that the server under test sends with. */

export interface SmsAccount {
  /** `AC` and 32 hex digits. */
  readonly sid: string
  readonly authToken: string
  /** Secrets by the sid (`SK...`) of API keys that may act for the account. */
  readonly apiKeys?: Readonly<Record<string, string>>
  /** Numbers and names that the account may send from; absent: any that is well formed. */
  readonly senders?: readonly string[]
  /** The sender that each messaging service (`MG...`) picks. */
  readonly messagingServices?: Readonly<Record<string, string>>
}

/** The default account. */
export const exampleAccount = {
  sid: 'AC00000000000000000000000000000001',
  authToken: 'auth-token-of-the-simulated-account',
} as const satisfies SmsAccount
