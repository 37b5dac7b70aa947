/** @module Honest texts and forms: ids, secrets, codes, messages, and screens where labels.md leaves them open. */

import type { Screen } from '../../../../contract/screen.ts'
import type { SmsPurpose } from '../../../../reference-server/domain/model/primitives.ts'
import { characters } from '../../../../reference-server/domain/model/random.ts'
import type { Messages } from '../../../../reference-server/outbound/messages.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { ruling } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

const everyPurpose = (text: (code: string, purpose: SmsPurpose) => string): Messages['sms'] => ({
  login: (code) => text(code, 'login'),
  verifyNumber: (code) => text(code, 'verifyNumber'),
  activation: (code) => text(code, 'activation'),
})

const rendering = (parts: ServerParts, change: (screen: Screen) => Screen): ServerParts => ({
  ...parts,
  screens: {
    openLogin: (...given) => change(parts.screens.openLogin(...given)),
    login: (...given) => change(parts.screens.login(...given)),
    loggedIn: (...given) => change(parts.screens.loggedIn(...given)),
    loggedOut: (...given) => change(parts.screens.loggedOut(...given)),
    portal: (...given) => {
      const screen = parts.screens.portal(...given)
      return screen && change(screen)
    },
  },
})

export default [
  // "as are the alphabets and lengths of ids and secrets within their schemas".
  honest('ids-with-points-and-colons', 'Ids have small letters, points, colons and at signs.', (parts) =>
    ruling(parts, () => ({
      newId: (random) => `u@${characters(random, 'abcdefghijklmnopqrstuvwxyz.:', 40)}`,
    })),
  ),
  // RFC 6750, section 2.1: all signs of a bearer token.
  honest('secrets-with-every-sign', 'Secrets have every sign that a bearer token may have.', (parts) =>
    ruling(parts, () => ({
      newSecret: (random) => `v1.~_-${Buffer.from(random.bytes(40)).toString('base64')}`,
    })),
  ),
  // "Six or eight digits may stand in two equal groups with a hyphen or a space."
  honest(
    'eight-digits-in-two-groups',
    'Codes have eight digits, in two groups with a hyphen or, in Russian, a blank.',
    (parts) => {
      const grouped = (messages: Messages, sign: string): Messages => ({
        ...messages,
        sms: everyPurpose((code, purpose) =>
          messages.sms[purpose](purpose === 'activation' ? code : code.replace(/^(.{4})/, `$1${sign}`)),
        ),
      })
      return {
        ...parts,
        rules: {
          ...parts.rules,
          newCode: (random, purpose) =>
            purpose === 'activation'
              ? parts.rules.newCode(random, purpose)
              : characters(random, '0123456789', 8),
        },
        messages: { en: grouped(parts.messages.en, '-'), ru: grouped(parts.messages.ru, ' ') },
      }
    },
  ),
  // "six characters or more, Latin letters or letters and digits, possibly in groups joined by hyphens".
  honest(
    'tokens-in-three-groups-of-small-letters',
    'An Activation Token has three groups of small letters and digits.',
    (parts) =>
      ruling(parts, (_here, rules) => ({
        newCode: (random, purpose) => {
          if (purpose !== 'activation') return rules.newCode(random, purpose)
          const letters = characters(random, 'abcdefghjkmnpqrstuvwxyz', 11)
          const drawn = `${letters}${random.below(10)}`
          return drawn.replace(/^(.{4})(.{4})/, '$1-$2-')
        },
      })),
  ),
  // "You choose the wording of an SMS"; "A telephone number with hyphens or a plus sign does not count as a number."
  honest(
    'sms-of-three-lines',
    'An SMS has the code first, a warning, and a telephone number for questions.',
    (parts) => {
      const text = (code: string, purpose: SmsPurpose): string =>
        purpose === 'activation'
          ? `Broker\n\nYour token: ${code}`
          : `${code} is your code.\n\nNever share it.\nQuestions? +1-800-555-0199`
      return {
        ...parts,
        messages: {
          en: { ...parts.messages.en, sms: everyPurpose(text) },
          ru: { ...parts.messages.ru, sms: everyPurpose(text) },
        },
      }
    },
  ),
  // "The one of a phone has the words "IB Key", the one of a number the word "number"."
  honest('notices-in-other-words', 'Notices have other words, and tell what to do.', (parts) => ({
    ...parts,
    messages: {
      ...parts.messages,
      en: {
        ...parts.messages.en,
        notices: {
          activation: 'Hello! A new phone now has your IB Key.\nIf this is news to you, call us.',
          number: 'Hello! Your number is another one now.\nIf this is news to you, call us.',
        },
      },
    },
  })),
  // labels.md, the column "or", and AMB-02, AMB-03, AMB-35.
  honest(
    'the-other-words-of-the-articles',
    'Where the articles have two words for one thing, it is the other one.',
    (parts) => ({
      ...parts,
      labels: {
        ...parts.labels,
        en: {
          ...parts.labels.en,
          notReceived: 'Click here if you did not receive the message',
          challengeCode: 'Challenge number',
          responseString: 'Your response',
          optOut: 'Opt out of the Secure Login System',
          checkMark: '✅ verified',
        },
      },
      screens: {
        ...parts.screens,
        login: (view, labels) =>
          parts.screens.login(
            view,
            view.state === 'securityCode' && view.login.platform !== 'ibkrMobile'
              ? { ...labels, ok: labels.login, login: labels.ok }
              : labels,
          ),
      },
    }),
  ),
  // "Titles, notes and further controls are free, unless they are here."
  honest(
    'screens-with-more-on-them',
    'Each screen has another title, a note, a value and a link more.',
    (parts) =>
      rendering(parts, (screen) => ({
        ...screen,
        title: `${screen.title} · Broker`,
        notes: ['System status: all is well.', ...screen.notes],
        values: [{ label: 'Environment', value: 'Test' }, ...screen.values],
        controls: [{ label: 'Help', kind: 'link', operation: 'help' }, ...screen.controls],
      })),
  ),
]
