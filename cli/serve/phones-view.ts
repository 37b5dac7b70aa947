/** @module The page with the phones of the seed users. */

import { html, type Markup, textOf } from '../../reports/markup.ts'
import { heldPhone } from '../shared/pages/held-phone.ts'
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
${heldPhone(username, phone, now)}
</form>
</article>`
}
