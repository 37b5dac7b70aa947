/** @module Rules that are different for some phones, or for one of the two occasions on which a phone is judged. */

import type { ExpectedAttestation } from '../../../reference-server/domain/model/attestation.ts'
import type { Os } from '../../../reference-server/domain/model/primitives.ts'
import type { Rules } from '../../../reference-server/domain/rules/rules.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import { rules } from './parts.ts'

export interface Judged {
  readonly purpose: ExpectedAttestation['purpose']
  readonly os: Os
}

/** Other rules; `change` sees the right ones, and they can ask which phone is being judged, and for what. */
export const phoneRules = (
  change: (right: Rules, judged: () => Judged | undefined) => Partial<Rules>,
): ((parts: ServerParts) => ServerParts) =>
  rules((right) => {
    let judged: Judged | undefined
    return {
      approvalRequestIsFor(request, device) {
        judged = { purpose: 'approval', os: device.os }
        return right.approvalRequestIsFor(request, device)
      },
      activeIbKeyUnchanged(activation, active) {
        judged = { purpose: 'activation', os: activation.os }
        return right.activeIbKeyUnchanged(activation, active)
      },
      ...change(right, () => judged),
    }
  })
