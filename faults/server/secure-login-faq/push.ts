/** @module Notifications that are not sent, sent too often, to the wrong phone, or too late. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { Instant, Os } from '../../../reference-server/domain/model/primitives.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'

/** Nothing is sent to the gateway of one system, and the server takes it for sent. */
const silentFor =
  (os: Os) =>
  (parts: ServerParts): ServerParts => ({
    ...parts,
    sendPush: async (message) => (message.os === os ? 'sent' : parts.sendPush(message)),
  })

const hour = 3_600_000

/** What one gateway is shown never changes, and is refused when it is an hour old. */
const neverRenewedFor =
  (os: Os) =>
  (parts: ServerParts): ServerParts => {
    let since: Instant | undefined
    return {
      ...parts,
      async sendPush(message) {
        if (message.os !== os) return parts.sendPush(message)
        since ??= parts.clock.now()
        return parts.clock.now() - since < hour ? parts.sendPush(message) : 'failed'
      },
    }
  }

const tokensOf = ({ devices }: Account): readonly string[] =>
  devices.flatMap((device) => (device.type === 'ibKey' && device.pushToken ? [device.pushToken] : []))

const faults: readonly ServerFault[] = [
  {
    id: 'no-push-to-android',
    title: 'Android phones get no notification.',
    subject: 'server',
    violates: ['PUSH-AND-02'],
    inject: silentFor('Android'),
  },
  {
    id: 'no-push-to-iphones',
    title: 'iPhones get no notification.',
    subject: 'server',
    violates: ['PUSH-TID-01', 'PUSH-FID-01'],
    inject: silentFor('iOS'),
  },
  {
    id: 'fcm-token-never-renewed',
    title: 'The access token for FCM is never renewed, so that Android phones get nothing after an hour.',
    subject: 'server',
    violates: ['PUSH-AND-02'],
    inject: neverRenewedFor('Android'),
  },
  {
    id: 'apns-token-never-renewed',
    title: 'The provider token for APNs is never renewed, so that iPhones get nothing after an hour.',
    subject: 'server',
    violates: ['PUSH-TID-01'],
    inject: neverRenewedFor('iOS'),
  },
  {
    id: 'push-sent-twice',
    title: 'Every login sends two notifications.',
    subject: 'server',
    violates: ['PUSH-AND-02', 'PUSH-TID-01', 'PUSH-FID-01'],
    inject: rules(() => ({ pushesPerLogin: () => 2 })),
  },
  {
    id: 'push-to-everybody',
    title: 'A notification goes to every phone that the server knows.',
    subject: 'server',
    violates: ['PUSH-AND-02'],
    inject: (parts) => {
      const tokens = new Set<string>()
      return {
        ...parts,
        store: {
          ...parts.store,
          transact: (username, decide) =>
            parts.store.transact(username, (account) => {
              const change = decide(account)
              for (const token of tokensOf(change.account)) tokens.add(token)
              return change
            }),
        },
        async sendPush(message) {
          const others = [...tokens].filter((token) => token !== message.token)
          await Promise.all(others.map((token) => parts.sendPush({ ...message, token })))
          return parts.sendPush(message)
        },
      }
    },
  },
  {
    id: 'push-expired-when-sent',
    title:
      'The end of a notification is given in seconds where milliseconds are meant, so that it is long over.',
    subject: 'server',
    violates: ['PUSH-TID-03', 'PUSH-FID-03'],
    inject: (parts) => ({
      ...parts,
      sendPush: (message) => parts.sendPush({ ...message, expiresAt: Math.floor(message.expiresAt / 1_000) }),
    }),
  },
  {
    id: 'push-to-nobody-s-token',
    title: 'The registration of the phone is cut short on its way to the gateway.',
    subject: 'server',
    violates: ['PUSH-AND-02', 'PUSH-TID-01', 'PUSH-FID-01'],
    inject: rules((right) => ({
      pushDestination: (device, dead) => right.pushDestination(device, dead)?.slice(0, -2),
    })),
  },
  {
    id: 'activated-iphone-gets-no-notification',
    title: 'An iPhone on which IB Key is active gets no notification.',
    subject: 'server',
    violates: ['NOTIF-04'],
    inject: rules((right) => ({
      pushDestination: (device, dead) =>
        device.os === 'iOS' ? undefined : right.pushDestination(device, dead),
    })),
  },
  {
    id: 'code-in-the-text-of-the-notification',
    title: 'The text of the notification holds a code of six digits, as an SMS does.',
    subject: 'server',
    violates: ['NOTIF-EN-IOS-06'],
    inject: (parts) => ({
      ...parts,
      sendPush: (message) =>
        parts.sendPush({
          ...message,
          body: `${message.body} ${parts.rules.newCode(parts.random, 'login')}`,
        }),
    }),
  },
  {
    id: 'requests-wait-for-the-phone',
    title: 'A notification that reaches the phone an hour late still approves its login.',
    subject: 'server',
    violates: ['NOTIF-15', 'NOTIF-27'],
    inject: (parts) =>
      rules(() => ({ approvalRequestInTime: () => true, loginInTime: () => true }))({
        ...parts,
        sendPush: (message) => parts.sendPush({ ...message, expiresAt: message.expiresAt + 3_600_000 }),
      }),
  },
]

export default faults
