/** @module Phones that differ in what the articles leave open. */

import type { PhoneFault } from '../../fault.ts'
import { arranging, wording } from '../support/app.ts'
import { onEveryPage, settingsWording } from '../support/settings.ts'

/** The same keys with other texts. */
const rewritten = <Texts extends Readonly<Record<string, string>>>(texts: Texts): Texts => {
  const changed = Object.entries(texts).map(([name, text]) => [name, `${text} (${name})`])
  return { ...texts, ...Object.fromEntries(changed) }
}

const faults: readonly PhoneFault[] = [
  {
    id: 'phone-with-other-texts',
    title: 'Titles and notices of the app are worded in another way.',
    subject: 'phone',
    harmless: true,
    inject: wording(({ titles, notes }) => ({ titles: rewritten(titles), notes: rewritten(notes) })),
  },
  {
    id: 'phone-with-other-order',
    title: 'Fields and buttons of the app stand in the opposite order.',
    subject: 'phone',
    harmless: true,
    inject: arranging(({ fields, buttons }) => ({
      fields: fields.toReversed(),
      buttons: buttons.toReversed(),
    })),
  },
  {
    id: 'phone-that-says-generate-passcode',
    title: 'The button reads Generate Passcode, the other wording of the articles (AMB-01).',
    subject: 'phone',
    harmless: true,
    inject: wording(({ buttons }) => ({
      buttons: { ...buttons, generateResponse: 'Generate Passcode' },
      aliases: { generateResponse: ['Generate Response'] },
    })),
  },
  {
    id: 'phone-vouched-for-twice',
    title: 'The app asks for two attestations on each occasion, and sends the second.',
    subject: 'phone',
    harmless: true,
    inject: (parts) => ({
      ...parts,
      async attestationFor(occasion, phone, nonce) {
        await parts.attestationFor(occasion, phone, nonce)
        return parts.attestationFor(occasion, phone, nonce)
      },
    }),
  },
  {
    id: 'phone-with-other-order-in-its-settings',
    title: 'The items of every page of the settings stand in the opposite order.',
    subject: 'phone',
    harmless: true,
    inject: onEveryPage((page) => ({ ...page, entries: page.entries.toReversed() })),
  },
  {
    id: 'phone-with-other-free-words-in-its-settings',
    title: 'What the articles do not name is called otherwise in the settings.',
    subject: 'phone',
    harmless: true,
    inject: settingsWording(() => ({
      turnOnNow: 'Start',
      permissionQuestion: 'May IBKR Mobile notify you?',
    })),
  },
]

export default faults
