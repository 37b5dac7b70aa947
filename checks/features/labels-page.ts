/** @module `contract/labels.md`: the labels that a server's screens have to show, each with the articles that print it. */

import { type LabelEntry, screenLabels } from '../../contract/labels.ts'
import type { Platform } from '../../contract/primitives.ts'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import { type LabelUse, rowsOf } from './labels.ts'

const platformNames: Readonly<Record<Platform, string>> = {
  tws: 'TWS',
  clientPortal: 'Client Portal',
  webTrader: 'WebTrader',
  ibkrMobile: 'IBKR Mobile',
}

const sections: readonly (readonly [title: string, has: (entry: LabelEntry) => boolean])[] = [
  ['Logging in, in English', ({ locale, where }) => locale === 'en' && isLogin(where)],
  ['Pages of Client Portal, in English', ({ locale, where }) => locale === 'en' && !isLogin(where)],
  ['Logging in, in Russian', ({ locale, where }) => locale === 'ru' && isLogin(where)],
  ['Pages of Client Portal, in Russian', ({ locale, where }) => locale === 'ru' && !isLogin(where)],
]

/** States of a login have capitals within their names, pages of Client Portal have not. */
const isLogin = (where: string): boolean =>
  where === 'login window' || /`(?:chooseDevice|waitingForApproval|challenge|securityCode)`/.test(where)

export function labelsPage(uses: readonly LabelUse[], catalogue: Catalogue): string {
  return [
    '# Labels that a person looks for',
    'What a server with the capability `screens` has to show, by the member of a `screen` in which it stands. Titles, notes and further controls are free, unless they are here. This page is written by `npm run features` from `labels.ts` and the features; `npm run check` refuses a step that looks for another label.',
    '- A label is compared sign by sign. Behind it there may be something in brackets, such as the English label behind the Russian one, or the number of a row.\n' +
      '- The fields of user name and password, and the box for the response to a challenge, have any label: they are found by their `name` (`username`, `password`, `response`). The box for the response is the only field on its screen (AMB-32).\n' +
      '- A section is the title of the screen or one of its notes. Where a section is enough, a person who is in it clicks nothing.\n' +
      '- The drop-down of SLS devices is the controls of the kind `choice`: one for each active device, and no others.\n' +
      '- The green check mark is one of ✓ ✔ ✅ ☑ 🗸 🗹 within the value; without it the number is not verified.\n' +
      '- What the articles print of IBKR Mobile itself and of the settings of a phone is a matter of the simulated phones, not of a server. It is not here, but in the features.',
    ...sections.flatMap(([title, has]) => [`## ${title}`, table(screenLabels.filter(has), uses, catalogue)]),
    '',
  ].join('\n\n')
}

function table(entries: readonly LabelEntry[], uses: readonly LabelUse[], catalogue: Catalogue): string {
  const lines = entries.map((entry) => {
    const { label, as, where, platforms, shownAs = [], ambiguity, ours } = entry
    const others = shownAs.filter((one) => one !== label).map((one) => `"${one}"`)
    const choice = [...others, ...(as === 'control or section' ? ['a section'] : [])].join(', ')
    const rows = rowsOf(entry, uses, catalogue).map((id) => `${id} (${catalogue.rows.get(id)?.article})`)
    return [
      `"${label}"`,
      choice && `${choice}${ambiguity ? ` (${ambiguity})` : ''}`,
      as,
      where,
      platforms.map((platform) => platformNames[platform]).join(', '),
      rows.join(', ') || `${ours}`,
    ].join(' | ')
  })
  return [
    '| label | or | is a | on | platforms | said by |',
    '|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n')
}
