/** @module The page of `sls simulate`: phones as they look, what became of messages, and faults to order. */

import { drawnPhone, type PhoneControls } from '../../../reports/drawings/phone.ts'
import { phonePicture } from '../../../reports/film/phone-picture.ts'
import { html, type Markup } from '../../../reports/markup.ts'
import type { PhoneState, RunningPhone } from '../../../simulators/standalone/phone.ts'
import { ledgerServiceNames, messageTable } from '../../shared/pages/message-table.ts'
import { pageDocument } from '../../shared/pages/page-document.ts'
import type { LedgerService, ServiceTotals } from '../ledger.ts'
import { type FaultyService, faultNames, type PlannedOrder } from '../orders.ts'
import type { SimulatedServices } from '../services.ts'

interface SimulationProps {
  readonly simulation: SimulatedServices
  readonly folder: string
  readonly problem?: string | undefined
}

export const renderSimulation = ({ simulation, folder, problem }: SimulationProps): string =>
  pageDocument({
    title: 'Simulators',
    styles: ['simulate.css'],
    script: 'simulate.js',
    progress: `/progress?seen=${simulation.eventCount()}`,
    content: html`<header>
<h1>Simulators</h1>
<p>${addresses(simulation)}</p>
<p>Keys and files are in <code>${folder}</code>. Programs have the same by the <a href="/openapi.json">API</a>.</p>
</header>
${problem === undefined ? '' : html`<p role="alert" class="error">${problem}</p>`}
<section class="overview">${totalsOf(simulation)}<form method="post">${clockControls(simulation)}<button name="control" value="reset" class="secondary">Reset</button></form></section>
<div class="workspace">
<section class="phones" data-live="phones">${simulation.phones().map((one) => phonePanel(one, simulation.now()))}</section>
<div class="messages">
<section>
<h2>Order a fault</h2>
${orderForm(simulation.phones())}
<div data-live="orders">${orderList(simulation.orders())}</div>
</section>
<section data-live="messages">
<h2>Messages</h2>
${messageTable(simulation.ledger, 'No message has come yet. Send one to a token or a number above: simulators/README.md has a first one in a minute.')}
</section>
</div>
</div>`,
  })

const addresses = ({ gateway, carrier, router }: SimulatedServices): Markup =>
  html`APNs <code>${gateway.urls.apns}</code> · FCM <code>${gateway.urls.fcm}</code> · tokens <code>${gateway.urls.oauth}</code> · Twilio <code>${carrier.url}</code> · router <code>${router}</code>`

function clockControls({ isVirtual, now }: SimulatedServices): Markup {
  if (!isVirtual) return html``
  const steps = [
    ['1 min', 60],
    ['10 min', 600],
    ['1 h', 3_600],
  ] as const
  return html`<span class="clock-now" data-live="clock">${new Date(now()).toISOString().slice(0, 19).replace('T', ' ')}</span>${steps.map(
    ([label, seconds]) =>
      html`<button name="control" value="advance ${seconds}" class="secondary">+ ${label}</button>`,
  )}`
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0)

function totalsOf({ ledger }: SimulatedServices): Markup {
  const totals = ledger.totals()
  const of = (service: LedgerService, { accepted, delivered, underWay, ended, refused }: ServiceTotals) =>
    html`<div><dt>${ledgerServiceNames[service]}</dt><dd>${accepted} accepted${[
      part(delivered, 'delivered'),
      part(underWay, 'on their way'),
      part(sum(ended), 'not delivered'),
      part(sum(refused), 'refused'),
    ]}</dd></div>`
  return html`<dl class="totals" data-live="totals">${of('apns', totals.apns)}${of('fcm', totals.fcm)}${of('sms', totals.sms)}${
    sum(totals.oauth.refused) === 0
      ? ''
      : html`<div><dt>Tokens</dt><dd>${sum(totals.oauth.refused)} refused</dd></div>`
  }</dl>`
}

const part = (count: number, words: string): Markup | '' => (count === 0 ? '' : html`, ${count} ${words}`)

