/** @module The push gateway or the SMS carrier as a drawing: each message with what became of it, and why. */

import { html, type Markup } from '../markup.ts'

export interface HandledMessage {
  /** For whom it is: a phone or a number; absent where the service refused it before it knew. */
  readonly to?: string | undefined
  /** What became of it, the oldest first, each with its time. */
  readonly fates: readonly {
    readonly what: string
    readonly time: string
    readonly reason?: string | undefined
  }[]
}

const shown = 5

export const drawnService = (messages: readonly HandledMessage[]): Markup =>
  html`<div class="service">${
    messages.length > shown ? html`<p class="more">${messages.length - shown} before these</p>` : ''
  }${messages
    .slice(-shown)
    .map(
      ({ to, fates }) =>
        html`<div class="message"><b>${to ?? 'A message'}</b>${fates.map(
          ({ what, time, reason }) =>
            html`<p class="${what === 'delivered' ? 'arrived' : what === 'accepted' ? 'taken' : 'held'}"><span>${what}</span> ${time}${
              reason === undefined ? '' : html`<br>${reason}`
            }</p>`,
        )}</div>`,
    )}</div>`
