/** @module A second kind: what is remembered for too long, and what one person, phone or service does to another. */

import type { Instant } from '../../../../reference-server/domain/model/primitives.ts'
import { remembering, revisingAfter } from '../../support/after.ts'
import { answering, type Json } from '../../support/exchange.ts'
import { formerIbKeys } from '../../support/former.ts'
import { revising, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

/** How long nothing is sent after a failure. */
const breakMs = 60_000

export default [
  wrong(
    'the-box-is-kept-per-session',
    'The box Secure Login Settings shows what it did before, until the same session changes something.',
    ['NOTIF-11'],
    (original) =>
      remembering(
        original,
        () => new Map<string, Json>(),
        (boxes, parts) =>
          answering(parts, (answer, { operation, parameters, bearer, request }) => {
            if (operation === 'openPortal' && parameters.page === 'secure-login' && answer.status === 200) {
              const json = boxes().get(bearer) ?? answer.json
              boxes().set(bearer, json)
              return { ...answer, json }
            }
            if (request.method !== 'GET') boxes().delete(bearer)
            return undefined
          }),
      ),
  ),
  wrong(
    'the-first-notification-after-a-return-goes-astray',
    'When IB Key has returned to a phone, the first notification goes to the one where it was meanwhile.',
    ['MIG-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushDestination: (device, deadPushToken) => {
          const former = formerIbKeys(here())
          const between = former.at(-1)
          const hasReturned = former.some(({ hardwareId }) => hardwareId === device.hardwareId)
          const isFirst = !here().account?.approvalRequests.some(({ deviceId }) => deviceId === device.id)
          return hasReturned && isFirst && between?.os === device.os && between.pushToken !== undefined
            ? between.pushToken
            : rules.pushDestination(device, deadPushToken)
        },
      })),
  ),
  wrong(
    'enrolment-is-decided-when-the-number-is',
    'Whoever confirms a number without an SLS device is enrolled in SMS, also if IB Key is active by then.',
    ['SMS-11'],
    (original) =>
      remembering(
        original,
        () => new Set<string>(),
        (without, parts) => ({
          ...parts,
          store: revising(parts, (after, before) => {
            const { username, devices } = after
            const isDecided = before.enrolmentDueAt === undefined && after.enrolmentDueAt !== undefined
            if (isDecided && !devices.some(({ status }) => status === 'active')) without().add(username)
            const isDone = before.enrolmentDueAt !== undefined && after.enrolmentDueAt === undefined
            if (!isDone || !without().delete(username) || devices.length > before.devices.length) return after
            const id = parts.rules.newId(parts.random)
            return {
              ...after,
              devices: [
                ...devices,
                { id, type: 'sms', name: 'SMS', status: 'active', enrolled: 'automatically' },
              ],
            }
          }),
        }),
      ),
  ),
  wrong(
    'one-open-code-per-number',
    'Of two people with one mobile number, the security code of the second ends that of the first.',
    ['SMS-15'],
    (original) =>
      remembering(
        original,
        () => new Map<string, string>(),
        (newest, parts) => ({
          ...parts,
          rules: {
            ...parts.rules,
            codeIsOpen: (code) =>
              parts.rules.codeIsOpen(code) &&
              (code.purpose !== 'login' || (newest().get(code.number) ?? code.id) === code.id),
          },
          store: revising(parts, (after, before) => {
            const added = after.smsCodes.filter(
              ({ id, purpose }) => purpose === 'login' && !before.smsCodes.some((one) => one.id === id),
            )
            for (const { number, id } of added) newest().set(number, id)
            return after
          }),
        }),
      ),
  ),
  wrong(
    'a-session-keeps-its-residence',
    'Whether two factors are mandatory is found out at a login, and settings go by that after a move to India.',
    ['REG-IN-03'],
    (original) =>
      remembering(
        original,
        () => new Map<string, boolean>(),
        (known, parts) =>
          ruling(parts, (here, rules) => ({
            twoFactorMandatory(account) {
              const isMandatory = rules.twoFactorMandatory(account)
              if (here().session) return known().get(account.username) ?? isMandatory
              known().set(account.username, isMandatory)
              return isMandatory
            },
          })),
      ),
  ),
  wrong(
    'one-push-service-stops-the-other',
    'After a push service could not take a notification, nobody gets one for a minute, by either service.',
    ['PUSH-FID-01'],
    (original) =>
      remembering(
        original,
        (): { failedAt?: Instant } => ({}),
        (breaker, parts) => ({
          ...parts,
          sendPush: async (message) => {
            const fail = (): void => {
              breaker().failedAt = parts.clock.now()
            }
            try {
              const result = await parts.sendPush(message)
              if (typeof result === 'object') fail()
              return result
            } catch (error) {
              fail()
              throw error
            }
          },
          rules: {
            ...parts.rules,
            pushIsSent: (...given) => {
              const { failedAt } = breaker()
              const isBroken = failedAt !== undefined && parts.clock.now() - failedAt < breakMs
              return !isBroken && parts.rules.pushIsSent(...given)
            },
          },
        }),
      ),
  ),
  wrong(
    'one-challenge-for-all-activations',
    'Activations that wait for a physical security device share a challenge, and so one response proves all.',
    ['SEC-SINGLE-07'],
    (parts) =>
      revisingAfter(parts, ['startActivation'], (after, before, { parameters }) => {
        const begun = after.activations.find(({ id }) => id === parameters.activationId)
        const earlier = before.activations.find(({ id }) => id === parameters.activationId)
        if (!begun?.challenge || earlier?.challenge) return after
        return {
          ...after,
          activations: after.activations.map((one) =>
            one.stage === 'asked' && one.challenge ? { ...one, challenge: begun.challenge } : one,
          ),
        }
      }),
  ),
  wrong(
    'a-lock-covers-the-number',
    'While the second factor of one person is locked, so is that of whoever has the same mobile number.',
    ['SEC-LIMIT-07'],
    (original) =>
      remembering(
        original,
        () => new Map<string, Instant>(),
        (locks, remembered) => {
          const store = revising(remembered, (after, before) => {
            const { lockedAt } = after.secondFactor
            const number = after.mobileNumber?.lastVerified
            if (number !== undefined && lockedAt !== undefined && lockedAt !== before.secondFactor.lockedAt)
              locks().set(number, lockedAt)
            return after
          })
          return ruling({ ...remembered, store }, (here, rules) => ({
            secondFactorLockLeft: (lock, now, profile) => {
              const number = here().account?.mobileNumber?.lastVerified
              const lockedAt = lock.lockedAt ?? (number === undefined ? undefined : locks().get(number))
              return rules.secondFactorLockLeft({ ...lock, lockedAt }, now, profile)
            },
          }))
        },
      ),
  ),
]
