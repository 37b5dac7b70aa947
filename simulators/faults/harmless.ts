/** @module Phones that differ in what the articles leave open. */

import type { HarmlessPhone } from './fault.ts'
import { arranging, wording } from './wrapping.ts'

/** The same keys with other texts. */
const rewritten = <Texts extends Readonly<Record<string, string>>>(texts: Texts): Texts => {
  const changed = Object.entries(texts).map(([name, text]) => [name, `${text} (${name})`])
  return { ...texts, ...Object.fromEntries(changed) }
}

export const harmlessPhones: readonly HarmlessPhone[] = [
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
    id: 'phone-without-banners',
    title: 'Notifications never announce themselves with a banner; they are listed all the same.',
    subject: 'phone',
    harmless: true,
    inject: (parts) => ({
      ...parts,
      notificationStages: parts.notificationStages.map((stage) =>
        stage.name === 'banner and lock screen' ? { ...stage, judge: () => 'noBanner' } : stage,
      ),
    }),
  },
]
