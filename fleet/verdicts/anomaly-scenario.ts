/** @module An anomaly as a scenario that runs on its own: the same journey of one person, and the outcome that has to hold. */

import type { Line } from '../../exploration/walk/walk.ts'
import { type Anomaly, type AnomalyKind, anomalyKinds } from './anomaly.ts'

export interface AnomalyScenario {
  readonly row: string
  /** The last is the outcome. */
  readonly lines: readonly Line[]
  readonly sentence: string
}

type Sentences = readonly [...steps: string[], outcome: string]

const byPush = [
  'Amara logs in to TWS',
  'Amara approves the login',
  "Amara's login moves ahead by itself",
] as const
const oneNotification = "one notification is sent to Amara's phone"
const oneSms = 'one SMS is sent to Amara'

/** `ibKey`: who has it, on which phone. */
const scenarios: Readonly<Record<AnomalyKind, (ibKey: string, anomaly: Anomaly) => Sentences>> = {
  'another-session': (ibKey) => [
    ibKey,
    ...byPush,
    'Amara requests the login again',
    '1 session has been opened for Amara',
  ],
  'session-of-somebody-else': (ibKey) => [ibKey, ...byPush, 'Amara is logged in'],
  'response-of-somebody-else': (ibKey) => [
    ibKey,
    ibKey.replace('Amara', 'Bruno'),
    'Bruno logs in to TWS by challenge and response',
    'Amara logs in to TWS',
    'Amara asks for a Challenge code instead',
    "Amara answers the challenge with the response of Bruno's phone",
    'the server does not accept the code of Amara',
  ],
  'approval-of-somebody-else': (ibKey) => [
    ibKey,
    ibKey.replace('Amara', 'Bruno'),
    'Amara logs in to TWS',
    "a copy of the app on Bruno's phone answers the approval request of Amara's phone",
    "Amara's login is still waiting for the approval",
  ],
  'response-given-twice': (ibKey) => [
    ibKey,
    'Amara logs in to TWS by challenge and response',
    'Amara logs in to TWS',
    'Amara asks for a Challenge code instead',
    'Amara gives the same response again',
    'Amara is refused',
  ],
  'code-given-twice': () => [
    'Amara uses SMS authentication',
    'Amara logs in to TWS',
    'Amara notes the code down',
    'Amara enters the security code from the SMS',
    'Amara enters the noted code as security code',
    'Amara is refused',
  ],
  'approval-given-twice': (ibKey) => [
    ibKey,
    'Amara logs in to TWS',
    "a copy of Amara's app with the keys approves the login",
    "a copy of Amara's app with the keys approves the login",
    'only the first of 2 approvals for Amara has been accepted',
  ],
  'late-approval': (ibKey) => [
    ibKey,
    'Amara logs in to TWS',
    'the approval request has just ended',
    "a copy of Amara's app with the keys approves the login",
    'Amara is not logged in',
  ],
  'two-active-phones': (ibKey) => [
    ibKey,
    ibKey.replace('uses IB Key on', 'buys'),
    'Amara migrates IB Key',
    "IB Key is active on Amara's new phone alone",
  ],
  'sms-too-soon': () => [
    'Amara uses SMS authentication',
    'Amara logs in to TWS',
    'Amara logs in to Client Portal',
    oneSms,
  ],
  'notification-missing': (ibKey) => [ibKey, 'Amara logs in to TWS', oneNotification],
  'notification-twice': (ibKey) => [ibKey, 'Amara logs in to TWS', oneNotification],
  'too-many-notifications': (ibKey) => [
    'the server publishes its limits',
    ibKey,
    'Amara leaves logins to TWS unanswered, as often as the server sends notifications in a row',
    'Amara logs in to TWS',
    'Amara waits for no notification and sees the challenge at once',
  ],
  'sms-missing': () => ['Amara uses SMS authentication', 'Amara logs in to TWS', oneSms],
  'sms-twice': () => ['Amara uses SMS authentication', 'Amara logs in to TWS', oneSms],
  'right-answer-refused': (ibKey, { journey }) => wholeJourney(ibKey, journey),
  'contract-broken': (ibKey, { journey }) => wholeJourney(ibKey, journey),
}

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

/** The row of the catalogue, and the lines of the scenario. */
export function anomalyScenario(anomaly: Anomaly): AnomalyScenario {
  const phone = anomaly.os === 'iOS' ? 'an iPhone with Face ID' : 'an Android phone with a fingerprint sensor'
  const sentences = scenarios[anomaly.kind](`Amara uses IB Key on ${phone}`, anomaly)
  const lines = sentences.map((sentence, at) => ({ sentence, isOutcome: at === sentences.length - 1 }))
  return { row: anomalyKinds[anomaly.kind].row, lines, sentence: sentences.at(-1) ?? '' }
}
