/** @module Servers that leave a capability out, and are right in all the rest. */

import type { Capability } from '../../../contract/lab-face.ts'
import { hours } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { replies, rules } from '../support/parts.ts'

const undeclared = (left: Capability): ((parts: ServerParts) => ServerParts) =>
  replies((reply) =>
    'capabilities' in reply && Array.isArray(reply.capabilities)
      ? { ...reply, capabilities: reply.capabilities.filter((one) => one !== left) }
      : reply,
  )

/** `change`: how a server is that leaves it out, where that is another one. */
const without = (
  left: Capability,
  change: (parts: ServerParts) => ServerParts = (parts) => parts,
): ServerFault => ({
  id: `without-${left.toLowerCase()}`,
  title: `The capability "${left}" is left out.`,
  subject: 'server',
  harmless: true,
  inject: (parts) => change(undeclared(left)(parts)),
})

const attestationsIgnored = rules(() => ({
  verdictAccepted: () => true,
  attestationIsForApp: () => true,
  attestationIsForPhone: () => true,
  attestationNonceMatches: () => true,
  attestationInTime: () => true,
}))

/** Codes and notifications alone: notices are sent again. A code that was not sent begins no pause. */
const messagesTriedOnce = rules((right) => ({
  retryInTime: (at, endsAt) => endsAt - at > hours(1) && right.retryInTime(at, endsAt),
  smsCooldownLeft: (sent, request, now, profile) =>
    right.smsCooldownLeft(
      sent.filter(({ delivery }) => delivery !== 'failed'),
      request,
      now,
      profile,
    ),
}))

const faults: readonly ServerFault[] = [
  without(
    'screens',
    replies((reply) => ({ ...reply, screen: undefined })),
  ),
  without('integrity', attestationsIgnored),
  without('physicalDevice'),
  without('russian'),
  without('notices'),
  without('clockSetBack'),
  without('residenceChanges'),
  without('retries', messagesTriedOnce),
  without('seamless'),
  without('sms'),
  without('ibKey'),
]

export default faults
