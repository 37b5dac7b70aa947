/** @module Things that happen at the same time, whose order nobody chooses, and a server whose clock is set back. */

import { type Procedure, type ProcedureLine, procedure } from './procedure.ts'
import { isAccepted, isLoggedIn, oneSms, publishes, refusedThen, toTws, twoSms, usesIbKey } from './words.ts'

const noDevice = '{n} has no SLS device, and the mobile number is not verified'
const inPortal = '{n} is logged in to Client Portal'
const asksForConfirmCode = '{n} asks for a Confirm Code'
const challenge = '{n} asks for a Challenge code instead'
const notesResponse = '{n} notes the response to the challenge down'
const givesNoted = '{n} gives the noted response'
const triesByResponse = '{n} tries to log in to the platform by challenge and response'
const byCopy = "a copy of {n}'s app with the keys approves the login"
const entersCode = '{n} enters the security code from the SMS'
const oneAnswer = (row: string): ProcedureLine => [row, 'one of these answers of {n} is accepted']
const oneSession = (row: string): ProcedureLine => [row, '1 session has been opened for {n}']
const notBoth = (row: string): ProcedureLine => [row, '{n} is logged in or locked out, and not both']
const getsNoFurther = (row: string): ProcedureLine => [row, '{n} gets no further']
const isOutside = (row: string): ProcedureLine => [row, '{n} is not logged in']

