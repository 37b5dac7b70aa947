/**
 * @module What protects every page (OWASP ASVS 5.0, chapter 3): no script or style in the page itself, no frame
 * around it, nothing in caches, no form from elsewhere.
 */

import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

export const pageProtection: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // Not `no-referrer`: then browsers send forms with `Origin: null`, which is what forged ones have.
  referrerPolicy: 'same-origin',
  // The listener says it, which knows whether there is TLS.
  strictTransportSecurity: false,
})

export const noStore: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('cache-control', 'no-store')
}
