/** @module The app from page to page: activating, migrating, reactivating, answering challenges, and whoever finds the phone. */

import { type Procedure, type ProcedureLine, procedure } from './procedure.ts'
import {
  asksFor,
  isAccepted,
  isLoggedIn,
  logsInAgain,
  newPhoneAlone,
  noNotification,
  noSms,
  oldPhoneAlone,
  oneNotification,
  oneSms,
  refusedThen,
  stillWaiting,
  toTws,
  unlocks,
  usesIbKey,
} from './words.ts'

const anyPhone = ['Face ID', 'Touch ID', 'the fingerprint', 'the PIN', 'the Passcode'] as const
const iphones = ['Face ID', 'Touch ID', 'the Passcode'] as const
const androids = ['the fingerprint', 'the PIN'] as const
/** What the server decides does not depend on the phone. */
const oneOfEach = ['Face ID', 'the PIN'] as const

const iphone = '{n} buys an iPhone with Face ID'
const android = '{n} buys an Android phone with a fingerprint sensor'
const plainAndroid = '{n} buys an Android phone without a fingerprint sensor'
const begins = '{n} begins the migration'
const firstPage = '{n} opens IBKR Mobile, enters username and password and taps "Log In"'
const reinstalls = '{n} uninstalls IBKR Mobile and installs it again'
const usesOnIphone = '{n} uses IB Key on an iPhone with Face ID without any mobile number on record'

const tokenSent = (row: string): ProcedureLine => [row, 'an SMS with an Activation Token is sent to {n}']
const unusable = (row: string): ProcedureLine => [row, "IB Key is not active on {n}'s phone"]
const usable = (row: string): ProcedureLine => [row, "IB Key is active on {n}'s phone"]
const responseShown = (row: string): ProcedureLine => [
  row,
  "{n}'s phone shows a Response String of eight digits",
]
const noResponse = (row: string): ProcedureLine => [row, "{n}'s phone shows no Response String"]
const asksNothing = (row: string): ProcedureLine => [row, 'IB Key asks {n} for nothing']

/** From the first page to Done. */
const wayToIphone = [
  firstPage,
  ['MIG-IOS-02', 'IBKR Mobile offers {n} "Migrate IB Key"'],
  '{n} taps "Migrate IB Key"',
  ['MIG-IOS-03', 'IBKR Mobile offers {n} "Migrate IB Key"'],
  '{n} taps "Migrate IB Key"',
  ['MIG-IOS-04', 'IBKR Mobile offers {n} "Continue"'],
  '{n} taps "Continue"',
  '{n} enters username and password again and taps "Log In"',
  tokenSent('MIG-IOS-06'),
  '{n} enters the Activation Token into "Activation Code" and taps "Activate"',
  asksFor('MIG-IOS-08', 'Touch ID'),
  '{n} gives Touch ID',
  ['MIG-IOS-08', 'IBKR Mobile does not ask {n} for "PIN"'],
  '{n} taps "Done"',
  ['MIG-IOS-09', 'IBKR Mobile does not offer {n} "Done"'],
  newPhoneAlone('MIG-IOS-09'),
] as const

const wayToAndroid = [
  firstPage,
  ['MIG-AND-02', 'IBKR Mobile offers {n} "Migrate IB Key"'],
  '{n} taps "Migrate IB Key"',
  ['MIG-AND-03', 'IBKR Mobile offers {n} "Migrate IB Key"'],
  '{n} taps "Migrate IB Key"',
  ['MIG-AND-04', 'IBKR Mobile offers {n} "Continue"'],
  '{n} taps "Continue"',
  '{n} enters username and password again and taps "Log In"',
  tokenSent('MIG-AND-06'),
  '{n} enters the Activation Token into "SMS Code" and taps "Verify"',
  ['MIG-AND-11', 'IBKR Mobile asks {n} for "Repeat PIN"'],
  '{n} chooses the PIN "9door"',
  '{n} taps "Done"',
  ['MIG-AND-13', 'IBKR Mobile does not offer {n} "Done"'],
  newPhoneAlone('MIG-AND-13'),
] as const

