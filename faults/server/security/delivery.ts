/** @module Messages that are not sent again, or too early, too late, too often. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import { seconds } from '../../../reference-server/domain/model/time.ts'
import type { SmsMessage } from '../../../reference-server/outbound/ports.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { AccountChange } from '../../../reference-server/store/store.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { store } from '../support/store.ts'

/** Which messages are to be sent is kept in this process alone. */
function outboxInMemory(parts: ServerParts): ServerParts {
  const known = new Set<string>()
  return store((right) => ({
    transact<Result>(username: string, decide: (account: Account) => AccountChange<Result>) {
      known.add(username)
      return right.transact(username, decide)
    },
    accountsDue: async (now) => (await right.accountsDue(now)).filter((username) => known.has(username)),
  }))(parts)
}

/** Which logins and sessions there are is kept in this process alone. */
function windowsInMemory(parts: ServerParts): ServerParts {
  const known = new Set<string>()
  return store((right) => ({
    transact<Result>(username: string, decide: (account: Account) => AccountChange<Result>) {
      known.add(username)
      return right.transact(username, decide)
    },
    find: async (reference, id) => {
      const username = await right.find(reference, id)
      const forgotten = reference === 'login' || reference === 'session'
      return username !== undefined && forgotten && !known.has(username) ? undefined : username
    },
  }))(parts)
}

/** Each try is a message of its own. */
function neverTheSame(parts: ServerParts): ServerParts {
  let count = 0
  return {
    ...parts,
    sendPush: (message) => parts.sendPush({ ...message, id: `${message.id}-${++count}` }),
  }
}

/** The id by which a notification takes the place of the one before begins with the server, and with each start of it anew. */
function anotherAfterStart(parts: ServerParts): ServerParts {
  let start = 0
  const looking = store((right) => ({
    latestAuditTime: async () => {
      // A restart may come in the instant of the last entry; it never comes without one more.
      start = (await right.readAudit()).length
      return right.latestAuditTime()
    },
  }))(parts)
  return {
    ...looking,
    sendPush: (message) => parts.sendPush({ ...message, id: `${message.id}-${start}` }),
  }
}

/** A login whose notification the gateway does not accept is denied. */
const deniedWithoutPush = store((right) => ({
  transact: <Result>(username: string, decide: (account: Account) => AccountChange<Result>) =>
    right.transact(username, (before) => {
      const { account, ...rest } = decide(before)
      const failing = new Set(
        account.approvalRequests
          .filter(
            (request, index) => request.delivery === 'sending' && request === before.approvalRequests[index],
          )
          .map(({ loginId }) => loginId),
      )
      const logins = account.logins.map((login) =>
        failing.has(login.id) && login.stage.at === 'challenge'
          ? { ...login, stage: { at: 'denied' as const } }
          : login,
      )
      return { account: failing.size > 0 ? { ...account, logins } : account, ...rest }
    }),
}))

/** What became of a message that was sent is not written down. */
const resultsAreLost = ({ outbox, ...parts }: ServerParts): ServerParts => ({
  ...parts,
  outbox: (of, results) => outbox(of, { ...results, apply: async () => {} }),
})

/** Once a minute what is in the queue is tried again. */
function queueWithoutEnd(parts: ServerParts): ServerParts {
  let queue: readonly SmsMessage[] = []
  let nextTry = 0
  const triedAgain = async (): Promise<void> => {
    if (queue.length === 0 || parts.clock.now() < nextTry) return
    nextTry = parts.clock.now() + 60_000
    const waiting = queue
    queue = []
    for (const message of waiting)
      if ((await parts.sendSms(message).catch(() => 'failed')) !== 'sent') queue = [...queue, message]
  }
  return store((right) => ({
    async accountsDue(now) {
      await triedAgain()
      return right.accountsDue(now)
    },
    async nextDueAt() {
      const due = await right.nextDueAt()
      return queue.length === 0 ? due : Math.min(due ?? nextTry, nextTry)
    },
  }))({
    ...parts,
    async sendSms(message) {
      nextTry = parts.clock.now() + 60_000
      queue = [...queue, message]
      const result = await parts.sendSms(message)
      if (result === 'sent') queue = queue.filter((one) => one !== message)
      return result
    },
  })
}

