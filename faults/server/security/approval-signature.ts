/** @module Servers that take a seal for more than it says. */

import { seal } from '../../../reference-server/domain/crypto/secrets.ts'
import type { ServerFault } from '../fault.ts'
import { rules } from '../support/parts.ts'
import { phoneRules } from '../support/phone-rules.ts'

export const sealFaults: readonly ServerFault[] = [
  {
    id: 'refusal-seals-an-approval',
    title: 'The seal of a refusal is good for an approval as well.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: rules((right) => {
      let ofRefusal = ''
      return {
        requestIsFor(request, device) {
          const refusal = [request.id, request.loginId, 'decline', '', '', request.nonce]
          ofRefusal = seal(device.secret, refusal.join('\n'))
          return right.requestIsFor(request, device)
        },
        sealMatches: (given, expected) => given === ofRefusal || right.sealMatches(given, expected),
      }
    }),
  },
  {
    id: 'refusal-without-seal',
    title: 'The seal of an approval is looked at, and that of a refusal is not.',
    subject: 'server',
    violates: ['SEC-BIND-08'],
    inject: phoneRules((right, judged) => {
      let sealed = true
      return {
        sealMatches(given, expected) {
          sealed = right.sealMatches(given, expected)
          return true
        },
        elementProven: (os, element) =>
          (sealed || judged()?.purpose === 'activation') && right.elementProven(os, element),
      }
    }),
  },
]
