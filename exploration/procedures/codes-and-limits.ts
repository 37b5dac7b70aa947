/** @module Codes, passwords, limits and sessions, as far as walks of single actions hardly come that far. */

import { type Procedure, type ProcedureLine, procedure } from './procedure.ts'
import {
  challengeShown,
  isAccepted,
  isLoggedIn,
  logsInAgain,
  newPhoneAlone,
  noSms,
  oldPhoneAlone,
  oneSms,
  publishes,
  refusedThen,
  stillWaiting,
  toTws,
  twoSms,
  usesIbKey,
} from './words.ts'

const noDevice = '{n} has no SLS device, and the mobile number is not verified'
const inPortal = '{n} is logged in to Client Portal'
const byIbKey = '{n} is logged in to Client Portal with IB Key'
const byResponse = '{n} logs in to Client Portal by challenge and response'
const triesByResponse = '{n} tries to log in to the platform by challenge and response'
const asksForConfirmCode = '{n} asks for a Confirm Code'
const entersOther = '{n} enters the Confirm Code that was sent to the other number'
const changes = '{n} changes the mobile number'
const changesBack = '{n} changes the mobile number back'
const iphone = '{n} buys an iPhone with Face ID'
const android = '{n} buys an Android phone with a fingerprint sensor'
const begins = '{n} begins the migration'
const receives = '{n} receives a physical security device as well'
const secondPrompt = '{n} goes as far as the second password prompt'
const codes = 'no code allows more wrong answers than the second factor'
const verified = (row: string): ProcedureLine => [row, 'the mobile number of {n} is verified']
const unverified = (row: string): ProcedureLine => [row, 'the mobile number of {n} is not verified']
const locked = (row: string): ProcedureLine => [row, 'the second factor of {n} is locked']

const often = ['twice less than', 'once less than', 'as often as'] as const
type Often = (typeof often)[number]

/** A limit from both sides. */
const bothSides = <Result>(
  first: Often,
  make: (often: Often, isReached: boolean) => Result,
): readonly Result[] => [make(first, false), make(often[often.indexOf(first) + 1] ?? first, true)]

const wrongInLogins = (times: Often): string =>
  `{n} is wrong in login after login, ${times} the server allows`
const wrongPasswords = (times: Often): string =>
  `somebody gives wrong passwords for {n}, ${times} the server allows`