/** What a PIN has to be: four to six letters and digits, at least one of them a digit. */
const rightPins = ['1234', '9Zz8Yy', 'abcd1', 'abcde1', 'abc1', 'aB12'] as const
const wrongPins = [
  ...['12 4', '12#4', '12_4', '12@4', '12:4', '12{4', '123🙂'].map((pin) => ['MIG-AND-08', pin] as const),
  ...['', 'ab1', 'abcdef1', '123', '1234567', '12345678'].map((pin) => ['MIG-AND-09', pin] as const),
  ...['abcd', 'abcdef'].map((pin) => ['MIG-AND-10', pin] as const),
] as const
const repeatedWrongly = ['aB13', 'Ab12', 'aB12x', 'aB1', 'aB12 ', ''] as const

const toPin = [plainAndroid, begins, '{n} enters the Activation Token'] as const

const ofPins: readonly Procedure[] = [
  procedure(
    'Face ID',
    ...toPin,
    ['MIG-AND-11', 'IBKR Mobile asks {n} for "Repeat PIN"'],
    ['REACT-B-04', 'IBKR Mobile does not ask {n} for "IBKR Mobile PIN"'],
  ),
  ...rightPins.map((pin) =>
    procedure('Face ID', ...toPin, `{n} chooses the PIN "${pin}"`, newPhoneAlone('MIG-AND-08')),
  ),
  ...wrongPins.map(([row, pin]) =>
    procedure(
      'Face ID',
      ...toPin,
      `a modified copy of {n}'s app submits the PIN "${pin}"`,
      oldPhoneAlone(row),
    ),
  ),
  ...repeatedWrongly.map((again) =>
    procedure(
      'Face ID',
      ...toPin,
      `{n} chooses the PIN "aB12" and repeats it as "${again}"`,
      oldPhoneAlone('MIG-AND-11'),
    ),
  ),
  ...(['abcd', 'abc1', 'abc0'] as const).map((pin) =>
    procedure(
      'nobody',
      '{n} has an Android phone with a fingerprint sensor on which IB Key is not activated',
      '{n} begins the activation',
      '{n} enters the Activation Token',
      `a modified copy of {n}'s app submits the PIN "${pin}"`,
      firstPage,
      ['MIG-AND-10', `IBKR Mobile ${pin === 'abcd' ? 'offers' : 'does not offer'} {n} "Activate IB Key"`],
    ),
  ),
]

const forms = [
  'with a plus in front',
  'with a zero in front',
  'with a point behind',
  'with a null character behind',
  'without its last sign',
  'with one more sign',
  'as an empty text',
  'as the word null',
] as const

const newPhones = [
  [plainAndroid, 'MIG-AND'],
  ['{n} buys an iPhone with Touch ID', 'MIG-IOS'],
] as const

const ofTokens = newPhones.flatMap(([buys, rows]): Procedure[] => [
  ...forms.flatMap((form) => [
    procedure(
      'the fingerprint',
      buys,
      begins,
      `{n}'s proof of the activation is sent "${form}"`,
      refusedThen(`${rows}-07`),
    ),
    procedure(
      'the fingerprint',
      buys,
      begins,
      '{n} is wrong 1 time with the Activation Token',
      `{n}'s proof of the activation is sent "${form}"`,
      refusedThen(`${rows}-07`),
    ),
  ]),
  procedure(
    'the fingerprint',
    buys,
    begins,
    '{n} is wrong 1 time with the Activation Token',
    `{n}'s proof of the activation is sent "as it is"`,
    isAccepted(`${rows}-07`),
  ),
  procedure('the fingerprint', buys, begins, oneSms('MIG-11'), tokenSent(`${rows}-06`)),
  procedure(
    'the fingerprint',
    buys,
    "no SMS reaches {n}'s phone any more",
    begins,
    '{n} enters no Activation Token at all',
    oldPhoneAlone('MIG-10'),
  ),
  procedure(
    'the fingerprint',
    buys,
    begins,
    "a modified copy of {n}'s app taps Activate without any Activation Token",
    oldPhoneAlone('MIG-10'),
  ),
  procedure(
    'the fingerprint',
    buys,
    firstPage,
    '{n} taps "Migrate IB Key"',
    '{n} taps "Cancel"',
    noSms(`${rows}-03`),
    oldPhoneAlone(`${rows}-03`),
  ),
  procedure(
    'the fingerprint',
    buys,
    begins,
    "IBKR Mobile is closed on {n}'s new phone and opened again",
    oldPhoneAlone(rows === 'MIG-AND' ? 'MIG-AND-13' : 'MIG-IOS-09'),
  ),
])

