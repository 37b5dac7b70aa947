/** @module A physical security device proves an activation in place of an SMS (REACT-04 to REACT-06). */

import type { Account } from '../../model/account.ts'
import type { Activation, Possession } from '../../model/activation.ts'
import { replaced } from '../../model/entries.ts'
import { accepted, refusal, refused, type Step } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'
import { countFailure } from '../account/failures.ts'

/** The response may be that of any active physical device of the person. */
export function verifyDeviceResponse(
  account: Account,
  activation: Activation & { readonly challenge: string },
  given: string,
  context: Context,
): Step<Possession> {
  const { rules, profile } = context
  const matching = account.devices.find(
    (device) =>
      device.type === 'physical' &&
      device.status === 'active' &&
      rules.responseMatches(given, rules.expectedResponse(device.secret, activation.challenge)),
  )
  if (matching) return accepted(account, { deviceId: matching.id })
  const failures = activation.failures + 1
  const stage = rules.attemptsExhausted(failures, profile) ? 'void' : activation.stage
  const counted = replaced(account, 'activations', { ...activation, failures, stage })
  return refused(countFailure(counted, context), refusal('invalid_code', 'wrong response of the device'))
}
