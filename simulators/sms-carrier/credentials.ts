/** @module The carrier account that the server under test sends with. */

export interface SmsAccount {
  /** `AC` and 32 hex digits. */
  readonly sid: string
  readonly authToken: string
  /** Secrets by the sid (`SK...`) of API keys that may act for the account. */
  readonly apiKeys?: Readonly<Record<string, string>>
  /** Numbers and names that the account may send from; absent: any that is well formed. */
  readonly senders?: readonly string[]
  /** The senders from whom each messaging service (`MG...`) picks: the same for a recipient each time ("Sticky Sender"). */
  readonly messagingServices?: Readonly<Record<string, string | readonly string[]>>
  /** Where messages of phones to a number of the account are told (Twilio's `SmsUrl`); absent: nowhere. */
  readonly smsUrl?: string
}

/** The default account. */
export const exampleAccount = {
  sid: 'AC00000000000000000000000000000001',
  authToken: 'auth-token-of-the-simulated-account',
} as const satisfies SmsAccount

/** The senders of a messaging service; undefined where there is no such service. */
export function senderPool(
  { messagingServices = {} }: SmsAccount,
  sid: string,
): readonly string[] | undefined {
  return Object.hasOwn(messagingServices, sid) ? [messagingServices[sid] ?? []].flat() : undefined
}

/** The sender whom a messaging service picks for a recipient; undefined where it has none. */
export function stickySender(pool: readonly string[], to: string): string | undefined {
  const sum = [...to].reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0)
  return pool[sum % pool.length]
}