const ofMigrations: readonly Procedure[] = [
  procedure(['Face ID', 'the PIN'], plainAndroid, ...wayToAndroid),
  procedure(['the fingerprint', 'Face ID'], '{n} buys an iPhone with Touch ID', ...wayToIphone),
  ...(['an iPhone with Touch ID', 'an Android phone without a fingerprint sensor'] as const).flatMap(
    (phone) => [
      procedure(
        oneOfEach,
        `{n} buys ${phone}`,
        '{n} migrates IB Key',
        ['MIG-08', "no notification is sent to {n}'s old phone"],
        toTws,
        ['MIG-05', "one notification is sent to {n}'s new phone"],
        ['MIG-06', "no notification is sent to {n}'s old phone"],
      ),
      procedure(
        oneOfEach,
        `{n} buys ${phone}`,
        "{n}'s old phone is lost",
        '{n} migrates IB Key',
        newPhoneAlone('MIG-09'),
      ),
      procedure(
        oneOfEach,
        `{n} buys ${phone}`,
        "{n}'s new phone is jailbroken or rooted",
        '{n} migrates IB Key',
        oldPhoneAlone('NOTIF-37'),
      ),
      procedure(
        oneOfEach,
        `{n} buys ${phone}`,
        begins,
        "{n}'s new phone is jailbroken or rooted",
        "a modified copy of {n}'s app activates IB Key with the attestation of the phone",
        oldPhoneAlone('NOTIF-37'),
      ),
      procedure(
        oneOfEach,
        `{n} buys ${phone}`,
        '{n} migrates IB Key',
        '2 minutes pass',
        '{n} takes the old phone',
        '{n} migrates IB Key',
        oldPhoneAlone('REACT-B-03'),
      ),
      ...(
        [
          ['SEC-CLAIM-01', 'without any attestation'],
          ['SEC-CLAIM-01', 'with a forged attestation'],
          ['SEC-CLAIM-01', 'with an unsigned attestation'],
        ] as const
      ).map(([row, attested]) =>
        procedure(
          oneOfEach,
          `{n} buys ${phone}`,
          begins,
          "{n}'s new phone is jailbroken or rooted",
          `a modified copy of {n}'s app activates IB Key ${attested}`,
          oldPhoneAlone(row),
        ),
      ),
      ...(
        [
          ['SEC-CLAIM-03', 'with the attestation of another phone'],
          ['SEC-CLAIM-03', 'with the attestation of another app'],
          ['SEC-CLAIM-04', 'with an attestation issued five minutes ago'],
          ['SEC-CLAIM-05', 'with an attestation dated an hour ahead'],
        ] as const
      ).map(([row, attested]) =>
        procedure(
          oneOfEach,
          `{n} buys ${phone}`,
          begins,
          `a modified copy of {n}'s app activates IB Key ${attested}`,
          oldPhoneAlone(row),
        ),
      ),
    ],
  ),
  procedure(
    androids,
    '{n} buys an iPhone whose Face ID is not activated',
    begins,
    '{n} enters the Activation Token into "Activation Code" and taps "Activate"',
    asksFor('REACT-B-05', 'the Passcode'),
    '{n} gives the Passcode',
    newPhoneAlone('REACT-B-05'),
  ),
  ...(['Touch ID', 'Face ID'] as const).map((element) =>
    procedure(
      androids,
      element === 'Touch ID'
        ? '{n} buys an iPhone with Touch ID'
        : '{n} buys an iPhone whose Touch ID is not activated',
      begins,
      '{n} enters the Activation Token and gives the wrong security element',
      oldPhoneAlone('REACT-B-05'),
    ),
  ),
  procedure(
    androids,
    '{n} buys an iPhone with Touch ID',
    begins,
    '{n} enters the Activation Token into "Activation Code" and taps "Activate"',
    asksFor('REACT-B-05', 'Touch ID'),
    '{n} dismisses the prompt',
    oldPhoneAlone('REACT-B-05'),
  ),
  procedure(
    oneOfEach,
    '{n} buys an iPhone without a Passcode',
    begins,
    noSms('REACT-B-05'),
    oldPhoneAlone('REACT-B-05'),
  ),
  ...(
    [
      usesOnIphone,
      usesOnIphone.replace('an iPhone with Face ID', 'an Android phone with a fingerprint sensor'),
    ] as const
  ).flatMap((uses) => [
    procedure(
      'nobody',
      uses,
      android,
      begins,
      ['REACT-07', 'IBKR Mobile tells {n} to contact "Client Services (Secure Login department)"'],
      noSms('REACT-07'),
      oldPhoneAlone('REACT-07'),
    ),
    procedure(
      'nobody',
      uses,
      reinstalls,
      '{n} begins the reactivation',
      ['REACT-07', 'IBKR Mobile tells {n} to contact "Client Services (Secure Login department)"'],
      unusable('REACT-07'),
    ),
  ]),
]

