/** @module Screens with other texts, within labels.md, and capabilities that are not declared. */

import type { Screen } from '../../../../contract/screen.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import type { Screens } from '../../../../reference-server/screens/screens.ts'
import { answering, asRefusal, before, noAnswer, rewriting } from '../../support/exchange.ts'
import { honest } from '../../support/written.ts'

const withScreens = (parts: ServerParts, change: (screen: Screen) => Screen): ServerParts => {
  const { openLogin, login, loggedIn, loggedOut, portal } = parts.screens
  const screens: Screens = {
    openLogin: (...given) => change(openLogin(...given)),
    login: (...given) => change(login(...given)),
    loggedIn: (...given) => change(loggedIn(...given)),
    loggedOut: (...given) => change(loggedOut(...given)),
    portal: (...given) => {
      const screen = portal(...given)
      return screen && change(screen)
    },
  }
  return { ...parts, screens }
}

const withoutCapabilities = (parts: ServerParts, ...missing: readonly string[]): ServerParts =>
  answering(parts, (answer, { operation }) => {
    const { capabilities } = answer.json
    if (operation !== 'describe' || !Array.isArray(capabilities)) return undefined
    const left = capabilities.filter((one) => !missing.includes(String(one))).reverse()
    return { ...answer, json: { ...answer.json, capabilities: left, name: '', version: 'β (unreleased)' } }
  })

