/** @module Notices about a new phone or number that are not sent, sent to the wrong number, or sent too often. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import { hours, minutes } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { afterwards, store } from '../support/store.ts'

/** The notices of the one that are not among those of the other. */
const without = ({ notices }: Account, other: Account): Account['notices'] =>
  notices.filter(({ id }) => !other.notices.some((notice) => notice.id === id))

const tried = afterwards((before, after) => ({ ...after, notices: without(after, before) }))

const neverTaken = afterwards((before, after) => ({
  ...after,
  notices: [...after.notices, ...without(before, after)],
}))

/** A phone is out of use for as long as a notice waits. */
const waitedFor = afterwards((before, after) => ({
  ...after,
  devices: after.devices.map((device) =>
    device.type === 'ibKey' && device.status === 'active' && before.notices.length > 0
      ? { ...device, status: after.notices.length > 0 ? 'suspended' : 'active' }
      : device,
  ),
}))

/** Which notices are to be sent is kept in this process alone. */
function noticesInMemory(parts: ServerParts): ServerParts {
  const known = new Set<string>()
  return store((right) => ({
    async transact(username, decide) {
      known.add(username)
      return right.transact(username, decide)
    },
    async accountsDue(now) {
      const due = await right.accountsDue(now)
      const accounts = await Promise.all(due.map((username) => right.read(username)))
      return due.filter((username, index) => known.has(username) || accounts[index]?.notices.length === 0)
    },
  }))(parts)
}

/** A first activation is known by the IB Key that there was before it: none. */
const firstActivation = rules((right) => {
  let first = false
  return {
    numberForActivation(active, number) {
      first = active === undefined
      return right.numberForActivation(active, number)
    },
    activationNoticeTo: (number, provenWith) =>
      first ? undefined : right.activationNoticeTo(number, provenWith),
  }
})

/** Numbers that were confirmed since the account was opened get no notice. */
const laterNumbers = rules((right) => {
  const later = new Set<string | undefined>()
  return {
    numberNoticeTo(before, confirmed) {
      later.add(confirmed.onRecord)
      return later.has(before.lastVerified) ? undefined : right.numberNoticeTo(before, confirmed)
    },
  }
})

const inRussian: ServerFault['inject'] = (parts) => ({
  ...parts,
  sendSms: async (message) =>
    message.body === parts.messages.ru.notices.number ? 'sent' : parts.sendSms(message),
})

/** The same text whatever has changed. */
function ofNothing(parts: ServerParts): ServerParts {
  const text = 'Your account was changed. Was it not you? Contact Client Services at once.'
  const en = { ...parts.messages.en, notices: { activation: text, number: text } }
  return { ...parts, messages: { ...parts.messages, en } }
}

/** At last once an hour: in three months that is not too often for a step. */
const triedForEver = (parts: ServerParts): ServerParts =>
  rules((right) => ({
    retryAt: (tries, retryAfterMs, now) =>
      Math.max(right.retryAt(tries, retryAfterMs, now), tries < 20 ? now : now + hours(1)),
  }))({ ...parts, profile: { ...parts.profile, noticeLifetime: Number.POSITIVE_INFINITY } })

const faults: readonly ServerFault[] = [
  {
    id: 'new-phone-behind-the-back',
    title: 'No notice is sent when IB Key is activated.',
    subject: 'server',
    violates: ['SEC-NOTICE-01'],
    inject: rules(() => ({ activationNoticeTo: () => undefined })),
  },
  {
    id: 'first-phone-behind-the-back',
    title: 'No notice is sent when IB Key is activated on a first phone.',
    subject: 'server',
    violates: ['SEC-NOTICE-01'],
    inject: firstActivation,
  },
  {
    id: 'third-number-behind-the-back',
    title: 'Only the number of the application gets a notice when another number is confirmed.',
    subject: 'server',
    violates: ['SEC-NOTICE-02'],
    inject: laterNumbers,
  },
  {
    id: 'new-number-behind-the-back-in-russian',
    title: 'No notice is sent when another number is confirmed in Russian.',
    subject: 'server',
    violates: ['SEC-NOTICE-02'],
    inject: inRussian,
  },
  {
    id: 'new-number-behind-the-back',
    title: 'No notice is sent when another number is confirmed.',
    subject: 'server',
    violates: ['SEC-NOTICE-02'],
    inject: rules(() => ({ numberNoticeTo: () => undefined })),
  },
  {
    id: 'notice-to-the-new-number',
    title: 'The notice of another number goes to the new number.',
    subject: 'server',
    violates: ['SEC-NOTICE-02'],
    inject: rules(() => ({ numberNoticeTo: (_before, confirmed) => confirmed.onRecord })),
  },
  {
    id: 'notices-are-tried-once',
    title: 'A notice that the carrier does not accept is given up.',
    subject: 'server',
    violates: ['SEC-SEND-07'],
    inject: tried,
  },
  {
    id: 'notices-are-given-up-early',
    title: 'A notice that the carrier does not accept within half an hour is given up.',
    subject: 'server',
    violates: ['SEC-SEND-07'],
    inject: (parts) => ({ ...parts, profile: { ...parts.profile, noticeLifetime: minutes(30) } }),
  },
  {
    id: 'notices-are-tried-for-ever',
    title: 'A notice is sent again however long ago the change was.',
    subject: 'server',
    violates: ['SEC-SEND-07'],
    inject: triedForEver,
  },
  {
    id: 'notices-are-never-taken',
    title: 'A notice is sent again although the carrier has accepted it.',
    subject: 'server',
    violates: ['SEC-SEND-08'],
    inject: neverTaken,
  },
  {
    id: 'notices-are-waited-for',
    title: 'A phone is out of use until the notice of its activation is accepted.',
    subject: 'server',
    violates: ['SEC-SEND-09'],
    inject: waitedFor,
  },
  {
    id: 'notices-in-memory',
    title: 'A server that starts again has forgotten the notices that were to be sent.',
    subject: 'server',
    violates: ['SEC-SEND-05'],
    inject: noticesInMemory,
  },
  {
    id: 'notices-of-nothing',
    title: 'A notice does not say whether it is about a phone or a mobile number.',
    subject: 'server',
    violates: ['SEC-NOTICE-01', 'SEC-NOTICE-02'],
    inject: ofNothing,
  },
]

export default faults
