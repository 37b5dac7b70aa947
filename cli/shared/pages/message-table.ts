/** @module What became of each message, as a table: the newest first, each with its way. */

import { timeOfDay } from '../../../reports/film/handled-messages.ts'
import { html, type Markup } from '../../../reports/markup.ts'
import type { Ledger, LedgerEntry, LedgerService } from '../../simulate/ledger.ts'

export const ledgerServiceNames: Readonly<Record<LedgerService, string>> = {
  apns: 'APNs',
  fcm: 'FCM',
  oauth: 'Tokens',
  sms: 'SMS',
}

/** On a page; the API of `sls simulate` has more. */
const shownMessages = 100

/** `none`: what is said where no message has come. */
export function messageTable(ledger: Ledger, none: string): Markup {
  const entries = ledger.newest().take(shownMessages).toArray()
  if (entries.length === 0) return html`<p class="quiet">${none}</p>`
  return html`<div class="scroll"><table><thead><tr><th>No.</th><th>UTC</th><th>Service</th><th>To</th><th>Text</th><th>What became of it</th></tr></thead><tbody>${entries.map(row)}</tbody></table></div>`
}

const row = ({ number, service, to, text, where, fates }: LedgerEntry): Markup => {
  const [first] = fates
  return html`<tr class="${where}"><td>${number}</td><td>${first === undefined ? '' : timeOfDay(first.at)}</td><td>${ledgerServiceNames[service]}</td><td>${to ?? ''}</td><td class="text">${text}</td><td class="way">${wayOf(fates)}</td></tr>`
}

/** What every message goes through that arrives. */
const passing: ReadonlySet<string> = new Set(['taken', 'sent on', 'delivered'])

/** The last of it, and behind it the way there. */
function wayOf(fates: LedgerEntry['fates']): Markup {
  const last = fates.at(-1)?.words ?? ''
  const before = fates.slice(0, -1).filter(({ words }) => !passing.has(words))
  if (before.length === 0) return html`<span class="fate">${last}</span>`
  return html`<span class="fate">${last}</span><small>${before.map(({ at, words }) => html`<span>${timeOfDay(at)} ${words}</span>`)}</small>`
}
