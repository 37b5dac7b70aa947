/** @module What everybody can see after each action without asking: how many messages were sent to whom. */

import { type Expectation, expectation } from '../model/expectation.ts'
import type { Bounds } from '../model/numbers.ts'
import type { Model, Person } from '../model/person.ts'
import { requestsToPhone } from '../model/phone/display.ts'
import { isSentSoon } from '../model/phone/refusals.ts'

/** What was sent to a person: notifications to the phone, and text messages to the number on record at first. */
export interface SentMessages {
  readonly notifications: number
  readonly texts: number
}

/** Notices of a number that was verified before may come or not. */
const expectedTexts = ({ codes, notices }: Person): Bounds => {
  const sent = codes.filter(({ number }) => number === 'own').length
  return { least: sent + notices.least, most: sent + notices.most }
}

/** What the push service did not take may have been sent again, or not. */
function expectedNotifications(person: Person): Bounds {
  const requests = requestsToPhone(person)
  const least = requests.filter(({ sent }) => sent).length + person.display.orders
  const open = requests.filter(({ sent }) => !sent).length + (isSentSoon(person) ? 1 : 0)
  return { least, most: least + open }
}

/** The expectations that do not hold. Of more than two messages the sentences tell only whether there are too many. */
export function brokenByMessages(
  { capabilities }: Model,
  person: Person,
  observed: SentMessages,
): readonly Expectation[] {
  const { name, hasPhone, display } = person
  if (person.isLost) return []
  const notifications = expectedNotifications(person)
  const texts = expectedTexts(person)
  const newest = person.requests.at(-1)
  return [
    ...(hasPhone && observed.notifications < notifications.least && notifications.least === notifications.most
      ? [
          expectation(
            display.sentBy ? 'SEC-SEND-01' : 'PUSH-AND-02',
            notificationsSentence(name, notifications),
          ),
        ]
      : []),
    ...(hasPhone && observed.notifications > notifications.most
      ? [
          expectation(
            newest?.sent === false ? 'SEC-SEND-03' : person.seamless ? 'SEC-SEND-12' : 'NOTIF-10',
            notificationsSentence(name, notifications),
          ),
        ]
      : []),
    ...(capabilities.has('sms') && observed.texts < texts.least
      ? [expectation('SMS-04', textsSentence(name, texts))]
      : []),
    ...(capabilities.has('sms') && observed.texts > texts.most
      ? [expectation('SEC-SEND-12', textsSentence(name, texts))]
      : []),
  ]
}

const inWords = ['no', 'one', 'two'] as const

const wordFor = ({ least, most }: Bounds): string | undefined => (least === most ? inWords[most] : undefined)

function notificationsSentence(name: string, count: Bounds): string {
  const word = wordFor(count)
  if (word === undefined) return `${count.most} notifications at most have been sent to ${name}`
  return `${word} ${word === 'two' ? 'notifications are' : 'notification is'} sent to ${name}'s phone`
}

function textsSentence(name: string, count: Bounds): string {
  const word = wordFor(count)
  if (word === undefined) return `${count.most} SMS at most have been sent to ${name}`
  return `${word} SMS ${word === 'two' ? 'have been' : 'is'} sent to ${name}`
}
