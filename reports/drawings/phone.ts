/** @module A phone as a drawing: its outline tells an iPhone from an Android phone, and everything lies where it lies on one. */

import type { PhonePicture } from '../film/film.ts'
import { html, type Markup } from '../markup.ts'

type Notification = PhonePicture['notifications'][number]
type Field = PhonePicture['fields'][number]

/** What a person can do with a phone, where its drawing is operated; `at` is the place in the list of its picture. */
export interface PhoneControls {
  /** The time of day on its screen. */
  readonly clock: string
  /** A button or an icon, which looks as its classes say. */
  button(label: string, classes: string): Markup
  field(field: Field, at: number): Markup
  /** Beneath the text of a notification. */
  notification(at: number): Markup
  /** In place of the sign of a security element. */
  prompt(element: string): Markup
}

/** A picture shows what could be done. The time of day is left to whoever shows it: what does nothing stays the same. */
const picture: PhoneControls = {
  clock: '',
  button: (label, classes) => html`<span class="${classes}">${label}</span>`,
  field: ({ label, value }) => html`<p class="field"><span>${label}</span><b>${value || '\u00A0'}</b></p>`,
  notification: () => html``,
  prompt: (element) => html`<p class="prompt ${element}"><i></i>${elementNames[element] ?? element}</p>`,
}

export function drawnPhone(seen: PhonePicture, controls = picture): Markup {
  const { os, title, status, notifications, messages } = seen
  const placed = notifications.map((one, at) => ({ ...one, at }))
  const { banner: banners = [], lockScreen = [], list = [] } = Object.groupBy(placed, ({ place }) => place)
  const isHome = title === 'Home screen'
  const isLocked = isHome && lockScreen.length > 0
  const classes = [
    'phone',
    os === 'iOS' ? 'ios' : 'android',
    title === 'Switched off' ? 'off' : isLocked ? 'lock' : isHome ? 'home' : 'open',
    ...(status.includes('orange bars') ? ['orange-bars'] : []),
  ]
  return html`<div class="${classes.join(' ')}">
<div class="bar"><span class="clock">${controls.clock}</span><i class="camera"></i><span class="signs">${status.map(sign)}</span></div>
${isLocked ? html`<p class="clock">${controls.clock}</p>` : ''}${notices(isLocked ? [...banners, ...lockScreen] : banners, controls)}
<div class="display">${isLocked && controls === picture ? '' : isHome ? homeScreen(seen, controls) : screenOf(seen, controls)}</div>
${isLocked || lockScreen.length === 0 ? '' : sheet('Lock screen', notices(lockScreen, controls))}${
  list.length === 0
    ? ''
    : sheet(os === 'iOS' ? 'Notification Center' : 'Notifications', notices(list, controls))
}${messages.length === 0 ? '' : sheet('Messages', messages.slice(-messagesShown).map(bubble))}
<div class="foot">${os === 'iOS' ? html`<i class="home-line"></i>` : html`<i class="back"></i><i class="circle"></i><i class="square"></i>`}</div>
</div>`
}

const messagesShown = 3

/** What is pulled over the screen, or opened beside it. */
const sheet = (title: string, content: unknown): Markup =>
  html`<div class="sheet"><p class="sheet-title">${title}</p>${content}</div>`

type Placed = Notification & { readonly at: number }

/** Those that say the same lie on top of each other, where nobody has to reach them. */
function notices(placed: readonly Placed[], controls: PhoneControls): Markup[] {
  const piles = Map.groupBy(placed, ({ app, title, body, at }) =>
    controls === picture ? JSON.stringify([app, title, body]) : at,
  )
  return [...piles.values()].flatMap(([top, ...under]) =>
    top === undefined ? [] : notice(top, under.length, controls),
  )
}

/** Such as the page around a drawing has no meaning for. */
const placeClasses = { banner: 'banner', lockScreen: 'lockScreen', list: 'inList' } as const

function notice({ app, title, body, place, at }: Placed, under: number, controls: PhoneControls): Markup {
  const texts = [title === app ? '' : title, body].filter((text) => text !== '')
  const shown = texts.length === 0 ? ['No preview'] : texts
  const more = under === 0 ? '' : html`<em>+${under}</em>`
  return html`<div class="notice ${placeClasses[place]}${under === 0 ? '' : ' pile'}"><b>${app}</b>${more}${shown.map((text) => html`<p>${text}</p>`)}${controls.notification(at)}</div>`
}

const bubble = ({ from, body, time }: PhonePicture['messages'][number]): Markup =>
  html`<p class="bubble">${body}<small>${from} · ${time}</small></p>`

/** How the signs of the status bar are drawn; others are words. */
const signs: ReadonlyMap<string, string> = new Map([
  ['Wi-Fi', 'wifi'],
  ['no internet', 'wifi none'],
  ['airplane', 'airplane'],
  ['half-moon', 'moon'],
  ['stop-sign', 'stop'],
  ['yellow battery', 'battery yellow'],
  ['battery with +', 'battery plus'],
  ['orange bars', 'bars'],
])

const sign = (name: string): Markup => {
  const drawn = signs.get(name)
  return drawn === undefined
    ? html`<span>${name}</span>`
    : html`<i class="sign ${drawn}" role="img" aria-label="${name}" title="${name}"></i>`
}

const homeScreen = ({ buttons, values }: PhonePicture, controls: PhoneControls): Markup =>
  html`<div class="icons">${buttons.map((name) => {
    const badge = values.find(({ label }) => label === name)?.value
    return html`<span class="icon">${controls.button(name, 'app')}${badge === undefined ? '' : html`<em>${badge}</em>`}</span>`
  })}</div>`

const elementNames: Readonly<Record<string, string>> = {
  fingerprint: 'Fingerprint',
  touchId: 'Touch ID',
  faceId: 'Face ID',
  passcode: 'Passcode',
  pin: 'PIN',
}

const screenOf = (
  { title, notes, fields, values, buttons, prompt }: PhonePicture,
  controls: PhoneControls,
): Markup =>
  html`<p class="title">${title}</p>${notes.map((note) => html`<p>${note}</p>`)}${values.map(
    ({ label, value }) => html`<p class="value"><span>${label}</span><b>${value}</b></p>`,
  )}${fields.map((field, at) => controls.field(field, at))}${
    prompt === undefined ? '' : controls.prompt(prompt)
  }${buttons.map((label) => controls.button(label, 'button'))}`
