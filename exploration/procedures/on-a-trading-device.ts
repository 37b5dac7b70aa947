/** @module Trading on one device, with IB Key on another. */

import { type Procedure, procedure } from './procedure.ts'
import { asksFor, isLoggedIn } from './words.ts'

const authentication = {
  iphone: ['an iPhone with Touch ID', 'Touch ID'],
  android: ['an Android phone without a fingerprint sensor', undefined],
} as const

const trading = {
  iphone: { model: 'an iPhone with Face ID', rows: 'XDEV-IOS', button: 'Send', last: '08' },
  android: {
    model: 'an Android phone with a fingerprint sensor',
    rows: 'XDEV-AND',
    button: 'Log In',
    last: '07',
  },
} as const

const opens = '{n} opens IBKR Mobile on the trading device, enters username and password and taps "Log In"'
const taps = '{n} taps "Two-Factor Authentication" on the trading device'
const asFarAsChallenge = '{n} logs in on the trading device as far as the Challenge code'
const notesResponse = '{n} notes the response to the challenge down'
const givesNoted = '{n} gives the noted response'

export const onTradingDevice: readonly Procedure[] = Object.values(trading).flatMap(
  ({ model, rows, button, last }) =>
    Object.values(authentication).flatMap(([phone, element]): Procedure[] => {
      const begin = [`{n} trades on ${model}`, `{n} uses IB Key on ${phone}`] as const
      const lastRow = `${rows}-${last}`
      const typed =
        element === undefined
          ? ['{n} enters the PIN and the Challenge code and taps "Generate Response"']
          : ['{n} enters the Challenge code and taps "Generate Response"']
      return [
        procedure(
          'nobody',
          ...begin,
          opens,
          [`${rows}-01`, '"Two-Factor Authentication" is offered to {n}'],
          [`${rows}-02`, 'the trading device shows {n} no Challenge code'],
          taps,
          [`${rows}-02`, 'the trading device shows {n} a "Challenge code" of six digits'],
          '{n} opens IBKR Mobile on the authentication device',
          '{n} taps "Services → Authenticate"',
          ...typed,
          ...(element === undefined ? [] : [asksFor('XDEV-IOS-06', element), `{n} gives ${element}`]),
          ['XDEV-IOS-07', "{n}'s phone shows a Response String of eight digits"],
          `{n} enters the Response String into "Enter response code" and taps "${button}"`,
          isLoggedIn(lastRow),
        ),
        procedure(
          'nobody',
          ...begin,
          '{n} opens IBKR Mobile on the trading device, enters a wrong password and taps "Log In"',
          [`${rows}-01`, 'the server does not accept the credentials of {n}'],
          [`${rows}-01`, '"Two-Factor Authentication" is not offered to {n}'],
        ),
        procedure(
          'nobody',
          ...begin,
          asFarAsChallenge,
          '{n} answers the challenge with a response that is "wrong in its last digit"',
          [lastRow, 'the server does not accept the code of {n}'],
          [lastRow, '{n} is not logged in'],
        ),
        procedure(
          'nobody',
          ...begin,
          asFarAsChallenge,
          '{n} answers the challenge with a response that is "right"',
          isLoggedIn('XDEV-02'),
        ),
        procedure(
          'nobody',
          ...begin,
          asFarAsChallenge,
          notesResponse,
          'more than 10 minutes pass',
          givesNoted,
          [lastRow, '{n} gets no further'],
        ),
        procedure(
          'nobody',
          ...begin,
          asFarAsChallenge,
          notesResponse,
          givesNoted,
          asFarAsChallenge,
          givesNoted,
          [lastRow, 'the server does not accept the code of {n}'],
        ),
        procedure(
          'nobody',
          ...begin,
          asFarAsChallenge,
          asFarAsChallenge,
          notesResponse,
          '{n} goes back to the earlier window',
          givesNoted,
          [lastRow, 'the server does not accept the code of {n}'],
        ),
        procedure('nobody', ...begin, asFarAsChallenge, '{n} asks for a Challenge code instead', [
          lastRow,
          `"${button}" is offered to {n}`,
        ]),
        procedure(
          'nobody',
          ...begin,
          asFarAsChallenge,
          '{n} receives a physical security device as well',
          '{n} answers with a response of the physical security device',
          ['XDEV-02', 'the server does not accept the code of {n}'],
        ),
        procedure(
          'nobody',
          `{n} trades on ${model}`,
          '{n} used IB Key on the trading device before',
          `{n} moves IB Key to ${phone}`,
          asFarAsChallenge,
          '{n} answers with a response of the trading device',
          ['XDEV-02', 'the server does not accept the code of {n}'],
        ),
      ]
    }),
)