const receives = '{n} receives a physical security device as well'

const ofDevices: readonly Procedure[] = [
  procedure(
    'nobody',
    usesIbKey,
    receives,
    receives,
    iphone,
    begins,
    ['REACT-06', 'IBKR Mobile asks {n} to operate the physical security device'],
    noSms('REACT-06'),
    '{n} enters the response of the physical security device',
    newPhoneAlone('REACT-06'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    receives,
    iphone,
    begins,
    '{n} enters a wrong response of the physical security device',
    begins,
    ['REACT-06', 'IBKR Mobile asks {n} to operate the physical security device'],
  ),
  procedure(
    'nobody',
    usesIbKey,
    receives,
    iphone,
    begins,
    "a modified copy of {n}'s app taps Activate without any response",
    oldPhoneAlone('REACT-06'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    '{n} receives a physical security device that is not active',
    iphone,
    begins,
    tokenSent('MIG-12'),
  ),
  procedure(
    'nobody',
    '{n} uses IB Key, but has not verified the mobile number',
    receives,
    iphone,
    begins,
    '{n} enters the response of the physical security device',
    newPhoneAlone('MIG-12'),
  ),
]

const ofReactivations: readonly Procedure[] = [
  procedure(oneOfEach, reinstalls, unusable('REACT-A-01')),
  procedure(oneOfEach, reinstalls, firstPage, ['REACT-A-01', 'IBKR Mobile offers {n} "Reactivate IB Key"']),
  procedure(oneOfEach, reinstalls, '{n} reactivates IB Key', usable('REACT-03')),
  procedure(oneOfEach, reinstalls, '{n} reactivates IB Key', toTws, oneNotification('NOTIF-10')),
  procedure(
    oneOfEach,
    reinstalls,
    "{n}'s phone is jailbroken or rooted",
    '{n} reactivates IB Key',
    unusable('NOTIF-37'),
  ),
  procedure(
    'the PIN',
    reinstalls,
    '{n} begins the reactivation',
    tokenSent('REACT-A-02'),
    '{n} enters the Activation Token',
    ['REACT-A-02', 'IBKR Mobile asks {n} for "IBKR Mobile PIN"'],
    '{n} gives another PIN than before',
    ['REACT-A-02', 'IBKR Mobile asks {n} for "IBKR Mobile PIN"'],
    unusable('REACT-A-02'),
  ),
  procedure(
    'the PIN',
    reinstalls,
    '{n} begins the reactivation',
    '{n} enters the Activation Token',
    '{n} gives the previous PIN',
    usable('REACT-A-02'),
  ),
  procedure(
    'the PIN',
    reinstalls,
    '{n} goes as far as the second password prompt',
    "a modified copy of {n}'s app asks for the migration",
    refusedThen('REACT-A-02'),
  ),
  procedure(
    'Face ID',
    reinstalls,
    '{n} begins the reactivation',
    '{n} enters the Activation Token into "Activation Code" and taps "Activate"',
    asksFor('REACT-A-03', 'Face ID'),
    '{n} dismisses the prompt',
    unusable('REACT-A-03'),
  ),
  procedure(
    ['Face ID', 'Touch ID'],
    reinstalls,
    '{n} begins the reactivation',
    '{n} enters the Activation Token and gives the wrong security element',
    unusable('REACT-A-03'),
  ),
  ...(['Ab12c', 'aB12C', 'Ab12', 'Ab12d', 'Ab١٢c', 'Ab12c.'] as const).map((pin) =>
    procedure(
      'nobody',
      '{n} has an Android phone with a fingerprint sensor on which IB Key is not activated',
      '{n} begins the activation',
      '{n} enters the Activation Token',
      '{n} chooses the PIN "Ab12c"',
      '2 minutes pass',
      reinstalls,
      '{n} begins the reactivation',
      '{n} enters the Activation Token',
      `{n} gives the PIN "${pin}"`,
      pin === 'Ab12c' ? usable('REACT-A-02') : ['REACT-A-02', 'IBKR Mobile asks {n} for "IBKR Mobile PIN"'],
    ),
  ),
  procedure(
    'the PIN',
    reinstalls,
    '{n} reactivates IB Key',
    '2 minutes pass',
    reinstalls,
    '{n} reactivates IB Key',
    usable('REACT-A-02'),
  ),
]

const types = (challenge: string): string => `{n} types the challenge "${challenge}" into IBKR Mobile`

const ofChallenges: readonly Procedure[] = [
  ...['12345', '1234567', '12a456', ' 123456', '012345 ', '١٢٣٤٥٦'].map((challenge) =>
    procedure(iphones, types(challenge), noResponse('XDEV-IOS-05'), asksNothing('XDEV-IOS-05')),
  ),
  ...['12345', '12a456', ' 123456', '١٢٣٤٥٦'].map((challenge) =>
    procedure(androids, types(challenge), noResponse('XDEV-AND-05'), asksNothing('XDEV-AND-05')),
  ),
  ...['000123', '012345'].map((challenge) =>
    procedure(androids, types(challenge), asksNothing('XDEV-AND-06'), responseShown('XDEV-AND-06')),
  ),
  ...(['Touch ID', 'Face ID', 'the Passcode'] as const).flatMap((element) => [
    procedure(
      element,
      types('012345'),
      asksFor('SYNC-11', element),
      noResponse('SYNC-11'),
      '{n} gives the security element',
      responseShown('XDEV-IOS-07'),
      types('543210'),
      asksFor('XDEV-IOS-06', element),
    ),
    procedure(element, types('012345'), '{n} dismisses the prompt', noResponse('XDEV-IOS-06')),
    procedure(
      element,
      "{n}'s phone is in airplane mode",
      types('012345'),
      asksFor('XDEV-IOS-03', element),
      '{n} gives the security element',
      responseShown('XDEV-IOS-03'),
    ),
    procedure(
      element,
      types('012345'),
      "{n}'s phone is jailbroken or rooted",
      '{n} gives the security element',
      noResponse('NOTIF-37'),
    ),
  ]),
  procedure(androids, "{n}'s phone is in airplane mode", types('012345'), responseShown('XDEV-AND-03')),
  procedure(
    androids,
    '{n} types the challenge "012345" and a wrong PIN into IBKR Mobile',
    noResponse('CR-AND-05'),
  ),
  procedure(
    androids,
    types('012345'),
    responseShown('XDEV-AND-06'),
    '{n} types the challenge "543210" and a wrong PIN into IBKR Mobile',
    noResponse('CR-AND-05'),
  ),
  procedure(
    androids,
    '{n} types the challenge "012345" and the PIN in the other case into IBKR Mobile',
    noResponse('XDEV-AND-05'),
  ),
  procedure('Face ID', types('012345'), "somebody else looks at {n}'s phone", noResponse('CR-IOS-06')),
  procedure(
    'Touch ID',
    types('012345'),
    "somebody else holds a finger against {n}'s phone",
    noResponse('CR-IOS-05'),
  ),
  procedure('the Passcode', types('012345'), '{n} mistypes the Passcode', noResponse('CR-IOS-05')),
  ...anyPhone.map((phone) =>
    procedure(
      phone,
      '{n} opens IBKR Mobile on the authentication device',
      ['CR-AND-05', 'IBKR Mobile offers {n} "Services"'],
      '{n} taps "Services → Authenticate"',
      ['SYNC-09', 'IBKR Mobile asks {n} for "Challenge"'],
    ),
  ),
  procedure(
    anyPhone,
    "{n}'s phone is jailbroken or rooted",
    '{n} opens IBKR Mobile on the authentication device',
    '{n} taps "Services → Authenticate"',
    ['NOTIF-37', 'IBKR Mobile does not ask {n} for "Challenge"'],
  ),
  ...([iphones, androids] as const).map((phones, at) =>
    procedure(
      phones,
      '{n} is logged in to IBKR Mobile on the authentication device',
      '{n} opens IBKR Mobile on the authentication device',
      `{n} taps "${at === 0 ? 'More' : 'Menu'} → Authenticate"`,
      [at === 0 ? 'XDEV-IOS-04b' : 'XDEV-AND-04b', 'IBKR Mobile asks {n} for "Challenge"'],
    ),
  ),
  procedure(
    anyPhone,
    '{n} opens IBKR Mobile and logs in with a wrong password',
    '{n} taps "Services → Authenticate"',
    ['XDEV-IOS-04a', 'IBKR Mobile asks {n} for "Challenge"'],
  ),
  procedure(anyPhone, "{n}'s phone answers 60 different challenges", [
    'CR-AND-06',
    'every Response String of {n} has eight digits, and some begin with a zero',
  ]),
  procedure(anyPhone, firstPage, ['MIG-IOS-02', 'IBKR Mobile does not offer {n} "Migrate IB Key"']),
]

/** Whoever finds the phone, and tries. */
const ofFinders: readonly Procedure[] = [
  ...(['a challenge', 'the notification'] as const).flatMap((what) => [
    procedure(androids, unlocks, toTws, `somebody tries 10 wrong PINs for ${what} on {n}'s phone`, [
      'SEC-PIN-01',
      "{n}'s phone answers no challenge any more",
    ]),
    procedure('the PIN', unlocks, toTws, `somebody tries 2 wrong PINs for ${what} on {n}'s phone`, [
      'SEC-PIN-01',
      "{n}'s phone answers a challenge",
    ]),
  ]),
  procedure(
    androids,
    "somebody tries 10 wrong PINs for a challenge on {n}'s phone",
    ['SEC-PIN-01', "{n}'s phone answers no challenge any more"],
    'an hour passes',
    ['SEC-PIN-02', "{n}'s phone answers no challenge any more"],
  ),
  procedure(
    androids,
    "somebody tries 10 wrong PINs for a challenge on {n}'s phone",
    "{n}'s phone has a clock that is a day ahead",
    ['SEC-PIN-02', "{n}'s phone answers no challenge any more"],
  ),
  procedure(
    androids,
    "somebody tries 10 wrong PINs for a challenge on {n}'s phone, and restarts it after each",
    ['SEC-PIN-02', "{n}'s phone answers no challenge any more"],
  ),
  procedure(
    androids,
    "somebody tries 10 wrong PINs for a challenge on {n}'s phone",
    '{n} reactivates IB Key',
    ['SEC-PIN-03', "{n}'s phone answers a challenge"],
  ),
  ...(
    [
      ['the fingerprint', 'the PIN'],
      ['Touch ID', 'the Passcode'],
    ] as const
  ).flatMap(([element, instead]) => [
    procedure(
      element,
      unlocks,
      toTws,
      '{n} taps the notification',
      "somebody else holds a finger against {n}'s phone 10 times",
      asksFor('SEC-PIN-04', instead),
    ),
    procedure(
      element,
      unlocks,
      toTws,
      '{n} taps the notification',
      "somebody else holds a finger against {n}'s phone 1 time",
      asksFor('SEC-PIN-04', element),
    ),
    procedure(
      element,
      unlocks,
      toTws,
      "somebody else taps the notification and holds a finger against {n}'s phone, 10 times",
      '{n} taps the notification',
      asksFor('SEC-PIN-04', instead),
    ),
    procedure(
      element,
      unlocks,
      toTws,
      '{n} taps the notification',
      "somebody else holds a finger against {n}'s phone 10 times",
      instead === 'the PIN' ? '{n} mistypes the PIN' : '{n} mistypes the Passcode',
      stillWaiting('PUSH-AND-05'),
    ),
    procedure(
      element,
      unlocks,
      toTws,
      '{n} taps the notification',
      "somebody else holds a finger against {n}'s phone 10 times",
      '{n} restarts the phone',
      '{n} taps the notification',
      asksFor('SEC-PIN-04', instead),
    ),
  ]),
  procedure(
    'Touch ID',
    types('012345'),
    "somebody else holds a finger against {n}'s phone 9 times",
    '{n} dismisses the prompt',
    types('012345'),
    "somebody else holds a finger against {n}'s phone 1 time",
    asksFor('SEC-PIN-04', 'the Passcode'),
  ),
  procedure(
    'Touch ID',
    types('012345'),
    "somebody else holds a finger against {n}'s phone 10 times",
    asksFor('SEC-PIN-04', 'the Passcode'),
  ),
]

/** A phone that is modified, and an app that is. */
const ofModified: readonly Procedure[] = [
  procedure(
    oneOfEach,
    unlocks,
    toTws,
    "{n}'s phone is jailbroken or rooted",
    '{n} taps the notification',
    asksNothing('NOTIF-37'),
    stillWaiting('NOTIF-37'),
  ),
  procedure(
    oneOfEach,
    unlocks,
    toTws,
    '{n} taps the notification',
    "{n}'s phone is jailbroken or rooted",
    '{n} gives the security element',
    stillWaiting('NOTIF-37'),
  ),
  procedure(
    oneOfEach,
    unlocks,
    toTws,
    "{n}'s phone is jailbroken or rooted",
    "a modified copy of {n}'s app approves the login with the attestation of the phone",
    stillWaiting('NOTIF-37'),
  ),
  procedure(
    oneOfEach,
    unlocks,
    toTws,
    "a modified copy of {n}'s app approves the login with the attestation of the phone",
    isLoggedIn('NOTIF-37'),
    "{n}'s phone is jailbroken or rooted",
    logsInAgain,
    "a modified copy of {n}'s app approves the login with the attestation of the phone",
    stillWaiting('NOTIF-37'),
  ),
  procedure(
    oneOfEach,
    unlocks,
    toTws,
    '{n} approves the login',
    isLoggedIn('PUSH-AND-07'),
    logsInAgain,
    '{n} approves the login',
    isLoggedIn('PUSH-AND-07'),
  ),
  procedure(
    oneOfEach,
    unlocks,
    toTws,
    '{n} taps the notification',
    '{n} gives the security element',
    isLoggedIn('PUSH-AND-07'),
    logsInAgain,
    '{n} taps the notification',
    stillWaiting('PUSH-AND-05'),
  ),
  ...(['the fingerprint', 'the PIN', 'Touch ID', 'Face ID', 'the Passcode'] as const).flatMap((element) => [
    procedure(
      'Face ID',
      unlocks,
      toTws,
      `a modified copy of {n}'s app approves the login with ${element}`,
      ...(element === 'the fingerprint' || element === 'the PIN' ? [stillWaiting('SEC-ELEMENT-01')] : []),
    ),
    procedure(
      'the fingerprint',
      unlocks,
      toTws,
      `a modified copy of {n}'s app approves the login with ${element}`,
      ...(element === 'the fingerprint' || element === 'the PIN' ? [] : [stillWaiting('SEC-ELEMENT-01')]),
    ),
  ]),
  ...(['the fingerprint', 'the PIN'] as const).map((element) =>
    procedure(
      oneOfEach,
      '{n} buys an iPhone with Touch ID',
      begins,
      `a modified copy of {n}'s app activates IB Key with ${element}`,
      oldPhoneAlone('SEC-ELEMENT-01'),
    ),
  ),
  ...(['Touch ID', 'Face ID', 'the Passcode'] as const).map((element) =>
    procedure(
      oneOfEach,
      plainAndroid,
      begins,
      '{n} enters the Activation Token',
      `a modified copy of {n}'s app activates IB Key with ${element}`,
      oldPhoneAlone('SEC-ELEMENT-01'),
    ),
  ),
  procedure(
    oneOfEach,
    unlocks,
    toTws,
    "an approval by a copy of {n}'s app is recorded",
    isLoggedIn('SEC-BIND-09'),
    logsInAgain,
    "the recorded approval is sent for {n}'s new login",
    stillWaiting('SEC-BIND-09'),
  ),
  procedure(
    oneOfEach,
    unlocks,
    toTws,
    "a refusal by a copy of {n}'s app is recorded and sent as an approval",
    stillWaiting('SEC-BIND-06'),
  ),
  procedure(
    oneOfEach,
    "the keys of {n}'s phone are copied",
    "IB Key is activated again on {n}'s phone",
    toTws,
    '{n} asks for a Challenge code instead',
    "{n}'s challenge is answered with the copied keys",
    ['MIG-02', '{n} gets no further'],
  ),
  procedure(
    oneOfEach,
    unlocks,
    toTws,
    '{n} taps the notification',
    '{n} buys an iPhone with Touch ID',
    '{n} migrates IB Key',
    '{n} takes the old phone',
    '{n} gives the security element',
    ['MIG-06', '{n} is not logged in'],
  ),
]

const ofFirstPhones: readonly Procedure[] = [
  ...(['an iPhone with Face ID', 'an Android phone with a fingerprint sensor'] as const).flatMap((phone) => [
    procedure(
      'nobody',
      `{n} has ${phone} on which IB Key is not activated`,
      firstPage,
      ['REACT-A-01', 'IBKR Mobile offers {n} "Activate IB Key"'],
      ['MIG-IOS-02', 'IBKR Mobile does not offer {n} "Migrate IB Key"'],
    ),
    procedure(
      'nobody',
      `{n} has ${phone} on which IB Key is not activated`,
      '{n} activates IB Key',
      toTws,
      oneNotification('NOTIF-37'),
    ),
    procedure(
      'nobody',
      `{n} has ${phone} on which IB Key is not activated`,
      "{n}'s phone is jailbroken or rooted",
      '{n} activates IB Key',
      toTws,
      noNotification('NOTIF-37'),
    ),
  ]),
]

export const inTheApp: readonly Procedure[] = [
  ...ofPins,
  ...ofTokens,
  ...ofMigrations,
  ...ofDevices,
  ...ofReactivations,
  ...ofChallenges,
  ...ofFinders,
  ...ofModified,
  ...ofFirstPhones,
]