const atOnce: readonly Procedure[] = [
  procedure(
    'nobody',
    usesIbKey,
    toTws,
    "8 approvals by copies of {n}'s app arrive at the same time",
    ['SEC-RACE-01', 'one of the approvals for {n} has been accepted'],
    isLoggedIn('SEC-RACE-01'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    toTws,
    "4 approvals and as many refusals by copies of {n}'s app arrive at the same time",
    ['SEC-SINGLE-04', "one of the answers of {n}'s phone is accepted"],
  ),
  procedure(
    'nobody',
    usesIbKey,
    toTws,
    challenge,
    '{n} gives the right response 8 times at the same time',
    oneAnswer('SEC-RACE-02'),
    oneSession('SEC-RACE-02'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    toTws,
    challenge,
    '{n} gives the right response 4 times while as many copies of the app approve the login',
    ['SEC-RACE-11', 'one response or one approval of {n} is accepted, and not both'],
  ),
  procedure(
    'nobody',
    usesIbKey,
    toTws,
    challenge,
    notesResponse,
    '{n} gives a wrong response 101 times at the same time',
    givesNoted,
    getsNoFurther('SEC-RACE-05'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    toTws,
    '{n} approves the login',
    "{n}'s window requests the login 8 times at the same time",
    oneSession('SEC-RACE-06'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    '{n} buys another phone',
    '{n} begins the migration',
    "modified copies of {n}'s app send the Activation Token 8 times at the same time",
    oneAnswer('SEC-RACE-09'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    'somebody gives a wrong password for {n} 101 times at the same time',
    toTws,
    refusedThen('SEC-RACE-07'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    'somebody gives a wrong password for {n} in the app 101 times at the same time',
    toTws,
    refusedThen('SEC-RACE-07'),
  ),
  ...(['once less than', 'as often as'] as const).flatMap((often) => [
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      `{n} waits with Challenge codes, ${often} the server allows wrong answers`,
      '{n} gives a wrong response in each window at the same time',
      triesByResponse,
      often === 'as often as' ? refusedThen('SEC-RACE-08') : isAccepted('SEC-RACE-08'),
    ),
    procedure(
      'nobody',
      publishes,
      usesIbKey,
      `somebody gives wrong passwords for {n} in a window and in the app at the same time, ${often} the server allows`,
      toTws,
      often === 'as often as' ? refusedThen('SEC-RACE-07') : isAccepted('SEC-RACE-07'),
    ),
  ]),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    '{n} uses SMS authentication as well',
    '{n} waits with Challenge codes, once less than the server allows wrong answers',
    '{n} asks for a security code in a new login',
    '{n} gives a wrong response in each earlier window and a wrong security code in the newest at the same time',
    triesByResponse,
    refusedThen('SEC-LIMIT-11'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    '{n} is wrong in login after login, once less than the server allows',
    '{n} waits with 2 Challenge codes',
    '{n} gives a wrong response in the earlier window and the right one in the newest at the same time',
    notBoth('SEC-RACE-12'),
  ),
  procedure(
    'nobody',
    publishes,
    usesIbKey,
    '{n} logs in',
    '{n} is wrong with challenge after challenge, once less than the server allows',
    challenge,
    '{n} logs in again',
    '{n} gives a wrong response in the earlier window while a copy of the app approves the login',
    notBoth('SEC-RACE-12'),
  ),
  procedure(
    'nobody',
    '{n} lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key',
    '{n} receives a physical security device as well',
    '{n} is logged in to Client Portal with IB Key',
    '{n} removes each SLS device at the same time',
    ['REG-HK-03', '{n} still has an SLS device'],
  ),
  procedure(
    'nobody',
    '{n} uses IB Key on an Android phone with a fingerprint sensor without Seamless Authentication',
    '{n} logs in to Client Portal by challenge and response',
    '{n} switches Seamless Authentication on and begins a login at the same time',
    ['NOTIF-12', 'Seamless Authentication of {n} is on'],
  ),
  procedure(
    'no SLS device',
    inPortal,
    '{n} asks for a Confirm Code 8 times at the same time',
    oneAnswer('SEC-RACE-04'),
    oneSms('SEC-RACE-04'),
  ),
  procedure('SMS', '{n} logs in on every platform at the same time', oneSms('SEC-RACE-10')),
  procedure('SMS', '{n} logs in to the platform 8 times at the same time', oneSms('SEC-RACE-10')),
]

const canBeSetBack = 'the clock of the server can be set back'
const setBack = 'the clock of the server is set back by an hour'
const usesSms = '{n} uses SMS authentication'
const late = 'more than 10 minutes pass'
const early = 'a second passes'

/** What is late stays late, before the clock is set back and after it; what is early is right. */
const withClockSetBack: readonly Procedure[] = [
  ...([early, late] as const).flatMap((time) => {
    const after = (row: string): ProcedureLine => (time === early ? isLoggedIn(row) : getsNoFurther(row))
    const orNot = (row: string): ProcedureLine => (time === early ? isLoggedIn(row) : isOutside(row))
    return [
      procedure('nobody', canBeSetBack, usesIbKey, toTws, time, setBack, byCopy, orNot('SEC-TIME-01')),
      procedure('nobody', canBeSetBack, usesIbKey, toTws, setBack, time, byCopy, orNot('SEC-TIME-02')),
      procedure(
        'nobody',
        canBeSetBack,
        usesIbKey,
        toTws,
        challenge,
        notesResponse,
        time,
        setBack,
        givesNoted,
        after('SEC-TIME-01'),
      ),
      procedure('nobody', canBeSetBack, usesSms, toTws, time, setBack, entersCode, after('SEC-TIME-01')),
      procedure('nobody', canBeSetBack, usesSms, toTws, setBack, time, entersCode, after('SEC-TIME-02')),
      // A login that came later tells the server how late it was before it started again.
      procedure(
        'nobody',
        canBeSetBack,
        usesIbKey,
        'Bruno uses IB Key',
        toTws,
        challenge,
        notesResponse,
        time,
        'Bruno logs in to TWS',
        'the clock of the server is set back by 10 minutes',
        'the server starts again',
        givesNoted,
        after('SEC-TIME-01'),
      ),
    ]
  }),
  procedure(
    'nobody',
    canBeSetBack,
    noDevice,
    inPortal,
    asksForConfirmCode,
    setBack,
    '119.999 seconds pass',
    asksForConfirmCode,
    ['SEC-TIME-02', 'the server asks {n} to wait'],
  ),
  procedure(
    'nobody',
    canBeSetBack,
    noDevice,
    inPortal,
    asksForConfirmCode,
    setBack,
    '2 minutes pass',
    asksForConfirmCode,
    twoSms('SEC-TIME-02'),
  ),
  ...(['is about to end', 'has just ended'] as const).map((edge) =>
    procedure(
      'nobody',
      canBeSetBack,
      publishes,
      usesIbKey,
      '{n} is wrong in login after login, as often as the server allows',
      setBack,
      `the lock ${edge}`,
      triesByResponse,
      edge === 'has just ended' ? isAccepted('SEC-TIME-02') : refusedThen('SEC-TIME-02'),
    ),
  ),
]

const datedBack = 'from now on every request says that it is still this instant'

const misdated: readonly Procedure[] = [
  procedure('nobody', usesIbKey, '{n} is logged in to Client Portal with IB Key', datedBack, '90 days pass', [
    'SEC-SESSION-05',
    "{n}'s session is not accepted",
  ]),
  procedure(
    'nobody',
    noDevice,
    inPortal,
    asksForConfirmCode,
    'from now on every request says that it is an hour later',
    asksForConfirmCode,
    ['SMS-06', 'the server asks {n} to wait'],
    oneSms('SMS-06'),
  ),
  procedure(
    'nobody',
    usesIbKey,
    'somebody gives 101 wrong passwords for {n}',
    'from now on every request says that it is a day later',
    toTws,
    refusedThen('SEC-LIMIT-09'),
  ),
]

/** A message that is late, or comes after a later one. */
const outOfOrder: readonly Procedure[] = [
  procedure(
    ['Touch ID', 'the fingerprint'],
    "notifications to {n}'s phone take 20 seconds",
    toTws,
    ['NOTIF-35', "no notification is listed on {n}'s phone"],
    '20 seconds pass',
    ['NOTIF-35', "exactly one notification is listed on {n}'s phone"],
    '{n} approves the login',
    isLoggedIn('PUSH-AND-07'),
  ),
  procedure(
    ['Touch ID', 'the fingerprint'],
    "notifications to {n}'s phone take 5 minutes",
    toTws,
    challenge,
    '{n} answers the newest challenge',
    isLoggedIn('CR-AND-07'),
    '5 minutes pass',
    ['CR-AND-08', "the notification can no longer be approved on {n}'s phone"],
  ),
  procedure(
    'SMS',
    'the SMS to {n} take 5 minutes',
    toTws,
    '5 minutes pass',
    '{n} asks for another SMS',
    '5 minutes pass',
    twoSms('SMS-06'),
  ),
]

export const atTheSameTime: readonly Procedure[] = [
  ...atOnce,
  ...withClockSetBack,
  ...misdated,
  ...outOfOrder,
]
