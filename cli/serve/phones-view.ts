/** @module The page with the phones of the seed users. */

import { html, type Markup } from '../../reports/markup.ts'
import { heldPhone } from '../shared/pages/held-phone.ts'
import { messageTable } from '../shared/pages/message-table.ts'
import { pageDocument } from '../shared/pages/page-document.ts'
import type { Ledger } from '../simulate/ledger.ts'
import type { SeedUser } from './seed-users.ts'

interface PhonesProps {
  readonly users: readonly SeedUser[]
  /** What the clocks show: milliseconds since the Unix epoch. */
  readonly now: number
  /** Where somebody logs in. */
  readonly pages: string
  /** Where the page learns of changes since it was rendered. */
  readonly progress: string
  readonly ledger: Ledger
  readonly problem?: { readonly username: string; readonly sentence: string } | undefined
}

export const renderPhones = ({ users, now, pages, progress, ledger, problem }: PhonesProps): string =>
  pageDocument({
    title: 'Phones',
    styles: ['phones.css'],
    script: 'phones.js',
    progress,
    content: html`<header>
<h1>Phones</h1>
<p>Log in on <a href="${pages}">the pages</a> in another window. What you press here is done by the hands of these people. <a href="?">Look again</a></p>
</header>
<div class="phones">${users.map((user) =>
      phonePanel(user, now, problem?.username === user.username ? problem.sentence : undefined),
    )}</div>
<section class="messages">
<header><h2>Messages</h2><form method="post"><button name="control" value="clearMessages" class="secondary">Clear messages</button></form></header>
${messageTable(ledger, 'None since the start, or since they were cleared: log in on the pages.')}
</section>
${help(pages)}`,
  })

/** What one would look for, and not find on a phone. */
const help = (pages: string): Markup => html`<details class="help">
<summary>Another language, another phone</summary>
<dl>
<dt>Russian</dt>
<dd>The <a href="${pages}">first page</a> has each platform in both languages, and every page leads to itself in the other one. Notifications and text messages are in the language of the window that asked for them. These phones are set to English.</dd>
<dt>IB Key on another phone</dt>
<dd>Each person here has one phone. <code>sls run --only MIG-04 --pause</code> stops a migration before each step, with both phones on a page like this one to act by hand; features/migrate-ib-key has all of it in words.</dd>
<dt>Where messages stay</dt>
<dd>Notifications and text messages, and the list above, are as long as this program runs; people, phones and logins are kept.</dd>
</dl>
</details>`

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
