/**
 * @module The labels of a server's screens that a person of the articles looks for, and what may stand in their place. All
 * that is not here (titles, notes, further controls) is free. `labels.md` shows this table with the requirements.
 */

import type { Locale, Platform } from './primitives.ts'

export interface LabelEntry {
  /** As the article prints it, and as the features look for it. */
  readonly label: string
  readonly locale: Locale
  readonly platforms: readonly Platform[]
  /** What it is on a `screen`; a section is a note or the title, and a control may stand for one: then there is nothing to click. */
  readonly as: 'field' | 'control' | 'value' | 'section' | 'control or section' | 'text of a value'
  /** The screen: a state of a login, or a page of Client Portal. */
  readonly where: string
  /** Each of these is right in its place; without them, the label alone. */
  readonly shownAs?: readonly string[]
  /** The ambiguity of the articles that gives the choice. */
  readonly ambiguity?: string
  /** Of a label that no article prints: why it is looked for all the same. */
  readonly ours?: string
}

const everywhere = ['tws', 'clientPortal', 'webTrader', 'ibkrMobile'] as const
const desktop = ['tws', 'clientPortal', 'webTrader'] as const
const mobile = ['ibkrMobile'] as const

const link = {
  as: 'control',
  where: '`waitingForApproval`',
  platforms: desktop,
  shownAs: [
    'Click here if you do not receive the notification',
    'Click here if you did not receive the message',
  ],
  ambiguity: 'AMB-02',
} as const

const loginLabels = [
  { label: 'Login', as: 'control', where: 'login window', platforms: desktop },
  { label: 'Log In', as: 'control', where: 'login window', platforms: mobile },
  { label: 'IB Key', as: 'control', where: '`chooseDevice`', platforms: desktop },
  {
    label: 'Security device',
    as: 'control',
    where: '`chooseDevice`',
    platforms: desktop,
    ours: 'the name that `provision` gives the physical security device',
  },
  { label: 'Click here if you do not receive the notification', ...link },
  { label: 'Click here if you did not receive the message', ...link },
  { label: 'Two-Factor Authentication', as: 'control', where: '`waitingForApproval`', platforms: mobile },
  {
    label: 'Two-Factor Authentication or Click here if you do not receive the notification',
    as: 'control',
    where: '`waitingForApproval`',
    platforms: mobile,
    shownAs: ['Two-Factor Authentication', ...link.shownAs],
    ambiguity: 'AMB-31',
    ours: 'either of the two ways to the challenge',
  },
  {
    label: 'Challenge code',
    as: 'value',
    where: '`challenge`',
    platforms: everywhere,
    shownAs: ['Challenge code', 'Challenge number', 'Challenge'],
    ambiguity: 'AMB-35',
  },
  { label: 'OK', as: 'control', where: '`challenge`', platforms: desktop },
  { label: 'Enter response code', as: 'field', where: '`challenge`', platforms: mobile },
  { label: 'Send', as: 'control', where: '`challenge`, on an iOS device', platforms: mobile },
  { label: 'Log In', as: 'control', where: '`challenge`, on an Android device', platforms: mobile },
  { label: 'Security Code', as: 'field', where: '`securityCode`', platforms: ['tws', 'clientPortal'] },
  {
    label: 'Login or OK',
    as: 'control',
    where: '`securityCode`',
    platforms: ['tws', 'clientPortal'],
    shownAs: ['Login', 'OK'],
    ambiguity: 'AMB-03',
  },
] as const

const settingsLabels = [
  { label: 'User menu', as: 'control', where: '`home`' },
  { label: 'Settings', as: 'control', where: '`home`, `user-menu`' },
  { label: 'User Settings', as: 'control or section', where: '`menu`', ambiguity: 'AMB-15' },
  { label: 'Mobile Number', as: 'control', where: '`user-settings`' },
  { label: 'SMS Verified', as: 'value', where: '`user-settings`, `mobile-number`' },
  { label: 'VERIFY', as: 'control', where: '`mobile-number`' },
  { label: 'Confirmation Number', as: 'field', where: '`mobile-number`' },
  { label: 'CONTINUE', as: 'control', where: '`mobile-number`' },
  { label: 'Secure Login System', as: 'control', where: '`user-settings`' },
  { label: 'Secure Login Settings', as: 'section', where: '`secure-login`' },
  { label: 'Seamless Authentication', as: 'value', where: '`secure-login`' },
  { label: 'Enabled', as: 'text of a value', where: '`secure-login`' },
  { label: 'Disabled', as: 'text of a value', where: '`secure-login`', ours: 'what is not Enabled' },
  { label: 'Configure', as: 'control', where: '`secure-login`' },
  { label: 'Seamless Authentication', as: 'control', where: '`seamless`' },
  { label: 'Save', as: 'control', where: '`seamless`' },
  {
    label: 'Opt out',
    as: 'control',
    where: '`secure-login`',
    shownAs: ['Opt out', 'Opt Out', 'opt out', 'Opt out of the Secure Login System'],
    ours: 'the words of the article on regulations, which shows no page',
  },
] as const

const russianLoginLabels = [
  { label: 'Вход', as: 'control', where: 'login window' },
  { label: 'Код безопасности', as: 'field', where: '`securityCode`' },
  {
    label: 'Вход или OK',
    as: 'control',
    where: '`securityCode`',
    shownAs: ['Вход', 'OK'],
    ambiguity: 'AMB-03',
  },
] as const

const russianSettingsLabels = [
  { label: 'Настройки', as: 'control', where: '`home`' },
  { label: 'Настройки пользователя', as: 'control or section', where: '`menu`', ambiguity: 'AMB-15' },
  { label: 'Номер мобильного телефона', as: 'control', where: '`user-settings`' },
  { label: 'Подтвержден по SMS', as: 'value', where: '`user-settings`, `mobile-number`' },
  { label: 'ПОДТВЕРДИТЬ', as: 'control', where: '`mobile-number`' },
  { label: 'Код подтверждения', as: 'field', where: '`mobile-number`' },
  { label: 'ДАЛЕЕ', as: 'control', where: '`mobile-number`' },
] as const

export type ScreenLabel = (
  | (typeof loginLabels)[number]
  | (typeof settingsLabels)[number]
  | (typeof russianLoginLabels)[number]
  | (typeof russianSettingsLabels)[number]
)['label']

/** In the order of the logins and of the pages of Client Portal. */
export const screenLabels: readonly (LabelEntry & { readonly label: ScreenLabel })[] = [
  ...loginLabels.map((entry) => ({ ...entry, locale: 'en' as const })),
  ...settingsLabels.map((entry) => ({
    ...entry,
    locale: 'en' as const,
    platforms: ['clientPortal'] as const,
  })),
  ...russianLoginLabels.map((entry) => ({
    ...entry,
    locale: 'ru' as const,
    platforms: ['tws', 'clientPortal'] as const,
  })),
  ...russianSettingsLabels.map((entry) => ({
    ...entry,
    locale: 'ru' as const,
    platforms: ['clientPortal'] as const,
  })),
]

const entriesOf = Map.groupBy(screenLabels, ({ label }): string => label)

export const isScreenLabel = (text: string): text is ScreenLabel => entriesOf.has(text)

/** All that a person who looks for the label takes for it. */
export const wordingsOf = (label: ScreenLabel): readonly string[] =>
  (entriesOf.get(label) ?? []).flatMap(({ shownAs = [label] }) => shownAs)

/** Whether it may be the heading of a section instead of something to click. */
export const mayBeSection = (label: ScreenLabel): boolean =>
  (entriesOf.get(label) ?? []).some(({ as }) => as === 'control or section')