const faults: readonly ServerFault[] = [
  {
    id: 'results-of-sending-are-lost',
    title: 'What a gateway has answered is not written down.',
    subject: 'server',
    violates: ['SEC-SEND-01', 'SEC-SEND-10', 'SEC-SEND-11'],
    inject: resultsAreLost,
  },
  {
    id: 'messages-are-tried-once',
    title: 'A message that a gateway does not accept at once is given up.',
    subject: 'server',
    violates: ['SEC-SEND-01', 'SEC-SEND-02', 'SEC-SEND-05', 'SEC-SEND-11'],
    inject: rules(() => ({ retryInTime: () => false })),
  },
  {
    id: 'pauses-between-tries-grow-without-end',
    title: 'Each pause before a message is sent again is twice as long as the one before, without a bound.',
    subject: 'server',
    violates: ['SEC-SEND-01'],
    inject: rules(() => ({
      retryAt: (tries, retryAfterMs, now) => now + Math.max(retryAfterMs, seconds(10) * 2 ** (tries - 1)),
    })),
  },
  {
    id: 'gateways-are-not-waited-for',
    title: 'The time that a gateway asks to wait is ignored.',
    subject: 'server',
    violates: ['SEC-SEND-02'],
    inject: rules((right) => ({ retryAt: (tries, _asked, now) => right.retryAt(tries, 0, now) })),
  },
  {
    id: 'messages-are-tried-for-ever',
    title: 'A message that a gateway does not accept is sent again even after it has expired.',
    subject: 'server',
    violates: ['SEC-SEND-03'],
    inject: rules(() => ({ retryInTime: () => true })),
  },
  {
    id: 'each-try-is-another-notification',
    title: 'Each try of a notification has an id of its own, so that the phone takes it for another one.',
    subject: 'server',
    violates: ['SEC-SEND-04'],
    inject: neverTheSame,
  },
  {
    id: 'another-notification-after-a-restart',
    title: 'A notification that is sent again after a restart has another id, so that the phone shows both.',
    subject: 'server',
    violates: ['SEC-SEND-04'],
    inject: anotherAfterStart,
  },
  {
    id: 'outbox-in-memory',
    title: 'A server that starts again has forgotten the messages that were to be sent.',
    subject: 'server',
    violates: ['SEC-SEND-05'],
    inject: outboxInMemory,
  },
  {
    id: 'dead-registrations-are-tried-again',
    title: 'A registration that the gateway has reported as invalid is used again.',
    subject: 'server',
    violates: ['SEC-SEND-10'],
    inject: rules((right) => ({ pushDestination: (device) => right.pushDestination(device, undefined) })),
  },
  {
    id: 'dead-android-registrations-are-tried-again',
    title: 'A registration that FCM has reported as invalid is used again.',
    subject: 'server',
    violates: ['SEC-SEND-10'],
    inject: rules((right) => ({
      pushDestination: (device, dead) =>
        right.pushDestination(device, device.os === 'Android' ? undefined : dead),
    })),
  },
  {
    id: 'windows-in-memory',
    title: 'A server that starts again has forgotten the open login windows and sessions.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: windowsInMemory,
  },
  {
    id: 'no-challenge-while-the-gateway-fails',
    title: 'A login by challenge is denied while the gateway does not accept its notification.',
    subject: 'server',
    violates: ['SEC-SEND-06'],
    inject: deniedWithoutPush,
  },
  {
    id: 'queue-of-the-carrier-drops-nothing',
    title:
      'What the carrier has not taken is kept in a queue, and sent whenever it takes it, however late that is.',
    subject: 'server',
    violates: ['SEC-SEND-03'],
    inject: queueWithoutEnd,
  },
]

export default faults
