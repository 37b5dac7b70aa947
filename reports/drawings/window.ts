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

/** What a person can do with a window, where its drawing is operated; `at` is the place in the list of its picture. */
export interface WindowControls {
  button(control: WindowPicture['controls'][number], at: number, classes: string): Markup
  field(label: string, at: number): Markup
}

/** A picture shows what could be done. */
const picture: WindowControls = {
  button: ({ label, checked }, _at, classes) =>
    html`<span class="${classes}">${switchSign(checked)}${label}</span>`,
  field: (label) => html`<p class="field"><span>${label}</span><b> </b></p>`,
}

export const switchSign = (checked: boolean | undefined): Markup | '' =>
  checked === undefined ? '' : html`<i class="switch${checked ? ' on' : ''}"></i>`

export const drawnWindow = (
  { platform, title, notes, fields, controls, values }: WindowPicture,
  operated = picture,
): Markup => html`<div class="window ${platform}">
<div class="frame"><i></i><i></i><i></i><span>${platformName(platform)}</span></div>
<div class="page"><p class="title">${title}</p>${notes.map((note) => html`<p>${note}</p>`)}${values.map(
  ({ label, value }) => html`<p class="value"><span>${label}</span><b>${value}</b></p>`,
)}${fields.map((label, at) => operated.field(label, at))}${controls.map((control, at) =>
  operated.button(control, at, control.kind === 'link' || control.kind === 'menu' ? 'link' : 'button'),
)}</div></div>`
