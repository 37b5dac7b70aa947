/** @module Sessions, the ids of devices, and the moments at which numbers, registrations and enrolments count. */

import type { Account } from '../../../../reference-server/domain/model/account.ts'
import { isPending } from '../../../../reference-server/domain/model/login.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { remembering } from '../../support/after.ts'
import { answering } from '../../support/exchange.ts'
import { knowing, revising, ruling } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** A server that enrols people at other instants, but for those whom the lab makes: they get their devices first. */
const enrolling = (parts: ServerParts, enrolmentAt: (now: number) => number): ServerParts =>
  ruling(parts, (here, rules) => ({
    autoEnrolmentAt: (number, now, profile) =>
      number.verified && here().operation !== 'createPerson'
        ? enrolmentAt(now)
        : rules.autoEnrolmentAt(number, now, profile),
  }))

/** The person whose new IB Key has the id of the one that it replaces: whatever waited for that one is over. */
function withFormerId(account: Account, newId: string, id: string): Account {
  return {
    ...account,
    devices: account.devices
      .filter((device) => device.id !== id)
      .map((device) => (device.id === newId ? { ...device, id } : device)),
    logins: account.logins.map((login) =>
      isPending(login) && login.deviceId === id ? { ...login, stage: { at: 'void' } } : login,
    ),
    challenges: account.challenges.filter(({ deviceId, state }) => deviceId !== id || state !== 'open'),
    approvalRequests: account.approvalRequests.map((request) =>
      request.deviceId === id && request.state === 'open' ? { ...request, state: 'superseded' } : request,
    ),
    activations: account.activations.map((activation) =>
      activation.stage === 'committed' || activation.replaces !== id
        ? activation
        : { ...activation, stage: 'void' },
    ),
  }
}

const activeIbKeyOf = (account: Account) =>
  account.devices.find(({ type, status }) => type === 'ibKey' && status === 'active')

export default [
  // README, "Authentication of requests": "You decide whether a person may have several sessions at a time".
  honest(
    'one-session-for-each-platform',
    'A new session of a person ends the older ones on the same platform.',
    (parts) => ({
      ...parts,
      store: revising(parts, (after, earlier) => {
        const known = new Set(earlier.sessions.map(({ id }) => id))
        const begun = after.sessions.find(({ id }) => !known.has(id))
        if (!begun) return after
        const sessions = after.sessions.filter(
          (session) => session === begun || session.platform !== begun.platform,
        )
        return { ...after, sessions }
      }),
    }),
  ),

  // README, "Numbers": "`sessionIdleLifetime`: since its last request", and not since one of the last minute.
  honest(
    'every-use-of-a-session-is-recorded',
    'The time without use begins with the very last request.',
    (parts) => ({ ...parts, profile: { ...parts.profile, sessionUseResolution: 1 } }),
  ),

  // README, "Replies": "the alphabets and lengths of ids" are yours to choose, and an id is an opaque text; that two things of
  // different kinds have two ids is not said.
  honest('a-device-is-named-by-its-activation', 'An IB Key has the id of its activation.', (parts) =>
    ruling(parts, (here, rules) => ({
      newId: (random) => {
        const { operation, activation, account } = here()
        const enrols = account?.enrolmentDueAt !== undefined && account.enrolmentDueAt <= parts.clock.now()
        return operation === 'activate' && activation && !enrols ? activation.id : rules.newId(random)
      },
    })),
  ),

  // README, "SLS devices": "Removing or replacing a device ends what waits for it", and "of several that are under way the first to be
  // completed ends the others"; whether IB Key gets another id on the same phone is not said. Its keys are new.
  honest(
    'reactivation-keeps-the-id-of-the-device',
    'An IB Key that is reactivated on its phone keeps its id, with new keys.',
    (original) =>
      remembering(
        original,
        () => new Map<string, string>(),
        (former, parts) =>
          knowing(parts, (here) => {
            const store = revising(parts, (after, earlier) => {
              const { operation, activation } = here()
              const [now, then] = [activeIbKeyOf(after), activeIbKeyOf(earlier)]
              if (operation !== 'activate' || activation?.option !== 'reactivate') return after
              if (!now || !then || now.id === then.id) return after
              former().set(now.id, then.id)
              return withFormerId(after, now.id, then.id)
            })
            const changed = answering(parts, (answer, { operation }) => {
              const { deviceId } = answer.json
              const id = typeof deviceId === 'string' ? former().get(deviceId) : undefined
              return operation === 'activate' && id !== undefined
                ? { ...answer, json: { ...answer.json, deviceId: id } }
                : undefined
            })
            return { store, middleware: changed.middleware }
          }),
      ),
  ),

  // README, "Numbers", "Other time limits": "is enrolled in SMS authentication within a minute".
  honest(
    'enrolment-goes-with-the-full-minute',
    'Whoever has verified a number is enrolled at the next full minute of the clock.',
    (parts) => enrolling(parts, (now) => Math.ceil(now / minute) * minute),
  ),

  // The same.
  honest(
    'enrolment-comes-at-once',
    'Whoever has verified a number is enrolled at the same instant.',
    (parts) => enrolling(parts, (now) => now),
  ),

  // README, "Numbers", "Other time limits": an offer is adopted "at once with the next login that its phone completes ... and no later than a
  // day after the offer"; "You decide whether an offer that comes shortly after such a login counts with it" (AMB-41).
  honest(
    'an-offer-waits-a-day-for-a-login',
    'An offered push token waits up to a day for a login that its phone completes, and does not count with one before.',
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        pushTokenOfferAccepted: (offeredAt, provenAt) =>
          provenAt !== undefined && provenAt >= offeredAt && provenAt - offeredAt < day,
      },
    }),
  ),
]
