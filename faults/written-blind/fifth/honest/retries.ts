/** @module When a message is sent again. */

import type { ServerParts } from '../../../../reference-server/parts.ts'
import { honest } from '../../support/written.ts'

const retrying = (parts: ServerParts, retryAt: ServerParts['rules']['retryAt']): ServerParts => ({
  ...parts,
  rules: { ...parts.rules, retryAt, jitter: () => 0 },
})

const halfMinute = 30_000

export default [
  // README, "Numbers", "Other time limits": "sent again within a minute, unless the gateway demands a longer wait, and never before".
  honest(
    'retries-at-the-end-of-the-minute',
    'A message is sent again 59 seconds after its refusal, however often it was refused.',
    (parts) => retrying(parts, (_tries, retryAfterMs, now) => now + Math.max(retryAfterMs, 59_000)),
  ),

  // The same sentence, and "Time": "name the instant of the next work": all that is due goes in one round.
  honest(
    'retries-in-rounds',
    'What is to be sent again goes in a round every full half minute, ten seconds after its refusal at the earliest.',
    (parts) =>
      retrying(
        parts,
        (_tries, retryAfterMs, now) =>
          Math.ceil((now + Math.max(retryAfterMs, 10_000)) / halfMinute) * halfMinute,
      ),
  ),

  // README, "Notifications and text messages": "the two minutes ... count ... from the last SMS that was sent".
  honest(
    'an-sms-that-failed-begins-no-pause',
    'The two minutes do not begin with an SMS that the carrier has refused for good.',
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        smsCooldownLeft: (sent, request, now, profile) =>
          parts.rules.smsCooldownLeft(
            sent.filter(({ delivery }) => delivery !== 'failed'),
            request,
            now,
            profile,
          ),
      },
    }),
  ),
]