const picture = (now: number): PhoneControls => ({
  clock: new Date(now).toISOString().slice(11, 16),
  button: (label, classes) => html`<span class="${classes}">${label}</span>`,
  field: ({ label, value }) => html`<p class="field"><span>${label}</span><b>${value}</b></p>`,
  notification: () => html``,
  prompt: (element) => html`<p>${element}</p>`,
})

/** What can be the matter with a phone, each a switch. */
const switches = [
  ['poweredOn', 'On'],
  ['internet', 'Internet'],
  ['mobileSignal', 'Mobile network'],
  ['locked', 'Locked'],
  ['doze', 'Doze'],
  ['powerSaving', 'Saves power'],
  ['airplaneMode', 'Airplane mode'],
  ['doNotDisturb', 'Do Not Disturb'],
  ['notificationsAllowed', 'Notifications'],
  ['banners', 'Banners'],
] as const satisfies readonly (readonly [keyof PhoneState, string])[]

function phonePanel(phone: RunningPhone, now: number): Markup {
  const { name, os, model, number } = phone
  const state = phone.state()
  const token = phone.pushToken()
  const button = (what: string, label: string): Markup =>
    html`<button name="control" value="phone ${name} ${what}" class="secondary">${label}</button>`
  return html`<article>
<header><h2>${name}</h2><p>${model}${number === undefined ? '' : html` · <code>${number}</code>`}</p></header>
${drawnPhone(phonePicture(phone), picture(now))}
<form method="post" class="controls">
<div class="switches">${switches
    .filter(([what]) => what !== 'doze' || os === 'Android')
    .map(
      ([what, label]) =>
        html`<button name="control" value="phone ${name} ${what} ${state[what] ? 'off' : 'on'}" aria-pressed="${String(state[what])}">${label}</button>`,
    )}</div>
<div class="pair">${
    phone.isInstalled()
      ? html`${button('renewToken', 'Renew token')}${button('uninstall', 'Uninstall')}`
      : button('install', 'Install the app')
  }${button('clear', 'Clear')}</div>
</form>
<p class="token">${token === undefined ? 'No push token' : html`Push token <code>${token}</code>`}</p>
</article>`
}

const faultGroups: readonly (readonly [FaultyService, string])[] = [
  ['apns', 'APNs refuses'],
  ['fcm', 'FCM refuses'],
  ['oauth', 'The token endpoint refuses'],
  ['sms', 'Twilio refuses (2xxxx), or does not deliver (30xxx)'],
  ['push-network', 'On the way to the phone: push'],
  ['sms-network', 'On the way to the phone: SMS'],
]

/** The form keeps what somebody has chosen while the rest of the page changes. */
const orderForm = (phones: readonly RunningPhone[]): Markup => html`<form method="post" class="order">
<label>Fault<select name="fault">${faultGroups.map(
  ([service, title]) =>
    html`<optgroup label="${title}">${faultNames[service].map((fault) => html`<option value="${service}:${fault}">${fault}</option>`)}</optgroup>`,
)}</select></label>
<label>Phone<select name="phone" data-live="phone-names"><option value="">any</option>${phones.map(({ name }) => html`<option>${name}</option>`)}</select></label>
<label>Times<select name="times"><option>1</option><option>2</option><option>3</option><option>5</option><option>10</option><option>always</option></select></label>
<label>Retry-After<input name="retryAfter" size="6" placeholder="none" autocomplete="off"></label>
<label>Delay in s<input name="delaySeconds" size="4" placeholder="5" inputmode="numeric" autocomplete="off"></label>
<button name="control" value="order" class="primary">Order</button>
</form>`

const orderList = (orders: readonly PlannedOrder[]): Markup =>
  orders.length === 0
    ? html`<p class="quiet">Nothing is ordered: every service does as it should.</p>`
    : html`<form method="post" class="ordered"><ul>${orders.map(
        ({ service, fault, phone, times }) =>
          html`<li><b>${service}</b> ${fault} · ${times === 'always' ? 'always' : `the next ${times}`}${phone === undefined ? '' : ` for ${phone}`}</li>`,
      )}</ul><button name="control" value="clearOrders" class="secondary">Take all back</button></form>`
