/** @module The drawing of a phone with something to press on it, within the form of its page. */

import { type SecurityElement, securityElement } from '../../../contract/primitives.ts'
import { drawnPhone, type PhoneControls } from '../../../reports/drawings/phone.ts'
import { phonePicture } from '../../../reports/film/phone-picture.ts'
import { html, type Markup } from '../../../reports/markup.ts'
import { buttonValue, fieldName, type HeldPhone } from './phone-controls.ts'

/** `id`: of this phone alone on its page. `now`: what its clock shows, in milliseconds since the Unix epoch. */
export const heldPhone = (id: string, phone: HeldPhone, now: number): Markup =>
  html`${drawnPhone(phonePicture(phone), controlsOf(id, phone, now))}
<div class="pair">${button('home', '', 'Home', 'secondary')}${button('openPanel', '', phone.os === 'iOS' ? 'Control Center' : 'Quick Settings', 'secondary')}</div>`

const button = (
  action: Parameters<typeof buttonValue>[0],
  target: string,
  label: string,
  classes: string,
): Markup =>
  html`<button type="submit" name="control" value="${buttonValue(action, target)}" class="${classes}">${label}</button>`

function controlsOf(id: string, phone: HeldPhone, now: number): PhoneControls {
  const ids = phone.notifications().map(({ id }) => id)
  return {
    clock: new Date(now).toISOString().slice(11, 16),
    button: (label, classes) => button('tap', label, label, classes),
    field: ({ label, value }, at) =>
      html`<div class="field"><label for="${id}-${at}">${label}</label><input id="${id}-${at}" name="${fieldName(label)}" value="${value}" autocomplete="off"></div>`,
    notification: (at) =>
      html`<div class="pair">${button('tapNotification', ids[at] ?? '', 'Tap', 'primary')}${button('swipeAway', ids[at] ?? '', 'Swipe away', 'secondary')}</div>`,
    prompt: (asked) => prompt(securityElement.parse(asked)),
  }
}

/** The buttons that present the owner's element, and another one. */
const presentLabels: Readonly<Record<SecurityElement, readonly [string, string]>> = {
  fingerprint: ['Right finger', 'Wrong finger'],
  touchId: ['Right finger', 'Wrong finger'],
  faceId: ['Right face', 'Wrong face'],
  pin: ['Right PIN', 'Wrong PIN'],
  passcode: ['Right Passcode', 'Wrong Passcode'],
}

const elementNames: Readonly<Record<SecurityElement, string>> = {
  fingerprint: 'Fingerprint',
  touchId: 'Touch ID',
  faceId: 'Face ID',
  pin: 'IBKR Mobile PIN',
  passcode: 'Passcode',
}

const prompt = (element: SecurityElement): Markup =>
  html`<div class="prompt ${element}"><i></i><p>${elementNames[element]}</p><div class="pair">${button('present', element, presentLabels[element][0], 'primary')}${button('presentAnother', element, presentLabels[element][1], 'secondary')}${button('cancel', '', 'Dismiss', 'secondary')}</div></div>`
