/** @module Push services and carriers that fail, wait, repeat or forget, and what the server then does. */

import { type Procedure, procedure } from './procedure.ts'
import {
  challengeShown,
  inTheList,
  isLoggedIn,
  listedOnce,
  logsInAgain,
  noNotification,
  noSms,
  oneNotification,
  oneSms,
  stillWaiting,
  toTws,
  twoSms,
  usesIbKey,
} from './words.ts'

const phones = ['Touch ID', 'the fingerprint'] as const
const again = 'the server sends messages again by itself'
const failsOnce = "the push service cannot take the next notification to {n}'s phone"
const takesNone = "the push service takes no notification to {n}'s phone"
const takesAgain = "the push service takes notifications to {n}'s phone again"
const saysNot = "the push service takes the next notification to {n}'s phone, and says that it did not"
const renewed = "the push service has renewed the registration of {n}'s phone"
const notForTheRegistration =
  "the push service refuses the next notification to {n}'s phone, and not for the sake of its registration"
const restart = 'the server starts again'
const minute = 'a minute passes'
const entersCode = '{n} enters the security code from the SMS'
const byResponse = '{n} logs in to Client Portal by challenge and response'

const ofPush: readonly Procedure[] = [
  procedure(phones, again, failsOnce, toTws, minute, listedOnce('SEC-SEND-01')),
  procedure(phones, again, failsOnce, toTws, restart, minute, listedOnce('SEC-SEND-05')),
  procedure(
    phones,
    again,
    "the push service has too many requests and asks to wait 20 seconds with the next notification to {n}'s phone",
    toTws,
    minute,
    listedOnce('SEC-SEND-01'),
  ),
  ...(['asks to wait', 'asks by a date to wait'] as const).map((asks) =>
    procedure(
      phones,
      again,
      `the push service ${asks} 20 seconds with the next notification to {n}'s phone`,
      toTws,
      '19 seconds pass',
      noNotification('SEC-SEND-02'),
      minute,
      oneNotification('SEC-SEND-02'),
    ),
  ),
  procedure(phones, again, saysNot, toTws, minute, listedOnce('SEC-SEND-04')),
  procedure(phones, again, saysNot, toTws, restart, minute, listedOnce('SEC-SEND-04')),
  procedure(
    phones,
    takesNone,
    '{n} logs in to Client Portal',
    'more than 10 minutes pass',
    takesAgain,
    'more than 10 minutes pass',
    noNotification('SEC-SEND-03'),
  ),
  procedure(phones, takesNone, byResponse, takesAgain, minute, noNotification('SEC-SEND-03')),
  procedure(
    phones,
    takesNone,
    toTws,
    takesAgain,
    '{n} begins a second login',
    minute,
    oneNotification('SEC-SEND-03'),
  ),
  procedure(phones, takesNone, toTws, '{n} moves IB Key to an iPhone with Touch ID', minute, [
    'SEC-SEND-03',
    "no notification is sent to {n}'s new phone",
  ]),
  procedure(phones, takesNone, toTws, '{n} asks for a Challenge code instead', challengeShown('SEC-SEND-06')),
  procedure(
    phones,
    takesNone,
    '{n} logs in to Client Portal',
    'more than 10 minutes pass',
    takesAgain,
    toTws,
    stillWaiting('SEC-SEND-13'),
    oneNotification('SEC-SEND-13'),
  ),
  procedure(phones, renewed, toTws, logsInAgain, challengeShown('SEC-SEND-10')),
  procedure(
    phones,
    notForTheRegistration,
    '{n} logs in to Client Portal',
    toTws,
    stillWaiting('SEC-SEND-13'),
    inTheList('SEC-SEND-13'),
  ),
  procedure(
    'nobody',
    'the server sends 3 notifications in a row',
    usesIbKey,
    notForTheRegistration,
    toTws,
    notForTheRegistration,
    logsInAgain,
    logsInAgain,
    stillWaiting('SEC-SEND-13'),
    inTheList('SEC-SEND-13'),
  ),
  procedure(
    phones,
    renewed,
    byResponse,
    '{n} logs in to Client Portal',
    '{n} approves the login',
    isLoggedIn('SYNC-15'),
    renewed,
    byResponse,
    logsInAgain,
    inTheList('SEC-SEND-10'),
  ),
  procedure(
    phones,
    "{n}'s phone is unlocked",
    '{n} logs in to Client Portal',
    '{n} approves the login',
    isLoggedIn('SYNC-15'),
    renewed,
    toTws,
    '{n} goes back to the earlier window',
    '{n} switches Seamless Authentication off',
    '{n} switches Seamless Authentication on again',
    logsInAgain,
    challengeShown('SEC-SEND-10'),
  ),
  procedure(
    phones,
    "{n}'s phone is unlocked",
    toTws,
    '{n} declines the login',
    minute,
    oneNotification('SEC-SEND-03'),
  ),
  procedure(
    phones,
    "{n}'s phone is unlocked",
    toTws,
    '{n} approves the login',
    minute,
    oneNotification('SEC-SEND-03'),
  ),
]

