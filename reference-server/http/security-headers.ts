/** @module Header fields of all responses of the faces (OWASP ASVS 5.0). No response is a page, and any may hold a secret. */

export const securityHeaders = {
  // 14.3.2 and 7.1.3
  'cache-control': 'no-store',
  // 3.4.4
  'x-content-type-options': 'nosniff',
  // 3.4.3, 3.4.6 and 3.2.1: no scripts, no subresources, no framing
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  // 3.4.5: URLs contain ids
  'referrer-policy': 'no-referrer',
} as const