const ofWrongAnswers: readonly Procedure[] = [
  ...bothSides('once less than', (times, isReached) => [
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      wrongInLogins(times),
      triesByResponse,
      isReached ? locked('SEC-LIMIT-04') : isLoggedIn('SEC-LIMIT-04'),
    ),
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      receives,
      wrongInLogins(times),
      '{n} tries to log in to the platform with the physical security device',
      isReached ? locked('SEC-LIMIT-04') : isLoggedIn('SEC-LIMIT-04'),
    ),
  ]).flat(),
  ...bothSides('twice less than', (times, isReached) =>
    procedure(
      'nobody',
      publishes,
      'the lock lasts longer than a second',
      usesIbKey,
      wrongInLogins(times),
      iphone,
      '{n} migrates IB Key',
      '{n} is wrong in one more login',
      triesByResponse,
      isReached ? locked('SEC-LIMIT-04') : isLoggedIn('SEC-LIMIT-04'),
    ),
  ),
  ...bothSides('twice less than', (times, isReached) =>
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      '{n} logs in',
      `{n} is wrong with challenge after challenge, ${times} the server allows`,
      '{n} logs in to Client Portal',
      '{n} declines the login',
      '{n} is wrong in one more login',
      triesByResponse,
      isReached ? locked('SEC-LIMIT-04') : isLoggedIn('SEC-LIMIT-04'),
    ),
  ),
  ...(
    [
      'asks for a Confirm Code',
      'changes the mobile number',
      'switches Seamless Authentication off',
      'logs out',
    ] as const
  ).map((does) =>
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      byResponse,
      wrongInLogins('once less than'),
      '{n} goes back to Client Portal',
      `{n} ${does}`,
      '{n} is wrong in one more login',
      triesByResponse,
      locked('SEC-LIMIT-04'),
    ),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    byResponse,
    wrongInLogins('once less than'),
    '{n} goes back to Client Portal',
    asksForConfirmCode,
    '{n} enters the Confirm Code',
    '{n} is wrong in one more login',
    triesByResponse,
    locked('SEC-LIMIT-04'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    '{n} uses SMS authentication as well',
    wrongInLogins('once less than'),
    '{n} asks for a security code in a new login',
    '{n} is wrong in one more login',
    triesByResponse,
    locked('SEC-LIMIT-04'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    iphone,
    wrongInLogins('once less than'),
    begins,
    '{n} is wrong in one more login',
    '{n} takes the old phone',
    triesByResponse,
    locked('SEC-LIMIT-04'),
  ),
  ...bothSides('twice less than', (times, isReached) =>
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      wrongInLogins(times),
      'the lock is about to end',
      '{n} is wrong in one more login',
      triesByResponse,
      isReached ? locked('SEC-LIMIT-04') : isLoggedIn('SEC-LIMIT-04'),
    ),
  ),
  procedure('nobody', publishes, usesIbKey, wrongInLogins('as often as'), triesByResponse, [
    'SEC-LIMIT-18',
    '{n} is told how long the lock lasts',
  ]),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    wrongInLogins('once less than'),
    '{n} logs in to the platform by challenge and response',
    wrongInLogins('once less than'),
    triesByResponse,
    isLoggedIn('SEC-LIMIT-10'),
  ),
  ...bothSides('twice less than', (times, isReached) => [
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      byResponse,
      changes,
      changesBack,
      asksForConfirmCode,
      '{n} is wrong 1 time with the Confirm Code',
      wrongInLogins(times),
      triesByResponse,
      isReached ? refusedThen('SEC-LIMIT-11') : isLoggedIn('SEC-LIMIT-11'),
    ),
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      iphone,
      begins,
      '{n} is wrong 1 time with the Activation Token',
      wrongInLogins(times),
      '{n} takes the old phone',
      triesByResponse,
      isReached ? refusedThen('SEC-LIMIT-11') : isLoggedIn('SEC-LIMIT-11'),
    ),
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      receives,
      iphone,
      begins,
      '{n} enters a wrong response of the physical security device',
      wrongInLogins(times),
      '{n} takes the old phone',
      triesByResponse,
      isReached ? refusedThen('SEC-LIMIT-11') : isLoggedIn('SEC-LIMIT-11'),
    ),
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      byResponse,
      '{n} switches Seamless Authentication off',
      wrongInLogins(times),
      '{n} goes back to Client Portal',
      '{n} switches Seamless Authentication on again',
      '{n} is wrong in one more login',
      triesByResponse,
      isReached ? locked('SEC-LIMIT-04') : isLoggedIn('SEC-LIMIT-04'),
    ),
  ]).flat(),
  ...bothSides('once less than', (times, isReached) => [
    procedure(
      'nobody',
      codes,
      noDevice,
      inPortal,
      asksForConfirmCode,
      `{n} is wrong ${times} one Confirm Code allows`,
      '{n} enters the Confirm Code',
      isReached ? refusedThen('SEC-LIMIT-03') : verified('SEC-LIMIT-03'),
    ),
    procedure(
      'nobody',
      codes,
      usesIbKey,
      iphone,
      begins,
      `{n} is wrong ${times} one Activation Token allows`,
      "a modified copy of {n}'s app sends the Activation Token",
      isReached ? refusedThen('SEC-LIMIT-14') : isAccepted('SEC-LIMIT-14'),
    ),
    procedure(
      'nobody',
      codes,
      usesIbKey,
      android,
      begins,
      `{n} is wrong ${times} one Activation Token allows`,
      "a modified copy of {n}'s app sends the Activation Token",
      isReached ? refusedThen('SEC-LIMIT-14') : isAccepted('SEC-LIMIT-14'),
    ),
    procedure(
      'nobody',
      codes,
      usesIbKey,
      receives,
      iphone,
      begins,
      `{n} is wrong ${times} the challenge of one activation allows`,
      "a modified copy of {n}'s app sends the response of the physical security device",
      isReached ? refusedThen('SEC-LIMIT-17') : isAccepted('SEC-LIMIT-17'),
    ),
  ]).flat(),
]

const notAccepted: ProcedureLine = ['SEC-EXACT-05', 'the server does not accept the credentials of {n}']