const ofCarrier: readonly Procedure[] = [
  procedure(
    'SMS',
    again,
    'the carrier cannot take the next SMS to {n}',
    '{n} logs in to Client Portal',
    minute,
    entersCode,
    isLoggedIn('SEC-SEND-01'),
  ),
  procedure(
    'SMS',
    again,
    'the carrier cannot take the next SMS to {n}',
    toTws,
    restart,
    minute,
    oneSms('SEC-SEND-05'),
  ),
  ...(['asks to wait', 'asks by a date to wait'] as const).map((asks) =>
    procedure(
      'SMS',
      again,
      `the carrier ${asks} 20 seconds with the next SMS to {n}`,
      toTws,
      '19 seconds pass',
      noSms('SEC-SEND-02'),
      minute,
      oneSms('SEC-SEND-02'),
    ),
  ),
  procedure(
    'SMS',
    again,
    'the carrier has too many requests and asks to wait 20 seconds with the next SMS to {n}',
    '{n} logs in to Client Portal',
    minute,
    entersCode,
    isLoggedIn('SEC-SEND-01'),
  ),
  procedure(
    'SMS',
    'the carrier takes no SMS to {n}',
    '{n} logs in to Client Portal',
    'more than 10 minutes pass',
    'the carrier takes SMS to {n} again',
    'more than 10 minutes pass',
    noSms('SEC-SEND-03'),
  ),
  procedure(
    'SMS',
    'the carrier cannot take the next SMS to {n}',
    toTws,
    minute,
    '{n} asks for another SMS unless one has come',
    ['SEC-SEND-11', "an SMS with a code is in {n}'s inbox"],
    entersCode,
    isLoggedIn('SEC-SEND-11'),
  ),
  procedure('SMS', 'the carrier refuses the SMS to {n}', '{n} logs in to Client Portal', [
    'SMS-14',
    '{n} is not told that the SMS was sent',
  ]),
  procedure(
    'SMS',
    'the SMS to {n} take 5 minutes',
    toTws,
    '5 minutes pass',
    entersCode,
    isLoggedIn('SMS-05'),
  ),
  procedure(
    'SMS',
    "{n}'s phone is unlocked",
    toTws,
    '{n} is wrong 1 time with the security code',
    '3 minutes pass',
    oneSms('SEC-SEND-12'),
  ),
  procedure(
    'SMS',
    "{n}'s phone is unlocked",
    toTws,
    entersCode,
    isLoggedIn('SMS-15'),
    '3 minutes pass',
    oneSms('SEC-SEND-12'),
  ),
  procedure(
    'SMS',
    "{n}'s phone is unlocked",
    toTws,
    '2 minutes pass',
    '{n} asks for another SMS',
    twoSms('SMS-06'),
    ['SEC-SECRET-03', 'no answer of the server to {n} contains the code in any form'],
  ),
]

export const ofServices: readonly Procedure[] = [...ofPush, ...ofCarrier]
