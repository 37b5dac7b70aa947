/** @module Header fields of every answer of the faces. None of them is a page, and each may tell a secret. */

export const protectiveHeaders = {
  // OWASP ASVS 5.0, 14.3.2 and 7.1.3: nothing of it stays in a cache.
  'cache-control': 'no-store',
  // 3.4.4: nobody takes it for anything but what it says it is.
  'x-content-type-options': 'nosniff',
  // 3.4.3, 3.4.6 and 3.2.1: opened in a browser it runs nothing, loads nothing and is shown in no frame.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  // 3.4.5: the address, with the ids in it, goes nowhere else.
  'referrer-policy': 'no-referrer',
} as const