const ofPasswords: readonly Procedure[] = [
  ...(['in the other case', 'without its last sign', 'followed by one more'] as const).map((form) =>
    procedure('nobody', usesIbKey, `{n} gives the password "${form}" to the platform`, notAccepted),
  ),
  procedure(
    'nobody',
    usesIbKey,
    '{n} gives the password "followed by a null character and one more" to the platform',
    refusedThen('SEC-EXACT-05'),
  ),
  ...(
    [
      'without its last sign',
      'followed by one more',
      'without its accent',
      'with two blanks for each one',
    ] as const
  ).map((form) =>
    procedure(
      'nobody',
      '{n} has a passphrase in place of the password',
      `{n} gives the passphrase "${form}" to the platform`,
      notAccepted,
    ),
  ),
  ...bothSides('once less than', (times, isReached) => [
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      toTws,
      wrongPasswords(times),
      logsInAgain,
      isReached ? refusedThen('SEC-LIMIT-09') : isAccepted('SEC-LIMIT-09'),
    ),
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      'the server takes the user name of {n} in capitals as well',
      `somebody gives wrong passwords for {n} in capitals and small letters by turns, ${times} the server allows`,
      toTws,
      isReached ? refusedThen('SEC-LIMIT-15') : isAccepted('SEC-LIMIT-15'),
    ),
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      'from now on every request says that it comes from another address',
      wrongPasswords(times),
      toTws,
      isReached ? refusedThen('SEC-LIMIT-09') : isAccepted('SEC-LIMIT-09'),
    ),
  ]).flat(),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    wrongPasswords('once less than'),
    '{n} logs in to the platform by challenge and response',
    wrongPasswords('once less than'),
    toTws,
    isAccepted('SEC-LIMIT-13'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    android,
    wrongPasswords('once less than'),
    '{n} opens IBKR Mobile, enters username and password and taps "Log In"',
    'somebody gives 1 wrong password for {n}',
    toTws,
    isAccepted('SEC-LIMIT-13'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    byIbKey,
    wrongPasswords('as often as'),
    '{n} opts out of the Secure Login System',
    refusedThen('SEC-LIMIT-09'),
    ['SEC-LIMIT-18', '{n} is told how long the lock of the password lasts'],
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    android,
    secondPrompt,
    wrongPasswords('as often as'),
    '{n} gives the right password the second time',
    noSms('SEC-LIMIT-09'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    android,
    secondPrompt,
    wrongPasswords('as often as'),
    "a modified copy of {n}'s app asks for the migration",
    ['SEC-LIMIT-18', '{n} is told how long the lock of the password lasts'],
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    android,
    wrongPasswords('as often as'),
    '{n} opens IBKR Mobile, enters username and password and taps "Log In"',
    ['SEC-LIMIT-09', 'IBKR Mobile does not offer {n} "Migrate IB Key"'],
  ),
  ...(
    [
      '{n} opts out with a wrong password',
      '{n} gives a wrong password the second time',
      "{n}'s password is guessed in the app",
    ] as const
  ).map((wrong, at) =>
    procedure(
      'nobody',
      usesIbKey,
      ...([[byIbKey], [android, secondPrompt], []][at] ?? []),
      at === 2 ? `${wrong} 101 times` : `${wrong}, 101 times`,
      toTws,
      refusedThen('SEC-LIMIT-09'),
    ),
  ),
]

const unanswered = (platform: string, times: Often): string =>
  `{n} leaves logins to ${platform} unanswered, ${times} the server sends notifications in a row`
const answered = "a copy of {n}'s app with the keys approves the login"

const ofNotifications: readonly Procedure[] = [
  ...(['TWS', 'Client Portal', 'WebTrader', 'IBKR Mobile'] as const).flatMap((platform) =>
    bothSides('once less than', (times, isReached) =>
      procedure(
        'nobody',
        publishes,
        usesIbKey,
        unanswered(platform, times),
        `{n} logs in to ${platform}`,
        isReached ? challengeShown('SEC-CAP-03') : stillWaiting('SEC-CAP-03'),
      ),
    ),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    unanswered('TWS', 'as often as'),
    '{n} logs in to Client Portal',
    challengeShown('SEC-CAP-03'),
  ),
  procedure(
    'nobody',
    publishes,
    '{n} uses IB Key on an Android phone of another vendor',
    unanswered('TWS', 'as often as'),
    '{n} moves IB Key to an iPhone with Face ID',
    toTws,
    challengeShown('SEC-CAP-03'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    unanswered('TWS', 'as often as'),
    'the pause of notifications has just ended',
    toTws,
    stillWaiting('SEC-CAP-03'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    unanswered('TWS', 'once less than'),
    toTws,
    answered,
    unanswered('TWS', 'once less than'),
    toTws,
    stillWaiting('SEC-CAP-03'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    unanswered('TWS', 'as often as'),
    triesByResponse,
    isLoggedIn('SEC-CAP-04'),
  ),
  ...bothSides('twice less than', (times, isReached) => [
    procedure(
      'nobody',
      publishes,
      'the pause of notifications lasts longer than 3 minutes',
      usesIbKey,
      unanswered('TWS', times),
      toTws,
      '{n} declines the login',
      logsInAgain,
      isReached ? challengeShown('SEC-CAP-03') : stillWaiting('SEC-CAP-03'),
    ),
    procedure(
      'nobody',
      publishes,
      'the pause of notifications lasts longer than 3 minutes',
      usesIbKey,
      unanswered('TWS', times),
      'a minute passes',
      byResponse,
      isLoggedIn('SEC-CAP-04'),
      logsInAgain,
      isReached ? challengeShown('SEC-CAP-03') : stillWaiting('SEC-CAP-03'),
    ),
  ]).flat(),
  ...bothSides('once less than', (times, isReached) =>
    procedure(
      'nobody',
      publishes,
      'the pause of notifications lasts longer than 3 minutes',
      usesIbKey,
      receives,
      `{n} chooses IB Key in logins to the platform and leaves them unanswered, ${times} the server sends notifications in a row`,
      '{n} logs in',
      '{n} chooses IB Key in the drop-down',
      isReached ? challengeShown('SEC-CAP-03') : stillWaiting('SEC-CAP-03'),
    ),
  ),
  procedure('nobody', usesIbKey, '{n} begins 101 logins to TWS', [
    'SEC-CAP-03',
    '100 notifications at most have been sent to {n}',
  ]),
]

const confirmCodes = (times: Often): string =>
  `{n} asks for Confirm Codes every two minutes, ${times} the server sends them in a row`
const loginsOfDay = (times: Often): string =>
  `{n} logs in to the platform by SMS every two minutes, ${times} the server allows in a day`

const ofTextMessages: readonly Procedure[] = [
  ...bothSides('once less than', (times, isReached) => [
    procedure(
      'nobody',
      publishes,
      noDevice,
      inPortal,
      confirmCodes(times),
      inPortal,
      asksForConfirmCode,
      isReached ? refusedThen('SEC-CAP-01') : isAccepted('SEC-CAP-01'),
    ),
    procedure(
      'nobody',
      publishes,
      noDevice,
      inPortal,
      confirmCodes(times),
      inPortal,
      changes,
      asksForConfirmCode,
      isReached ? refusedThen('SEC-CAP-01') : isAccepted('SEC-CAP-01'),
    ),
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      iphone,
      `{n} begins the migration every two minutes, ${times} the server sends SMS in a row`,
      begins,
      ['SEC-CAP-01', `IBKR Mobile ${isReached ? 'does not ask' : 'asks'} {n} for "Activation Code"`],
    ),
    procedure(
      'nobody',
      publishes,
      '{n} uses SMS authentication',
      loginsOfDay(times),
      '{n} tries to log in to the platform by SMS',
      isReached ? refusedThen('SEC-CAP-02') : isLoggedIn('SEC-CAP-02'),
    ),
  ]).flat(),
  ...bothSides('twice less than', (times, isReached) =>
    procedure(
      'nobody',
      publishes,
      '{n} uses SMS authentication',
      loginsOfDay(times),
      '{n} tries to log in to Client Portal by SMS',
      changes,
      asksForConfirmCode,
      isReached ? refusedThen('SEC-CAP-02') : isAccepted('SEC-CAP-02'),
    ),
  ),
  procedure(
    'nobody',
    publishes,
    noDevice,
    inPortal,
    confirmCodes('as often as'),
    'the pause of text messages has just ended',
    inPortal,
    asksForConfirmCode,
    isAccepted('SEC-CAP-01'),
  ),
  procedure(
    'nobody',
    publishes,
    noDevice,
    inPortal,
    asksForConfirmCode,
    '{n} is wrong as often as one Confirm Code allows',
    '2 minutes pass',
    confirmCodes('once less than'),
    asksForConfirmCode,
    refusedThen('SEC-CAP-01'),
  ),
  procedure(
    'nobody',
    'the server sends twice as many text messages in a day as in a row',
    usesIbKey,
    iphone,
    '{n} begins the migration every two minutes, once less than the server sends SMS in a row',
    begins,
    '{n} completes the activation',
    '2 minutes pass',
    '{n} buys an iPhone with Touch ID',
    '{n} begins the migration every two minutes, once less than the server sends SMS in a row',
    begins,
    ['SEC-CAP-01', 'IBKR Mobile asks {n} for "Activation Code"'],
  ),
  ...(
    [
      ['119.999 seconds pass', oneSms('SEC-COOLDOWN-01')],
      ['2 minutes pass', twoSms('SEC-COOLDOWN-01')],
    ] as const
  ).flatMap(([time, sent]) => [
    procedure('nobody', usesIbKey, android, begins, iphone, time, begins, sent),
    procedure(
      'nobody',
      '{n} uses SMS authentication',
      receives,
      '{n} asks for a security code in a new login',
      time,
      '{n} asks for a security code in a new login',
      sent,
    ),
    procedure(
      'nobody',
      'it is a second before a full minute',
      noDevice,
      inPortal,
      asksForConfirmCode,
      time,
      asksForConfirmCode,
      ...(time === '2 minutes pass' ? [] : [['SMS-06', 'the server asks {n} to wait'] as const]),
      sent,
    ),
    procedure(
      'nobody',
      noDevice,
      inPortal,
      asksForConfirmCode,
      '{n} is logged in to Client Portal in Russian',
      time,
      asksForConfirmCode,
      ...(time === '2 minutes pass' ? [] : [['SMS-06', 'the server asks {n} to wait'] as const]),
      sent,
    ),
  ]),
]

const notices = 'the server sends notices of changes by SMS'
const carrierFails = 'the carrier takes no SMS to {n}'
const carrierWorks = 'the carrier takes SMS to {n} again'
const otherNumber = [byResponse, changes, asksForConfirmCode] as const

const ofNotices: readonly Procedure[] = [
  procedure('nobody', notices, usesIbKey, iphone, '{n} migrates IB Key', twoSms('SEC-NOTICE-01')),
  procedure(
    'nobody',
    notices,
    '{n} has an iPhone with Face ID on which IB Key is not activated',
    '{n} activates IB Key',
    twoSms('SEC-NOTICE-01'),
  ),
  procedure('nobody', notices, usesIbKey, receives, android, '{n} migrates IB Key', oneSms('SEC-NOTICE-01'), [
    'SEC-NOTICE-01',
    'the SMS to {n} mentions IB Key',
  ]),
  procedure(
    'nobody',
    notices,
    usesIbKey,
    ...otherNumber,
    noSms('SEC-NOTICE-02'),
    entersOther,
    oneSms('SEC-NOTICE-02'),
    ['SEC-NOTICE-02', 'the SMS to {n} mentions the mobile number'],
  ),
  procedure(
    'nobody',
    notices,
    usesIbKey,
    '{n} is logged in to Client Portal in Russian',
    changes,
    asksForConfirmCode,
    entersOther,
    oneSms('SEC-NOTICE-02'),
  ),
  procedure(
    'nobody',
    notices,
    usesIbKey,
    ...otherNumber,
    entersOther,
    '2 minutes pass',
    changesBack,
    asksForConfirmCode,
    '{n} enters the Confirm Code',
    ['SEC-NOTICE-02', 'two SMS have been sent to the other number of {n}'],
  ),
  procedure(
    'nobody',
    notices,
    usesIbKey,
    receives,
    android,
    carrierFails,
    '{n} migrates IB Key',
    '20 minutes pass',
    carrierWorks,
    'an hour passes',
    oneSms('SEC-SEND-07'),
  ),
  procedure(
    'nobody',
    notices,
    usesIbKey,
    receives,
    android,
    carrierFails,
    '{n} migrates IB Key',
    newPhoneAlone('SEC-SEND-09'),
  ),
  procedure(
    'nobody',
    notices,
    usesIbKey,
    receives,
    android,
    carrierFails,
    '{n} migrates IB Key',
    '90 days pass',
    carrierWorks,
    '90 days pass',
    noSms('SEC-SEND-07'),
  ),
  procedure(
    'nobody',
    notices,
    usesIbKey,
    receives,
    android,
    'the carrier asks to wait 40 minutes with the next SMS to {n}',
    '{n} migrates IB Key',
    '20 minutes pass',
    noSms('SEC-SEND-02'),
    'an hour passes',
    oneSms('SEC-SEND-07'),
  ),
  procedure(
    'nobody',
    notices,
    usesIbKey,
    receives,
    android,
    'the carrier cannot take the next SMS to {n}',
    '{n} migrates IB Key',
    'the server starts again',
    'a day passes',
    oneSms('SEC-SEND-08'),
  ),
  procedure(
    'nobody',
    notices,
    usesIbKey,
    receives,
    android,
    '{n} migrates IB Key',
    'a minute passes',
    'the server starts again',
    'a day passes',
    oneSms('SEC-SEND-08'),
  ),
]

const proofs = ['response', 'security code', 'Confirm Code', 'Activation Token'] as const

const ofPurposes: readonly Procedure[] = [
  ...proofs.flatMap((proof) =>
    proofs
      .filter((field) => field !== proof)
      .map((field) =>
        procedure(
          'nobody',
          `{n} is asked for the ${proof} and for the ${field} at the same time`,
          `{n} enters the ${proof} into the field for the ${field}`,
          refusedThen(
            proof === 'Activation Token' || field === 'Activation Token' ? 'SEC-BIND-10' : 'SEC-BIND-06',
          ),
        ),
      ),
  ),
  ...(['the session', 'the login that waits', 'the phone', 'the migration'] as const).map((what) =>
    procedure('nobody', usesIbKey, byIbKey, '{n} logs in', '{n} buys another phone', begins, [
      'SEC-BIND-06',
      `"${what}" opens to {n} with no other key`,
    ]),
  ),
  ...(['no key', 'a made-up key', 'the key of another login'] as const).map((key) =>
    procedure('nobody', usesIbKey, 'Bruno uses IB Key', '{n} logs in', 'Bruno logs in', [
      'SEC-BIND-01',
      `the login of {n} does not open to Bruno with "${key}"`,
    ]),
  ),
  ...(['TWS', 'Client Portal', 'WebTrader', 'IBKR Mobile'] as const).map((platform) =>
    procedure('nobody', usesIbKey, `{n} logs in to ${platform}`, `{n} logs in to ${platform}`, [
      'SEC-BIND-01',
      'the login of {n} does not open to {n} with "the key of the login before"',
    ]),
  ),
  procedure(
    'nobody',
    noDevice,
    inPortal,
    '{n} begins the activation',
    changes,
    asksForConfirmCode,
    entersOther,
    '{n} enters the Activation Token',
    ['SEC-BIND-16', 'IBKR Mobile does not ask {n} for "Repeat PIN"'],
  ),
  procedure(
    'nobody',
    noDevice,
    inPortal,
    '{n} begins the activation',
    '{n} enters the Activation Token',
    changes,
    asksForConfirmCode,
    entersOther,
    '{n} chooses the PIN "9door"',
    ['SEC-BIND-16', "IBKR Mobile cannot be used on {n}'s phone"],
  ),
  ...(['answered', 'not answered'] as const).map((has) =>
    procedure(
      'nobody',
      usesIbKey,
      receives,
      receives,
      byIbKey,
      android,
      begins,
      '{n} enters the response of the physical security device',
      has === 'answered'
        ? '{n} removes the physical device that has answered from the SLS devices'
        : '{n} removes the physical device that has not answered from the SLS devices',
      '{n} chooses the PIN "9door"',
      has === 'answered' ? oldPhoneAlone('SEC-BIND-16') : newPhoneAlone('SEC-BIND-16'),
    ),
  ),
  ...(['removes the physical device from the SLS devices', 'uses the session'] as const).map((does) =>
    procedure(
      'nobody',
      '{n} has a physical security device',
      '{n} logs in to Client Portal with the physical security device',
      '{n} begins the activation',
      '{n} enters the response of the physical security device',
      `{n} ${does}`,
      '{n} chooses the PIN "9door"',
      ['SEC-BIND-16', `IBKR Mobile ${does === 'uses the session' ? 'can' : 'cannot'} be used on {n}'s phone`],
    ),
  ),
  procedure(
    'nobody',
    noDevice,
    inPortal,
    asksForConfirmCode,
    '{n} notes the code down',
    '{n} changes the mobile number to one of another country that ends in the same digits',
    '{n} enters the noted code as Confirm Code',
    refusedThen('SEC-BIND-07'),
    unverified('SEC-BIND-07'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    'Bruno uses IB Key',
    '{n} logs in',
    "a copy of the app on Bruno's phone answers the approval request of {n}'s phone",
    stillWaiting('SEC-BIND-08'),
  ),
]

const ofRandomness: readonly Procedure[] = [
  procedure('nobody', usesIbKey, '{n} logs in', '{n} asks for 150 Challenge codes, one after another', [
    'SEC-RANDOM-01',
    'no Challenge code of {n} follows from those before it',
  ]),
  procedure(
    'nobody',
    usesIbKey,
    'Bruno uses IB Key',
    '{n} logs in',
    'Bruno logs in',
    '{n} asks for 50 Challenge codes, one after another',
    'Bruno asks for 50 Challenge codes, one after another',
    ['SEC-RANDOM-01', '{n} and Bruno have different codes'],
  ),
  procedure(
    'nobody',
    usesIbKey,
    '{n} logs in',
    '{n} asks for a Challenge code instead',
    '{n} reads the Challenge code 50 times, one after another',
    ['SEC-RANDOM-01', 'every Challenge code of {n} is the one before it'],
  ),
  procedure('nobody', usesIbKey, '{n} logs in', '{n} asks for 120 Challenge codes, one after another', [
    'SYNC-08',
    'every Challenge code of {n} has six digits, with its leading zeros',
  ]),
  procedure(
    'nobody',
    usesIbKey,
    '{n} buys another phone',
    '{n} begins the migration 40 times, half a day apart',
    ['SEC-RANDOM-03', 'no Activation Token of {n} follows from those before it, and each has 40 bits'],
  ),
  procedure(
    'nobody',
    '{n} has an iPhone with Face ID on which IB Key is not activated',
    '{n} begins the activation 40 times, half a day apart',
    ['SEC-RANDOM-03', 'no Activation Token of {n} follows from those before it, and each has 40 bits'],
  ),
  procedure(
    'nobody',
    usesIbKey,
    '{n} begins 40 logins to TWS',
    ['SEC-SESSION-04', 'no key of these logins of {n} can be guessed'],
    ['SEC-SESSION-04', 'each of these logins of {n} opens to its own key'],
  ),
  procedure('SMS', '{n} logs in to the platform by SMS 150 times, half a day apart', [
    'SEC-RANDOM-02',
    'no security code of {n} follows from those before it',
  ]),
  procedure(
    'SMS',
    '{n} logs in to the platform by SMS day after day, until a code begins with a zero',
    isLoggedIn('SMS-15'),
  ),
  procedure(
    'SMS',
    '{n} confirms the mobile number anew day after day, until a code begins with a zero',
    verified('SMS-07'),
  ),
]

const screens: readonly Procedure[] = [
  procedure(
    'no SLS device',
    inPortal,
    '{n} clicks "Settings → User Settings"',
    '{n} clicks the gear beside "Mobile Number"',
    '{n} clicks "VERIFY"',
    oneSms('SMS-04'),
    '{n} enters the code into "Confirmation Number" and clicks "CONTINUE"',
    ['SMS-08', 'a green check mark is shown to {n} in the column "SMS Verified"'],
    '{n} clicks "CONTINUE"',
    verified('SMS-09'),
    'a minute passes',
    ['SMS-10', '{n} is enrolled in SMS authentication'],
  ),
  procedure(
    'no SLS device',
    inPortal,
    '{n} clicks "Settings → User Settings"',
    '{n} clicks the gear beside "Mobile Number"',
    '{n} clicks "VERIFY"',
    '2 minutes pass',
    ['SMS-06', '"VERIFY" is offered to {n}'],
    '{n} clicks "VERIFY"',
    twoSms('SMS-06'),
  ),
  procedure(
    'no SLS device',
    inPortal,
    asksForConfirmCode,
    '{n} enters the Confirm Code',
    ['SMS-08', 'a green check mark is shown to {n} in the column "SMS Verified"'],
    '{n} opens the mobile number in the settings again',
    ['SMS-08', 'a green check mark is shown to {n} in the column "SMS Verified"'],
    changes,
    '{n} opens the mobile number in the settings again',
    ['SMS-08', 'no check mark is shown to {n} in the column "SMS Verified"'],
  ),
  procedure(
    'no SLS device',
    inPortal,
    asksForConfirmCode,
    ['SMS-04', "an SMS with a code is in {n}'s inbox"],
    ['SMS-04', 'no answer of the server to {n} contains the code'],
  ),
  ...(['TWS', 'Client Portal'] as const).map((platform) =>
    procedure(
      'SMS',
      `{n} opens the ${platform} login screen`,
      `{n} enters username and password on the ${platform} login screen and clicks "Login"`,
      ['SMS-14', '{n} is asked for the code sent by SMS'],
      oneSms('SMS-14'),
      '{n} enters the code into "Security Code" and clicks "Login or OK"',
      ['SMS-15', "{n}'s login moves ahead by itself"],
    ),
  ),
  procedure(
    'nobody',
    '{n} uses IB Key on an Android phone without a fingerprint sensor without Seamless Authentication',
    byResponse,
    '{n} clicks "User menu → Settings"',
    '{n} clicks "User Settings → Secure Login System"',
    ['NOTIF-11', 'the box "Secure Login Settings" shows {n} "Seamless Authentication" as "Disabled"'],
    '{n} clicks "Configure → Seamless Authentication"',
    '{n} clicks "Save"',
    ['NOTIF-11', 'the box "Secure Login Settings" shows {n} "Seamless Authentication" as "Enabled"'],
  ),
  procedure(
    'nobody',
    '{n} uses IB Key, but has not verified the mobile number',
    byResponse,
    asksForConfirmCode,
    '{n} enters the Confirm Code',
    '{n} uses the session for 10 minutes',
    ['SMS-11', '{n} is not enrolled in SMS authentication'],
  ),
  procedure(
    'nobody',
    '{n} lives in "Germany", has an account in "the United States" and uses IB Key',
    byIbKey,
    '{n} opens the settings of the Secure Login System',
    ['REG-03', '"Opt out" is offered to {n}'],
    '{n} opts out of the Secure Login System',
    ['REG-03', 'the password alone opens Client Portal for {n}'],
    '{n} opts in again',
    ['REG-03', 'the password alone does not open the platform for {n}'],
  ),
  ...(['the United States', 'Germany', 'Singapore', 'Hong Kong', 'India'] as const).map((country) =>
    procedure(
      'nobody',
      `{n} lives in "${country}", has an account in "${country}" and uses IB Key`,
      byIbKey,
      '{n} removes IB Key from the SLS devices',
      country === 'Hong Kong' || country === 'India' ? refusedThen('REG-02') : isAccepted('REG-02'),
    ),
  ),
  procedure(
    'nobody',
    '{n} lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key',
    byIbKey,
    '{n} opens the settings of the Secure Login System',
    ['REG-HK-04', '"Opt out" is not offered to {n}'],
  ),
]

const ofSessions: readonly Procedure[] = [
  procedure('nobody', usesIbKey, byIbKey, '{n} uses the session until it has just ended', [
    'SEC-SESSION-05',
    "{n}'s session is not accepted",
  ]),
  procedure('nobody', usesIbKey, byIbKey, '{n} uses the session until it is about to end', [
    'SEC-SESSION-05',
    "{n}'s session is accepted",
  ]),
]

export const ofCodesAndLimits: readonly Procedure[] = [
  ...ofWrongAnswers,
  ...ofPasswords,
  ...ofNotifications,
  ...ofTextMessages,
  ...ofNotices,
  ...ofPurposes,
  ...ofRandomness,
  ...screens,
  ...ofSessions,
]
