/** @module The page with the phones of the seed users: the drawings of reports/drawings, with something to press on them. */

import { type SecurityElement, securityElement } from '../../contract/primitives.ts'
import { drawnPhone, type PhoneControls } from '../../reports/drawings/phone.ts'
import { phonePicture } from '../../reports/film/phone-picture.ts'
import { html, type Markup, textOf } from '../../reports/markup.ts'
import { buttonValue, fieldName } from './phone-controls.ts'
import type { SeedUser } from './seed-users.ts'

interface PhonesProps {
  readonly users: readonly SeedUser[]
  /** What the clocks show: milliseconds since the Unix epoch. */
  readonly now: number
  /** Where somebody logs in. */
  readonly pages: string
  /** Where the page learns of changes since it was rendered. */
  readonly progress: string
  readonly problem?: { readonly username: string; readonly sentence: string } | undefined
}

export const renderPhones = ({ users, now, pages, progress, problem }: PhonesProps): string =>
  textOf(html`<!doctype html><html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Phones</title>
<link rel="stylesheet" href="/assets/pages.css">
<link rel="stylesheet" href="/assets/drawings.css">
<link rel="stylesheet" href="/assets/phones.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<script src="/assets/phones.js" defer data-progress="${progress}"></script>
</head>
<body>
<main>
<header>
<h1>Phones</h1>
<p>Log in on <a href="${pages}">the pages</a> in another window. What you press here is done by the hands of these people. <a href="?">Look again</a></p>
</header>
<div class="phones">${users.map((user) =>
    phonePanel(user, now, problem?.username === user.username ? problem.sentence : undefined),
  )}</div>
</main>
</body>
</html>`)

function phonePanel(user: SeedUser, now: number, problem: string | undefined): Markup {
  const { username, password, pin, name, loginMethod, phoneModel, phone } = user
  return html`<article id="${username}">
<header><h2>${name}</h2><p>${loginMethod}</p></header>
<dl class="secrets"><dt>Username</dt><dd>${username}</dd><dt>Password</dt><dd>${password}</dd><dt>PIN</dt><dd>${pin}</dd></dl>
${problem === undefined ? '' : html`<p role="alert" class="error">${problem}</p>`}
<form method="post">
<input type="hidden" name="phone" value="${username}">
<p class="model">${phoneModel}</p>
${drawnPhone(phonePicture(phone), controlsOf(user, now))}
<div class="pair">${button('home', '', 'Home', 'secondary')}${button('openPanel', '', phone.os === 'iOS' ? 'Control Center' : 'Quick Settings', 'secondary')}</div>
</form>
</article>`
}

const button = (
  action: Parameters<typeof buttonValue>[0],
  target: string,
  label: string,
  classes: string,
): Markup =>
  html`<button type="submit" name="control" value="${buttonValue(action, target)}" class="${classes}">${label}</button>`

function controlsOf({ username, phone }: SeedUser, now: number): PhoneControls {
  const ids = phone.notifications().map(({ id }) => id)
  return {
    clock: new Date(now).toISOString().slice(11, 16),
    button: (label, classes) => button('tap', label, label, classes),
    field: ({ label, value }, at) =>
      html`<div class="field"><label for="${username}-${at}">${label}</label><input id="${username}-${at}" name="${fieldName(label)}" value="${value}" autocomplete="off"></div>`,
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
