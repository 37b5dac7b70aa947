/** @module The numbers that a system chooses: what each is, the bounds from the table of the guide, and the reference server's choice. */

import type { NumberName } from '../../contract/lab-face.ts'
import { referenceProfile } from '../../reference-server/domain/model/profile.ts'
import type { SpecNumber } from '../../reports/spec/source.ts'
import { cellsOf } from './markdown-table.ts'

const meanings: Readonly<Record<NumberName, string>> = {
  pushLifetime: 'How long a notification can be approved',
  collectLifetime: 'How long an approved login waits for its window',
  loginLifetime: 'How long a login may take, from the right password on',
  challengeLifetime: 'How long a challenge can be answered',
  smsCodeLifetime: 'How long a code or an Activation Token from an SMS can be entered',
  activationLifetime: 'How long an activation may take',
  sessionLifetime: 'How long somebody stays logged in at most',
  sessionIdleLifetime: 'How long somebody stays logged in who does nothing',
  triesPerCode: 'Wrong entries after which a challenge, code or token is void',
  secondFactorTries: 'Wrong answers in a row after which the second factor is locked',
  secondFactorLock: 'How long the second factor stays locked',
  passwordTries: 'Wrong passwords in a row after which the password is locked',
  passwordLock: 'How long the password stays locked',
  smsCap: 'Text messages with codes since the last code that was used, within smsCapWindow',
  smsCapWindow: 'The time in which these are counted',
  smsDailyCap: 'Text messages with codes within 24 hours',
  pushCap: 'Notifications since the last that was approved, within pushCapWindow',
  pushCapWindow: 'The time in which these are counted',
}

const units: readonly (readonly [ms: number, unit: string])[] = [
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
  [1, 'ms'],
]

/** Of a duration, milliseconds in the largest unit that divides them. */
function inWords(value: number, name: string): string {
  if (!/(?:Lifetime|Lock|Window|Cooldown)$/.test(name)) return value.toLocaleString('en')
  const [ms, unit] = units.find(([one]) => value % one === 0) ?? [1, 'ms']
  return `${(value / ms).toLocaleString('en')} ${unit}`
}

/** What the articles and standards fix, so that nobody chooses it: what, how much, who says so, and the reference server's choice. */
const fixed: readonly SpecNumber[] = [
  ['challengeDigits', 'Digits of a Challenge code', 'six', 'six', 'article 6 (SYNC-08)', '6'],
  ['responseDigits', 'Digits of a Response String', 'eight', 'eight', 'article 6 (SYNC-12)', '8'],
  [
    'pinLength',
    'Signs of the IBKR Mobile PIN on Android, a digit among them',
    'four',
    'six',
    'article 1 (MIG-AND-09, MIG-AND-10)',
    'any of these',
  ],
  [
    'autoEnrolmentDelay',
    'From a verified number to the enrolment in SMS of somebody without an SLS device',
    '',
    '“shortly afterwards”',
    'article 7 (SMS-10; AMB-19)',
    inWords(referenceProfile.autoEnrolmentDelay, 'autoEnrolmentLifetime'),
  ],
  [
    'wrongPins',
    'Wrong PINs on a phone after which its IB Key is out of use',
    '',
    'ten',
    'a rule of the app (SEC-PIN-01)',
    'a matter of the app',
  ],
  [
    'activationTokenBits',
    'Randomness of an Activation Token',
    '40 bits',
    '',
    'a standard (SEC-RANDOM-03)',
    '',
  ],
  [
    'noticeLifetime',
    'How long a notice is sent again that its carrier does not take',
    'an hour',
    'a week',
    'a rule of this suite (SEC-SEND-07)',
    inWords(referenceProfile.noticeLifetime, 'noticeLifetime'),
  ],
].map(([name = '', meaning = '', least = '', most = '', source = '', reference = '']) => ({
  ...{ name, meaning, least, most, source, reference },
}))

/** `SEC-LIMIT-01 to 03, 17` with each id in full. */
const eachRow = (source: string): string =>
  source.replaceAll(/([A-Z-]+-)(\d\d)(?: to (\d\d))?((?:, \d\d)*)/g, (_, family, from, to, more) => {
    const range = Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, at) => Number(from) + at)
    const others = [...String(more).matchAll(/\d\d/g)].map(([number]) => Number(number))
    return [...range, ...others].map((number) => `${family}${String(number).padStart(2, '0')}`).join(', ')
  })

/** From the text of the guide. The pause that the articles give stands first. */
export function specNumbers(guide: string): SpecNumber[] {
  const bounds = new Map(
    cellsOf(guide).flatMap(([names = '', ...others]) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, others] as const),
    ),
  )
  const pause: SpecNumber = {
    name: 'smsCooldown',
    meaning: 'Between two text messages that somebody asks for',
    least: 'two minutes',
    most: 'two minutes',
    source: 'articles 3 and 7 (SMS-RU-09, SMS-06)',
    reference: inWords(referenceProfile.smsCooldown, 'smsCooldown'),
  }
  let last = ''
  /** In the guide a line may say no more than that its source is that of the line above. */
  const inFull = (source: string): string => {
    const [, rest] = /^the same([\s\S]*)$/.exec(source) ?? []
    if (rest === undefined && source !== '') last = source.split(/[(;:]/)[0]?.trim() ?? ''
    return eachRow(rest === undefined ? source : `${last}${rest}`).replace('our rule', 'a rule of this suite')
  }
  const chosen = Object.entries(meanings).map(([name, meaning]): SpecNumber => {
    const [least = '', most = '', source = ''] = (bounds.get(name) ?? []).map((text) =>
      text.replaceAll('`', ''),
    )
    return { name, meaning, least, most, source: inFull(source), reference: inWords(chosenOf(name), name) }
  })
  return [pause, ...chosen, ...fixed]
}

const chosenOf = (name: string): number => new Map(Object.entries(referenceProfile)).get(name) ?? 0
