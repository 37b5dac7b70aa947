/** @module For tests: servers that are wrong in a way that no fault of this project is. */

import { z } from 'zod'
import { unchanged, type Variant } from '../../drivers/assemblies/variant.ts'
import { accessToken } from '../../simulators/phone/device-keys.ts'

/** The right server, but for what it says of a session. */
const saying = (change: (reply: Record<string, unknown>) => object): Variant => ({
  ...unchanged,
  server: (parts) => ({
    ...parts,
    async middleware(request, next) {
      const response = await parts.middleware(request, next)
      if (request.method !== 'GET' || !request.url.endsWith('/session') || !response.ok) return response
      const reply = z.record(z.string(), z.unknown()).parse(await response.json())
      return parts.respond(parts.encode(change(reply)), {
        status: response.status,
        headers: Object.fromEntries(response.headers),
      })
    },
  }),
})

/** It names another person. */
export const sessionOfAnother: Variant = saying((reply) => ({ ...reply, username: 'somebody.else' }))

/** It does not say whose session it is. */
export const sessionOfNobody: Variant = saying(({ username: _, ...rest }) => rest)

const activated = z.object({ deviceId: z.string(), deviceSecret: z.string() })

/** An answer to an approval request is taken for that of its own phone, whoever's phone it comes from. */
export const approvalOfAnybody: Variant = {
  ...unchanged,
  server: (parts) => {
    const devices = new Map<string, string>()
    return {
      ...parts,
      rules: {
        ...parts.rules,
        approvalSignatureMatches: () => true,
        securityElementAccepted: () => true,
        attestationIsForPhone: () => true,
        attestationIsForApp: () => true,
        attestationNonceMatches: () => true,
      },
      async middleware(request, next) {
        const [, start, end] = /^(.*\/device\/)[^/]+(\/requests\/[^/]+\/answer)$/.exec(request.url) ?? []
        const { method } = request
        const body = method === 'POST' ? await request.text() : undefined
        const asked = (url = request.url, headers = new Headers(request.headers)): Promise<Response> =>
          parts.middleware(new Request(url, { method, headers, ...(body !== undefined && { body }) }), next)
        const response = await asked()
        if (method === 'POST' && response.ok) {
          const text = await response.text()
          const device = activated.safeParse(parts.decode(text))
          if (device.success) devices.set(device.data.deviceId, accessToken(device.data.deviceSecret))
          return parts.respond(text, {
            status: response.status,
            headers: Object.fromEntries(response.headers),
          })
        }
        if (start === undefined || response.ok) return response
        for (const [id, token] of devices) {
          const headers = new Headers(request.headers)
          headers.set('authorization', `Bearer ${token}`)
          const again = await asked(`${start}${id}${end}`, headers)
          if (again.ok) return again
        }
        return response
      },
    }
  },
}
