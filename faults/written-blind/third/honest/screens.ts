/** @module Other screens: what labels.md does not fix, and what may stand in its place. */

import type { Screen } from '../../../../contract/screen.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import type { Labels } from '../../../../reference-server/screens/labels/labels.ts'
import { answering } from '../../support/exchange.ts'
import { honest } from '../../support/written.ts'

const withLabels = (parts: ServerParts, en: Partial<Labels>, ru: Partial<Labels> = {}): ServerParts => ({
  ...parts,
  labels: { en: { ...parts.labels.en, ...en }, ru: { ...parts.labels.ru, ...ru } },
})

/** A server all of whose screens of logins are changed. */
const changingLogins = (parts: ServerParts, change: (screen: Screen) => Screen): ServerParts => ({
  ...parts,
  screens: { ...parts.screens, login: (view, labels) => change(parts.screens.login(view, labels)) },
})

export default [
  // labels.md: "\"Challenge code\" or \"Challenge number\", \"Challenge\" (AMB-35)".
  honest('the-value-is-called-challenge', 'The six digits are shown beside "Challenge".', (parts) =>
    withLabels(parts, { challengeCode: 'Challenge' }),
  ),

  // labels.md: "\"Two-Factor Authentication\"" alone (AMB-31).
  honest(
    'a-trading-device-has-the-option-alone',
    'IBKR Mobile offers the option, and no link beside it.',
    (parts) => ({
      ...parts,
      screens: {
        ...parts.screens,
        login: (view, labels) => {
          const screen = parts.screens.login(view, labels)
          return view.login.platform === 'ibkrMobile'
            ? { ...screen, controls: screen.controls.filter(({ label }) => label !== labels.notReceived) }
            : screen
        },
      },
    }),
  ),

  // labels.md: "Behind it there may be something in brackets, such as the English label behind the Russian one, or the number of a row."
  honest(
    'russian-labels-with-english-ones-behind',
    'Russian labels have the English ones behind them, in brackets.',
    (parts) => {
      const { en, ru } = parts.labels
      const both = (name: keyof Labels): string => `${ru[name]} (${en[name]})`
      return withLabels(
        parts,
        {},
        {
          login: both('login'),
          securityCode: both('securityCode'),
          settings: both('settings'),
          userSettings: both('userSettings'),
          mobileNumber: both('mobileNumber'),
          smsVerified: both('smsVerified'),
          verify: both('verify'),
          confirmationNumber: both('confirmationNumber'),
          continue: both('continue'),
        },
      )
    },
  ),

  // The same sentence: "or the number of a row".
  honest(
    'rows-of-the-drop-down-are-numbered',
    'The devices to choose from have their numbers behind them.',
    (parts) =>
      changingLogins(parts, (screen) => ({
        ...screen,
        controls: screen.controls.map((control, index) =>
          control.kind === 'choice' ? { ...control, label: `${control.label} (${index + 1})` } : control,
        ),
      })),
  ),

  // labels.md: "The green check mark is one of ✓ ✔ ✅ ☑ 🗸 🗹 within the value".
  honest('a-check-mark-in-a-sentence', 'The green check mark stands in front of a word.', (parts) =>
    withLabels(parts, { checkMark: '✅ verified' }, { checkMark: '✅ да' }),
  ),

  // labels.md: "\"Login or OK\": \"Login\", \"OK\" (AMB-03)", either on every platform.
  honest(
    'a-security-code-is-sent-by-ok',
    'Client Portal has OK beside the Security Code, and TWS has Login.',
    (parts) => ({
      ...parts,
      screens: {
        ...parts.screens,
        login: (view, labels) => {
          const screen = parts.screens.login(view, labels)
          const other: Partial<Record<typeof view.login.platform, string>> = {
            clientPortal: labels.ok,
            tws: labels.login,
          }
          return {
            ...screen,
            controls: screen.controls.map((control) =>
              control.operation === 'giveSecurityCode'
                ? { ...control, label: other[view.login.platform] ?? control.label }
                : control,
            ),
          }
        },
      },
    }),
  ),

  // labels.md: "The fields of user name and password, and the box for the response to a challenge, have any label".
  honest('boxes-have-other-names', 'User name, password and response are called otherwise.', (parts) =>
    withLabels(
      parts,
      { username: 'User ID', password: 'Passphrase', responseString: 'What your phone shows' },
      { username: 'Логин', password: 'Секретное слово', responseString: 'Что показывает телефон' },
    ),
  ),

  // labels.md: "Titles, notes and further controls are free".
  honest(
    'every-window-has-a-way-to-begin-again',
    'Each screen of a login has a note and a control more.',
    (parts) =>
      changingLogins(parts, (screen) => ({
        ...screen,
        notes: [...screen.notes, 'Protect your account: never tell anybody a code.'],
        controls: [
          ...screen.controls,
          {
            label: 'Begin again',
            kind: 'link',
            operation: 'openLogin',
            path: { platform: 'tws', locale: 'en' },
          },
        ],
      })),
  ),

  // README, Replies: "A `screen` is left out where the window already has it."
  honest(
    'a-screen-is-sent-once',
    'A look at a login has no screen where the last answer had the same.',
    (parts) => {
      const shown = new Map<string, string>()
      return answering(parts, ({ json: { screen, ...json }, ...answer }, { operation, parameters }) => {
        const loginId = parameters.loginId ?? (operation === 'logIn' ? String(json.loginId) : undefined)
        if (loginId === undefined || screen === undefined) return undefined
        const text = JSON.stringify(screen)
        const isKnown = shown.get(loginId) === text
        shown.set(loginId, text)
        return operation === 'readLogin' && isKnown ? { ...answer, json } : undefined
      })
    },
  ),
]
