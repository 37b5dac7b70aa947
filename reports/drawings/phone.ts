/** @module A phone as a drawing: its outline tells an iPhone from an Android phone, and everything lies where it lies on one. */

import type { PhonePicture } from '../film/film.ts'
import { html, type Markup } from '../markup.ts'

/** The time of day is left to whoever shows it: the drawing of a phone that does nothing stays the same. */
export function drawnPhone(picture: PhonePicture): Markup {
  const { os, title, status, notifications } = picture
  const isOff = title === 'Switched off'
  const banners = notifications.filter(({ place }) => place === 'banner')
  const others = notifications.filter(({ place }) => place !== 'banner')
  return html`<div class="phone ${os === 'iOS' ? 'ios' : 'android'}${isOff ? ' off' : ''}">
<div class="bar"><span class="clock"></span><i class="camera"></i><span class="signs">${status.map(sign)}</span></div>
${banners.map((one) => notice(one, 'banner'))}
<div class="display">${isOff ? '' : title === 'Home screen' ? homeScreen(picture) : screenOf(picture)}</div>
${others.length === 0 ? '' : html`<div class="shade">${others.map((one) => notice(one, one.place))}</div>`}
${picture.messages.length === 0 ? '' : html`<div class="inbox">${picture.messages.slice(-3).map(bubble)}</div>`}
<div class="foot">${os === 'iOS' ? html`<i class="home-line"></i>` : html`<i class="back"></i><i class="circle"></i><i class="square"></i>`}</div>
</div>`
}

type Notification = PhonePicture['notifications'][number]

const placeNames = { banner: 'Banner', lockScreen: 'Lock screen', list: 'Notification' } as const

const notice = ({ app, title, body }: Notification, place: Notification['place']): Markup => {
  const texts = [title === app ? '' : title, body].filter((text) => text !== '')
  const shown = texts.length === 0 ? ['No preview'] : texts
  return html`<div class="notice ${place}"><b>${app}</b> <small>${placeNames[place]}</small>${shown.map((text) => html`<p>${text}</p>`)}</div>`
}

const bubble = ({ body, time }: PhonePicture['messages'][number]): Markup =>
  html`<p class="bubble">${body}<small>SMS ${time}</small></p>`

/** Words in place of icons that a font may lack. */
const sign = (name: string): Markup => html`<span class="sign">${name}</span>`

const badgeOf = ({ values }: PhonePicture, app: string): string | undefined =>
  values.find(({ label }) => label === app)?.value

const homeScreen = (picture: PhonePicture): Markup =>
  html`<div class="icons">${picture.buttons.map((name) => {
    const badge = badgeOf(picture, name)
    return html`<span class="icon"><i>${name.slice(0, 1)}${badge === undefined ? '' : html`<em>${badge}</em>`}</i>${name}</span>`
  })}</div>`

const elementNames: Readonly<Record<string, string>> = {
  fingerprint: 'Fingerprint',
  touchId: 'Touch ID',
  faceId: 'Face ID',
  passcode: 'Passcode',
  pin: 'PIN',
}

const screenOf = ({ title, notes, fields, values, buttons, prompt }: PhonePicture): Markup =>
  html`<p class="title">${title}</p>${notes.map((note) => html`<p>${note}</p>`)}${values.map(
    ({ label, value }) => html`<p class="value"><span>${label}</span><b>${value}</b></p>`,
  )}${fields.map(
    ({ label, value }) => html`<p class="field"><span>${label}</span><b>${value || ' '}</b></p>`,
  )}${buttons.map((label) => html`<span class="button">${label}</span>`)}${
    prompt === undefined ? '' : html`<p class="prompt">${elementNames[prompt] ?? prompt}</p>`
  }`
