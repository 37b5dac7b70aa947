/** @module The kinds of what a fleet finds wrong with a server beside its speed. */

type Sentences = readonly [...steps: string[], outcome: string]

interface Kind {
  /** The row of the catalogue that it breaks. */
  readonly row: string
  /** What is wrong, in one sentence. */
  readonly title: string
  /** The same journey of one person, and the outcome that has to hold. `ibKey`: who has it, on which phone; `journey`: where it was found. */
  readonly sentences: (ibKey: string, journey: string) => Sentences
}

const byPush = [
  'Amara logs in to TWS',
  'Amara approves the login',
  "Amara's login moves ahead by itself",
] as const
const oneNotification = "one notification is sent to Amara's phone"
const oneSms = 'one SMS is sent to Amara'

/** `ibKey`: who has it, on which phone. */
export const anomalyKinds = {
  'another-session': {
    row: 'SEC-SINGLE-05',
    title: 'One login opened more than one session.',
    sentences: (ibKey) => [
      ibKey,
      ...byPush,
      'Amara requests the login again',
      '1 session has been opened for Amara',
    ],
  },
  'session-of-somebody-else': {
    row: 'SEC-BIND-01',
    title: 'A session belongs to another person.',
    sentences: (ibKey) => [ibKey, ...byPush, 'Amara is logged in'],
  },
  'response-of-somebody-else': {
    row: 'SEC-BIND-02',
    title: "A login was opened by the response of another person's phone.",
    sentences: (ibKey) => [
      ibKey,
      ibKey.replace('Amara', 'Bruno'),
      'Bruno logs in to TWS by challenge and response',
      'Amara logs in to TWS',
      'Amara asks for a Challenge code instead',
      "Amara answers the challenge with the response of Bruno's phone",
      'the server does not accept the code of Amara',
    ],
  },
  'approval-of-somebody-else': {
    row: 'SEC-BIND-08',
    title: "A login was opened by the approval of another person's phone.",
    sentences: (ibKey) => [
      ibKey,
      ibKey.replace('Amara', 'Bruno'),
      'Amara logs in to TWS',
      "a copy of the app on Bruno's phone answers the approval request of Amara's phone",
      "Amara's login is still waiting for the approval",
    ],
  },
  'response-given-twice': {
    row: 'SEC-SINGLE-01',
    title: 'A response opened a second login.',
    sentences: (ibKey) => [
      ibKey,
      'Amara logs in to TWS by challenge and response',
      'Amara logs in to TWS',
      'Amara asks for a Challenge code instead',
      'Amara gives the same response again',
      'Amara is refused',
    ],
  },
  'code-given-twice': {
    row: 'SEC-SINGLE-02',
    title: 'A security code was accepted twice.',
    sentences: () => [
      'Amara uses SMS authentication',
      'Amara logs in to TWS',
      'Amara notes the code down',
      'Amara enters the security code from the SMS',
      'Amara enters the noted code as security code',
      'Amara is refused',
    ],
  },
  'approval-given-twice': {
    row: 'SEC-SINGLE-04',
    title: 'An approval was accepted twice.',
    sentences: (ibKey) => [
      ibKey,
      'Amara logs in to TWS',
      "a copy of Amara's app with the keys approves the login",
      "a copy of Amara's app with the keys approves the login",
      'only the first of 2 approvals for Amara has been accepted',
    ],
  },
  'late-approval': {
    row: 'SEC-EXPIRY-01',
    title: 'An approval was accepted after its time.',
    sentences: (ibKey) => [
      ibKey,
      'Amara logs in to TWS',
      'the approval request has just ended',
      "a copy of Amara's app with the keys approves the login",
      'Amara is not logged in',
    ],
  },
  'two-active-phones': {
    row: 'MIG-06',
    title: 'After a migration IB Key is still active on the old phone.',
    sentences: (ibKey) => [
      ibKey,
      ibKey.replace('uses IB Key on', 'buys'),
      'Amara migrates IB Key',
      "IB Key is active on Amara's new phone alone",
    ],
  },
  'sms-too-soon': {
    row: 'SEC-COOLDOWN-01',
    title: 'A second SMS came within two minutes.',
    sentences: () => [
      'Amara uses SMS authentication',
      'Amara logs in to TWS',
      'Amara logs in to Client Portal',
      oneSms,
    ],
  },
  'notification-missing': {
    row: 'PUSH-AND-02',
    title: 'A login waits, and no notification came.',
    sentences: (ibKey) => [ibKey, 'Amara logs in to TWS', oneNotification],
  },
  'notification-twice': {
    row: 'PUSH-AND-02',
    title: 'One login brought more than one notification.',
    sentences: (ibKey) => [ibKey, 'Amara logs in to TWS', oneNotification],
  },
  'too-many-notifications': {
    row: 'SEC-CAP-03',
    title: 'Notifications went on after their limit.',
    sentences: (ibKey) => [
      'the server publishes its limits',
      ibKey,
      'Amara leaves logins to TWS unanswered, as often as the server sends notifications in a row',
      'Amara logs in to TWS',
      'Amara waits for no notification and sees the challenge at once',
    ],
  },
  'sms-missing': {
    row: 'SMS-14',
    title: 'A login asks for a security code, and no SMS came.',
    sentences: () => ['Amara uses SMS authentication', 'Amara logs in to TWS', oneSms],
  },
  'sms-twice': {
    row: 'SMS-14',
    title: 'One login brought more than one SMS.',
    sentences: () => ['Amara uses SMS authentication', 'Amara logs in to TWS', oneSms],
  },
  'right-answer-refused': {
    row: 'PUSH-AND-07',
    title: 'A right answer in time was refused.',
    sentences: wholeJourney,
  },
  'contract-broken': {
    row: 'SEC-REFUSAL-01',
    title: 'An answer breaks the contract.',
    sentences: wholeJourney,
  },
} as const satisfies Record<string, Kind>

export type AnomalyKind = keyof typeof anomalyKinds

function wholeJourney(ibKey: string, journey: string): Sentences {
  if (journey === 'migration')
    return [
      ibKey,
      ibKey.replace('uses IB Key on', 'buys'),
      'Amara migrates IB Key',
      "IB Key is active on Amara's new phone alone",
    ]
  if (journey.endsWith('sms'))
    return [
      'Amara uses SMS authentication',
      'Amara logs in to TWS',
      'Amara enters the security code from the SMS',
      'Amara is logged in',
    ]
  if (journey === 'login-by-push') return [ibKey, ...byPush, 'Amara is logged in']
  return [ibKey, 'Amara logs in to TWS by challenge and response', 'Amara is logged in']
}
