/** @module A second kind: what a server has lost, or does again, when it starts over the same store. */

import type { Store } from '../../../../reference-server/store/store.ts'
import { knowing } from '../../support/here.ts'
import { losing, restarted } from '../../support/restart.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-restart-ends-the-two-minutes',
    'The first SMS after a restart of the server can be had at once.',
    ['SMS-06'],
    (parts) => {
      const { store, isRestarted } = restarted(parts.store)
      const served = new Set<string>()
      return knowing({ ...parts, store }, (here) => ({
        rules: {
          ...parts.rules,
          smsCooldownLeft: (sent, request, now, profile) => {
            const username = here().account?.username ?? ''
            const isFirst = isRestarted() && !served.has(username)
            served.add(username)
            return isFirst ? 0 : parts.rules.smsCooldownLeft(sent, request, now, profile)
          },
        },
      }))
    },
  ),
  wrong(
    'a-restart-revives-dead-registrations',
    'After a restart a registration that the push service does not know any more is used again.',
    ['SEC-SEND-10'],
    (parts) => losing(parts, (account) => ({ ...account, deadPushToken: undefined })),
  ),
  wrong(
    'a-restart-notifies-once-more',
    'After a restart a person is notified again of the phone on which IB Key has become active.',
    ['SEC-SEND-08'],
    (parts) => {
      const { store, isRestarted } = restarted(parts.store)
      const seen = new Set<string>()
      const transact: Store['transact'] = async (username, decide) => {
        const result = await store.transact(username, decide)
        if (!isRestarted() || seen.has(username)) return result
        seen.add(username)
        const account = await store.read(username)
        const to = account?.mobileNumber?.lastVerified
        if (to !== undefined && account?.activations.some(({ stage }) => stage === 'committed'))
          await parts.sendSms({ to, body: parts.messages.en.notices.activation })
        return result
      }
      return { ...parts, store: { ...store, transact } }
    },
  ),
  wrong(
    'what-was-due-at-a-restart-waits-for-its-person',
    'After a restart nothing that was to be sent again is sent until the person does something.',
    ['SEC-SEND-05'],
    (parts) => {
      const { store, isRestarted } = restarted(parts.store)
      const seen = new Set<string>()
      const transact: Store['transact'] = (username, decide) => {
        seen.add(username)
        return store.transact(username, decide)
      }
      const accountsDue: Store['accountsDue'] = async (now) => {
        const due = await store.accountsDue(now)
        return isRestarted() ? due.filter((username) => seen.has(username)) : due
      }
      const nextDueAt: Store['nextDueAt'] = async () =>
        isRestarted() && seen.size === 0 ? undefined : store.nextDueAt()
      return { ...parts, store: { ...store, transact, accountsDue, nextDueAt } }
    },
  ),
  wrong(
    'a-restart-forgets-the-offer-of-a-phone',
    'A registration that a phone has offered before a restart is not adopted by the login after it.',
    ['SYNC-02'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        devices: account.devices.map((device) =>
          device.type === 'ibKey' ? { ...device, offeredPushToken: undefined } : device,
        ),
      })),
  ),
]
