/** @module All journeys, by the name that a mix gives them. */

import type { JourneyName } from '../mix/mix.ts'
import type { FleetJourney } from './journey.ts'
import { loginByChallenge, loginByPush, loginBySms, missingNotification } from './logins.ts'
import { migrationJourney } from './migration.ts'
import { answerGivenTwice, answerOfSomebodyElse, impatientForSms, lateAnswer } from './probes.ts'

export const journeys: Readonly<Record<JourneyName, FleetJourney>> = {
  'login-by-push': loginByPush,
  'login-by-challenge': loginByChallenge,
  'login-by-sms': loginBySms,
  migration: migrationJourney,
  'missing-notification': missingNotification,
  'answer-of-somebody-else': answerOfSomebodyElse,
  'answer-given-twice': answerGivenTwice,
  'late-answer': lateAnswer,
  'impatient-for-sms': impatientForSms,
}
