/** @module Security header fields of all pages (OWASP ASVS 5.0, chapter 3). */

import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

export const pageSecurityHeaders: MiddlewareHandler = secureHeaders({
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
  // With `no-referrer` browsers send forms with `Origin: null`, which the CSRF check refuses.
  referrerPolicy: 'same-origin',
  // Set by the listener, if it has TLS.
  strictTransportSecurity: false,
})

export const noStore: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('cache-control', 'no-store')
}
