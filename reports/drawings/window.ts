/** @module A login window, or Client Portal, as a drawing. */

import type { WindowPicture } from '../film/film.ts'
import { html, type Markup } from '../markup.ts'

const platformNames: Readonly<Record<string, string>> = {
  tws: 'TWS',
  clientPortal: 'Client Portal',
  webTrader: 'WebTrader',
  ibkrMobile: 'IBKR Mobile',
}

export const platformName = (platform: string): string => platformNames[platform] ?? platform

export const drawnWindow = ({
  platform,
  title,
  notes,
  fields,
  controls,
  values,
}: WindowPicture): Markup => html`<div class="window ${platform}">
<div class="frame"><i></i><i></i><i></i><span>${platformName(platform)}</span></div>
<div class="page"><p class="title">${title}</p>${notes.map((note) => html`<p>${note}</p>`)}${values.map(
  ({ label, value }) => html`<p class="value"><span>${label}</span><b>${value}</b></p>`,
)}${fields.map((label) => html`<p class="field"><span>${label}</span><b> </b></p>`)}${controls.map(
  ({ label, kind, checked }) =>
    html`<span class="${kind === 'link' || kind === 'menu' ? 'link' : 'button'}">${
      checked === undefined ? '' : html`<i class="switch${checked ? ' on' : ''}"></i>`
    }${label}</span>`,
)}</div></div>`
