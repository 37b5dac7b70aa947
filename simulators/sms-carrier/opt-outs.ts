/**
 * @module Who wants no messages any more, and the keywords by which people say so: "Twilio support for opt-out keywords (SMS STOP
 * filtering)". Only a keyword alone counts, in any case: "STOP PLEASE" is a text like others.
 */

import { type SmsAccount, senderPool } from './credentials.ts'

const keywords: Readonly<Record<string, 'stop' | 'start' | 'help'>> = {
  ...{ STOP: 'stop', STOPALL: 'stop', UNSUBSCRIBE: 'stop', CANCEL: 'stop', END: 'stop', QUIT: 'stop' },
  ...{ START: 'start', YES: 'start', UNSTOP: 'start' },
  ...{ HELP: 'help', INFO: 'help' },
}

/** Twilio's default replies. */
const replies = {
  stop:
    'You have successfully been unsubscribed. You will not receive any more messages from this number. ' +
    'Reply START to resubscribe.',
  start:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. ' +
    'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  help: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
} as const

/** By sender and recipient. Numbers of one messaging service share it: "opt-out keyword replies apply to the entire pool". */
export class OptOuts {
  readonly #account: SmsAccount
  readonly #pairs = new Set<string>()

  constructor(account: SmsAccount) {
    this.#account = account
  }

  has(sender: string, recipient: string): boolean {
    return this.#pairs.has(pair(sender, recipient))
  }

  /** Heeds a text of `recipient` to `sender`, and returns the reply of the carrier; undefined where it is no keyword. */
  heed(text: string, sender: string, recipient: string): string | undefined {
    const word = text.trim().toUpperCase()
    const meant = Object.hasOwn(keywords, word) ? keywords[word] : undefined
    if (meant === undefined) return undefined
    const isNews = meant === 'help' || (meant === 'stop') !== this.has(sender, recipient)
    for (const one of this.#poolOf(sender)) {
      if (meant === 'stop') this.#pairs.add(pair(one, recipient))
      if (meant === 'start') this.#pairs.delete(pair(one, recipient))
    }
    return isNews ? replies[meant] : ''
  }

  clear(): void {
    this.#pairs.clear()
  }

  #poolOf(sender: string): ReadonlySet<string> {
    const services = Object.keys(this.#account.messagingServices ?? {})
    const pools = services.map((sid) => senderPool(this.#account, sid) ?? [])
    return new Set([sender, ...pools.filter((pool) => pool.includes(sender)).flat()])
  }
}

const pair = (sender: string, recipient: string): string => `${sender} ${recipient}`
