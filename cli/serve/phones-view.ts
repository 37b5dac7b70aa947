/** @module The page with the phones of the seed users. */

import { html, type Markup } from '../../reports/markup.ts'
import { heldPhone } from '../shared/pages/held-phone.ts'
import { messageTable } from '../shared/pages/message-table.ts'
import { pageDocument } from '../shared/pages/page-document.ts'
import type { Ledger } from '../simulate/ledger.ts'
import type { SeedUser } from './seed-users.ts'

interface ShownPhone {
  /** In the address of its page, and on the page. */
  readonly id: string
  readonly user: SeedUser
  readonly phone: SeedUser['phone']
  readonly isSecond: boolean
}

/** `asked`: the id of a phone; that of a second phone stands for both of its owner. Without one: the phones that people have. */
export function phonesShown(users: readonly SeedUser[], asked: string | undefined): readonly ShownPhone[] {
  const all = users.map((user): readonly [ShownPhone, ShownPhone] => [
    { id: user.username, user, phone: user.phone, isSecond: false },
    { id: secondPhoneId(user), user, phone: user.secondPhone, isSecond: true },
  ])
  if (asked === undefined) return all.map(([first]) => first)
  const both = all.find((phones) => phones.some(({ id }) => id === asked))
  return both?.[0].id === asked ? [both[0]] : (both ?? [])
}

const secondPhoneId = ({ username }: SeedUser): string => `${username}-2`

interface PhonesProps {
  readonly phones: readonly ShownPhone[]
  /** What the clocks show: milliseconds since the Unix epoch. */
  readonly now: number
  /** Where somebody logs in. */
  readonly pages: string
  /** Where the page learns of changes since it was rendered. */
  readonly progress: string
  readonly ledger: Ledger
  readonly problem?: { readonly id: string; readonly sentence: string } | undefined
}

export const renderPhones = ({ phones, now, pages, progress, ledger, problem }: PhonesProps): string =>
  pageDocument({
    title: 'Phones',
    styles: ['phones.css'],
    script: 'phones.js',
    progress,
    content: html`<header>
<h1>Phones</h1>
<p>Log in on <a href="${pages}">the pages</a> in another window. What you press here is done by the hands of these people. <a href="?">Look again</a></p>
</header>
<div class="phones">${phones.map((shown) =>
      phonePanel(shown, now, problem?.id === shown.id ? problem.sentence : undefined),
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
<dd>Each person has a second phone, which has a page with both of them: log in to IBKR Mobile on it, choose what it offers (Migrate IB Key), and enter the Activation Token that the other phone gets as a text message. From then on notifications come to the second phone. features/migrate-ib-key has it in words, and <code>sls run --only MIG-04 --pause</code> step by step.</dd>
<dt>Where messages stay</dt>
<dd>Notifications and text messages, and the list above, are as long as this program runs; people, phones and logins are kept.</dd>
</dl>
</details>`

function phonePanel(
  { id, user, phone, isSecond }: ShownPhone,
  now: number,
  problem: string | undefined,
): Markup {
  const { username, password, pin, name, loginMethod } = user
  return html`<article id="${id}">
${
  isSecond
    ? html`<header><h2>${name}, second phone</h2><p>Bought for a migration. Text messages come to the other phone, where the SIM card is. <a href="/">All phones</a></p></header>`
    : html`<header><h2>${name}</h2><p>${loginMethod}. <a href="/${secondPhoneId(user)}">Second phone</a></p></header>
<dl class="secrets"><dt>Username</dt><dd>${username}</dd><dt>Password</dt><dd>${password}</dd><dt>PIN</dt><dd>${pin}</dd></dl>`
}
${problem === undefined ? '' : html`<p role="alert" class="error">${problem}</p>`}
<form method="post">
<input type="hidden" name="phone" value="${id}">
<p class="model">${isSecond ? user.secondPhoneModel : user.phoneModel}</p>
${heldPhone(id, phone, now)}
</form>
</article>`
}
