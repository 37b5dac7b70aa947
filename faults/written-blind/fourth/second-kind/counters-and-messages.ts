/** @module A second kind: counts and pauses that other deeds reset, and messages that nobody asked for. */

import { noAttempts } from '../../../../reference-server/domain/model/password-attempts.ts'
import { minutes } from '../../../../reference-server/domain/model/time.ts'
import { remembering, revisingAfter } from '../../support/after.ts'
import { answering } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'the-password-in-the-app-forgives-wrong-answers',
    'Whoever gives the right password to the app begins the count of wrong answers anew.',
    ['SEC-LIMIT-04'],
    (parts) =>
      revisingAfter(parts, ['readActivationOptions'], (after) =>
        after.secondFactor.lockedAt === undefined ? { ...after, secondFactor: { failures: 0 } } : after,
      ),
  ),
  wrong(
    'a-removed-device-ends-the-pause',
    'Removing an SLS device ends the two minutes before the next SMS.',
    ['SEC-COOLDOWN-01'],
    (parts) =>
      remembering(
        parts,
        () => new Set<string>(),
        (forgotten, right) => {
          const noting = revisingAfter(right, ['removeDevice'], (after, before) => {
            const isRemoved = after.devices.some(
              ({ id, status }) =>
                status === 'revoked' &&
                before.devices.some((other) => other.id === id && other.status === 'active'),
            )
            if (isRemoved) for (const { id } of after.smsCodes) forgotten().add(id)
            return after
          })
          return ruling(noting, (_here, rules) => ({
            smsCooldownLeft: (sent, request, now, profile) =>
              rules.smsCooldownLeft(
                sent.filter(({ id }) => !forgotten().has(id)),
                request,
                now,
                profile,
              ),
          }))
        },
      ),
  ),
  wrong(
    'wrong-passwords-are-free-after-a-right-one',
    'For five minutes after a right password wrong ones for the same user name are not counted.',
    ['SEC-LIMIT-09'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (rightAt, right) => ({
          ...right,
          store: {
            ...right.store,
            transactAttempts: (username, decide) =>
              right.store.transactAttempts(username, (before) => {
                const change = decide(before)
                const now = right.clock.now()
                if (change.attempts === noAttempts) rightAt().set(username, now)
                const last = rightAt().get(username)
                return last !== undefined && now - last < minutes(5) && change.attempts !== noAttempts
                  ? { ...change, attempts: before }
                  : change
              }),
          },
        }),
      ),
  ),
  wrong(
    'an-approval-is-confirmed-by-sms',
    'After each approval a text message to the verified number says that a login was approved.',
    ['SEC-SEND-12'],
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, async ({ status }) => {
          const { operation, body, account } = here()
          const to = account?.mobileNumber?.lastVerified
          if (operation === 'answerPushRequest' && body.decision === 'approve' && status === 200 && to)
            await parts.sendSms({ to, body: 'A login to your account was approved on your phone.' })
          return undefined
        })
        return { middleware: changed.middleware }
      }),
  ),
]
