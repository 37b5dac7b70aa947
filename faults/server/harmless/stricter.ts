/** @module Servers that refuse more than the reference server, where the guide leaves the choice. */

import { z } from 'zod'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { bodyOf, operationOf, refusalFor } from '../support/http.ts'
import { variant } from '../support/variant.ts'

const started = z.looseObject({ challenge: z.string() })
const proof = z.looseObject({ token: z.string() })

const activationOf = (request: Request): string => new URL(request.url).pathname.split('/')[3] ?? ''

/** An activation that waits for the response of the physical device takes eight digits; anything else is not counted. */
function malformedDeviceResponsesAreInvalid(parts: ServerParts): ServerParts {
  const asked = new Set<string>()
  return {
    ...parts,
    middleware: async (request, next) => {
      const activation = activationOf(request)
      const given = asked.has(activation) ? proof.safeParse(await bodyOf(request)).data : undefined
      if (given && !/^[0-9]{8}$/.test(given.token)) return refusalFor('invalid_request', parts)
      const response = await parts.middleware(request, next)
      if (operationOf(request) !== 'startActivation') return response
      const { status } = response
      const [headers, text] = [Object.fromEntries(response.headers), await response.text()]
      if (started.safeParse(JSON.parse(text)).success) asked.add(activation)
      return parts.respond(text, { status, headers })
    },
  }
}

const faults: readonly ServerFault[] = [
  variant(
    'malformed-device-responses-are-invalid-requests',
    'An activation that waits for the response of a physical device refuses all but eight digits as invalid.',
    malformedDeviceResponsesAreInvalid,
  ),
]
export default faults
