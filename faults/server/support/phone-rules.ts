/** @module Rules that are different for some phones, or for one of the two occasions on which a phone is checked. */

import type { ExpectedAttestation } from '../../../reference-server/domain/model/attestation.ts'
import type { Os } from '../../../reference-server/domain/model/primitives.ts'
import type { Rules } from '../../../reference-server/domain/rules/rules.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import { rules } from './parts.ts'

export interface CheckedPhone {
  readonly purpose: ExpectedAttestation['purpose']
  readonly os: Os
}

/** Other rules; `change` gets the right ones, and `checked` names the phone that is being checked. */
export const phoneRules = (
  change: (right: Rules, checked: () => CheckedPhone | undefined) => Partial<Rules>,
): ((parts: ServerParts) => ServerParts) =>
  rules((right) => {
    let checked: CheckedPhone | undefined
    return {
      approvalRequestIsFor(request, device) {
        checked = { purpose: 'approval', os: device.os }
        return right.approvalRequestIsFor(request, device)
      },
      activeIbKeyUnchanged(activation, active) {
        checked = { purpose: 'activation', os: activation.os }
        return right.activeIbKeyUnchanged(activation, active)
      },
      ...change(right, () => checked),
    }
  })
