/** @module The sections of each chapter, in the order of the articles: with which row each begins, and what it is about. */

import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Requirement } from '../catalogue/catalogue-schema.ts'

export interface SpecSection {
  /** It has the rows from this one to the next section. */
  readonly first: string
  readonly title: string
  /** One sentence, where the title does not say it all. */
  readonly about?: string
}

const sections: readonly (readonly [first: string, title: string, about?: string])[] = [
  [
    'MIG-01',
    'What a migration is, and what it needs',
    'IB Key is active on one phone. It is moved from the new phone alone, without the old one and without Client Services.',
  ],
  ['MIG-IOS-01', 'The new phone is an iPhone', 'Six steps on the new phone; the old one is not needed.'],
  [
    'MIG-AND-01',
    'The new phone is an Android phone',
    'As on an iPhone, and a PIN for IB Key is chosen beside.',
  ],
  ['XDEV-01', 'A trading device beside the phone with IB Key'],
  ['XDEV-IOS-01', 'On an iPhone'],
  ['XDEV-AND-01', 'On an Android phone'],
  ['SMS-RU-01', 'Подключение SMS-аутентификации'],
  ['SMS-RU-14', 'Вход при помощи SMS-аутентификации'],
  ['PUSH-01', 'Six questions, one Secure Login System'],
  ['PUSH-AND-01', 'Android: approving the notification'],
  [
    'CR-AND-01',
    'Android: no notification arrives',
    'A phone without internet still answers a challenge: six digits are typed into the app, eight come back.',
  ],
  ['PUSH-TID-01', 'iPhone: approving with Touch ID'],
  ['PUSH-FID-01', 'iPhone: approving with Face ID'],
  ['CR-IOS-01', 'iPhone: no notification arrives'],
  ['NOTIF-EN-01', 'What notifications are for'],
  ['NOTIF-EN-IOS-01', 'Enabling them on an iPhone'],
  ['NOTIF-EN-AND-01', 'Enabling them on an Android phone'],
  ['NOTIF-EN-06', 'Further articles on notifications'],
  ['NOTIF-01', 'What notifications need'],
  ['NOTIF-10', '1. Seamless Authentication is enabled in Client Portal'],
  ['NOTIF-13', '2. The list of all notifications'],
  ['NOTIF-15', '3. Airplane mode and Do Not Disturb'],
  ['NOTIF-21', '4. Focus and Focus mode'],
  ['NOTIF-26', '5. The app may show notifications'],
  ['NOTIF-27', '6. Power saving'],
  ['NOTIF-35', '7. Connection and coverage'],
  ['NOTIF-37', '8. No jailbroken or rooted phone'],
  [
    'SYNC-01',
    '9. A sync between the app and the server',
    'One login to Client Portal by challenge and response repairs a registration that has become out of date.',
  ],
  ['NOTIF-39', 'Logging in without notifications'],
  ['NOTIF-40', 'Note A: phones in China'],
  ['SMS-01', 'Enrolling into SMS authentication'],
  ['SMS-12', 'Logging in with a code sent by SMS'],
  ['REG-01', 'Whom regulators require it of'],
  ['REG-HK-01', 'Hong Kong'],
  ['REG-IN-01', 'India'],
  ['REG-03', 'Everywhere else'],
  ['CACHE-RU-01', 'Сброс приложения'],
  ['CACHE-RU-6-01', 'Android 6.0 (Marshmallow) и выше'],
  ['CACHE-RU-5-01', 'Android 5.0 (Lollipop) и ниже'],
  ['CACHE-RU-02', 'После сброса'],
  ['REACT-01', 'When IB Key is reactivated or transferred'],
  ['REACT-A-01', 'Case A: the same phone'],
  ['REACT-B-01', 'Case B: another phone'],
  ['REACT-04', 'With a physical security device, and in any other case'],
  [
    'SEC-SINGLE-01',
    'Everything is good once',
    'A response, a code, a token, an approval: each opens one thing, and nothing when it is given again.',
  ],
  [
    'SEC-BIND-01',
    'Everything is good for one thing',
    'What was made for one person, window, login, number or purpose is worth nothing for another.',
  ],
  ['SEC-END-01', 'What ends a login', 'A login that was declined is over; the others go on.'],
  [
    'SEC-EXPIRY-01',
    'Everything expires',
    'Approval requests, challenges, codes and tokens are good for ten minutes at most.',
  ],
  [
    'SEC-ELEMENT-01',
    'Security elements',
    'IB Key does nothing without a fingerprint, a face, a PIN or a Passcode.',
  ],
  [
    'SEC-LIMIT-01',
    'Guessing has a limit',
    'Wrong answers are counted, too many lock, and nobody can lock somebody else.',
  ],
  [
    'SEC-COOLDOWN-01',
    'Messages have a limit',
    'Text messages have a pause between two of them, and messages that nobody answers come to an end.',
  ],
  [
    'SEC-RACE-01',
    'At the same time',
    'Of things that arrive at the same time one counts; of wrong answers, each.',
  ],
  ['SEC-ENUM-01', 'Who is a customer', 'No answer tells a stranger whether a user name exists.'],
  [
    'SEC-SECRET-01',
    'What messages and answers hold',
    'No secret stands where somebody on the way could read it.',
  ],
  ['SEC-NOTICE-01', 'Notices', 'A person is told of changes that somebody else could have made.'],
  ['SEC-SESSION-01', 'Sessions', 'What a login leads to is its own, and it ends.'],
  [
    'SEC-REFUSAL-01',
    'Refusals and restarts',
    'What is refused changes nothing, and a restart of the server forgets nothing.',
  ],
  ['SEC-RANDOM-01', 'Nothing can be predicted', 'Challenges, codes and tokens are random, and long enough.'],
  ['SEC-EXACT-01', 'Nearly right is wrong', 'Responses, codes and passwords are compared sign by sign.'],
  [
    'SEC-BIND-13',
    'Devices of others, and devices that are gone',
    'Nobody changes the SLS devices of somebody else, and what was asked of a device ends with it.',
  ],
  [
    'SEC-CLAIM-01',
    'What the vendor of a phone says of it',
    'A phone proves that it is not jailbroken or rooted by a statement that its vendor signs (attestation).',
  ],
  ['SEC-PIN-01', 'The PIN on the phone', 'Ten wrong tries at most, and no way around it.'],
  [
    'SEC-SEND-01',
    'Messages that cannot be sent',
    'What a push service or an SMS carrier does not take is sent again, not too soon, not too late, and not twice.',
  ],
  ['SEC-TIME-01', 'Clocks', 'Setting back a clock brings nothing back.'],
]

/** The rows of an article by section; those before the first section that is named here have the title of the article. */
export function sectionsOf(
  article: string,
  { rows, articles }: Pick<Catalogue, 'rows' | 'articles'>,
): readonly (readonly [SpecSection, readonly Requirement[]])[] {
  const found: [SpecSection, Requirement[]][] = []
  for (const row of rows.values()) {
    if (row.article !== article) continue
    const begun = sectionAt.get(row.id)
    const last = found.at(-1)
    if (begun) found.push([begun, [row]])
    else if (last) last[1].push(row)
    else {
      const title = articles.find(({ id }) => id === article)?.title ?? article
      found.push([{ first: row.id, title }, [row]])
    }
  }
  return found
}

const sectionAt: ReadonlyMap<string, SpecSection> = new Map(
  sections.map(([first, title, about]) => [first, { first, title, ...(about && { about }) }]),
)

/** The rows with which sections begin. */
export const firstRows: readonly string[] = [...sectionAt.keys()]