export default [
  // labels.md: "Behind it there may be something in brackets, such as the English label behind the Russian one, or the number of a row."
  honest(
    'something-in-brackets-behind-every-label',
    'Behind every label of a field, control or value there is something in brackets.',
    (parts) =>
      withScreens(parts, (screen) => ({
        ...screen,
        fields: screen.fields.map((field, index) => ({ ...field, label: `${field.label} (${index + 1})` })),
        controls: screen.controls.map((control) => ({
          ...control,
          label: `${control.label} (Alt + ${control.label.slice(0, 1)})`,
        })),
        values: screen.values.map((value) => ({ ...value, label: `${value.label} (OK)` })),
      })),
  ),

  // labels.md: "Titles, notes and further controls are free".
  honest(
    'titles-and-notes-of-another-house',
    'Titles are empty but where a section is looked for, and notes tell a story; there are links for help.',
    (parts) =>
      withScreens(parts, (screen) => ({
        ...screen,
        title: /User Settings|Настройки пользователя/.test(screen.title) ? screen.title : '',
        notes: [
          ...screen.notes.filter((note) => note === 'Secure Login Settings'),
          'Never tell anybody your Challenge code 000000. Click Login or OK only if you want to.',
          'Никогда никому не сообщайте код.',
        ],
        controls: [
          { label: 'Help', kind: 'link', operation: 'openLogin', path: { platform: 'tws', locale: 'en' } },
          ...screen.controls,
          { label: 'Русский', kind: 'menu', operation: 'openLogin', path: { platform: 'tws', locale: 'ru' } },
        ],
      })),
  ),

  // labels.md: "The fields of user name and password, and the box for the response to a challenge, have any label"; the column "or".
  honest(
    'the-other-label-wherever-there-is-one',
    'Of every label that the table gives a choice of, the last one.',
    (parts) => {
      const { en, ru } = parts.labels
      return {
        ...parts,
        labels: {
          en: {
            ...en,
            username: 'E-mail, alias or customer number',
            password: '••••',
            responseString: 'Type what the app shows',
            notReceived: 'Click here if you did not receive the message',
            challengeCode: 'Challenge',
            optOut: 'Opt out of the Secure Login System',
            checkMark: 'since 2026-11-29 🗹 (SMS)',
          },
          ru: { ...ru, username: 'Логин', password: 'Ключ', checkMark: '☑ да' },
        },
        screens: {
          ...parts.screens,
          login: (view, labels) => {
            const screen = parts.screens.login(view, labels)
            if (view.state !== 'securityCode') return screen
            const other = view.login.platform === 'clientPortal' ? labels.ok : labels.login
            return {
              ...screen,
              controls: screen.controls.map((control) =>
                control.operation === 'giveSecurityCode' ? { ...control, label: other } : control,
              ),
            }
          },
        },
      }
    },
  ),

  // labels.md: "A section is the title of the screen or one of its notes. Where a section is enough, a person who is in it clicks nothing."
  honest(
    'user-settings-are-a-section',
    'Settings opens one page, and User Settings is a section of it.',
    (parts) => ({
      ...parts,
      screens: {
        ...parts.screens,
        portal: (page, view, labels) => {
          if (page !== 'menu') return parts.screens.portal(page, view, labels)
          const settings = parts.screens.portal('user-settings', view, labels)
          return settings && { ...settings, title: labels.settings, notes: [labels.userSettings] }
        },
      },
    }),
  ),

  // README: "The drop-down" is the controls of the kind `choice`; login-face.ts: `name` of a device is any text, labels.md asks for "IB Key"
  // and "Security device" as controls.
  honest(
    'devices-have-long-names',
    'Names of devices are long, and those in lists differ from those in the drop-down.',
    (parts) =>
      answering(parts, ({ json, ...answer }) => {
        const { devices } = json
        if (!Array.isArray(devices)) return undefined
        const named = devices.map((device, index) => ({
          ...device,
          name: `${index + 1}. ${'Gerät — устройство '.repeat(10)}`,
        }))
        return { ...answer, json: { ...json, devices: named } }
      }),
  ),

  // README: "The capabilities `screens`, `integrity`, `russian`, `physicalDevice`, `notices` and `clockSetBack` are optional".
  honest(
    'no-screen-anywhere',
    'A server without screens has none in any reply, and an empty one for the window.',
    (parts) =>
      withoutCapabilities(
        answering(parts, (answer, { operation }) => {
          const { screen, ...json } = answer.json
          if (screen === undefined) return undefined
          const empty = { title: '', notes: [], fields: [], controls: [], values: [] }
          return {
            ...answer,
            json: operation === 'openLogin' || operation === 'openPortal' ? { screen: empty } : json,
          }
        }),
        'screens',
        'russian',
      ),
  ),
  // README: "A product that detects such phones by other means does not declare the capability `integrity` and ignores `integrityClaim`".
  honest(
    'attestations-are-ignored',
    'A server without the capability integrity ignores what phones attest.',
    (parts) =>
      withoutCapabilities(
        {
          ...parts,
          verifyAttestation: async () => ({ verdict: 'clean', app: '', device: '', nonce: '', issuedAt: 0 }),
          rules: {
            ...parts.rules,
            attestationIsForApp: () => true,
            attestationIsForPhone: () => true,
            attestationNonceMatches: () => true,
            attestationInTime: () => true,
          },
        },
        'integrity',
      ),
  ),
  honest(
    'no-notices-and-no-clock-set-back',
    'A server that sends no notices, and refuses to have its clock set back.',
    (parts) =>
      withoutCapabilities(
        before(
          {
            ...parts,
            rules: { ...parts.rules, activationNoticeTo: () => undefined, numberNoticeTo: () => undefined },
          },
          ({ operation, body }) =>
            operation === 'advance' && Number(body.to) < parts.clock.machineTime()
              ? asRefusal('wrong_state', noAnswer)
              : undefined,
        ),
        'notices',
        'clockSetBack',
      ),
  ),
  // README: "`seamless`, `sms` and `ibKey` belong to the profiles that need them."
  honest(
    'no-notifications-at-all',
    'A server without Seamless Authentication shows a challenge at once, always.',
    (parts) =>
      withoutCapabilities({ ...parts, rules: { ...parts.rules, pushIsSent: () => false } }, 'seamless'),
  ),
  honest('no-russian', 'A server without Russian writes English to everybody.', (parts) =>
    withoutCapabilities(
      rewriting(
        {
          ...parts,
          labels: { en: parts.labels.en, ru: parts.labels.en },
          messages: { en: parts.messages.en, ru: parts.messages.en },
        },
        ({ body }) => (body.locale === 'ru' ? { ...body, locale: 'en' } : body),
      ),
      'russian',
    ),
  ),
  honest('only-text-messages', 'A server that has nothing but SMS as a second factor.', (parts) =>
    withoutCapabilities(
      before(parts, ({ operation, body }) =>
        operation === 'provision' && body.type !== 'sms' ? asRefusal('invalid_request', noAnswer) : undefined,
      ),
      'ibKey',
      'seamless',
      'integrity',
      'physicalDevice',
      'notices',
    ),
  ),
]
