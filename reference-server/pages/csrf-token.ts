/** @module CSRF tokens (OWASP ASVS 5.0, 3.5.1): a hidden field of each form, derived from a secret in the cookies. */

import { createHmac, timingSafeEqual } from 'node:crypto'

/** Stateless: derived from the newest secret of the window, and so renewed with each login. */
export const csrfToken = (secret: string): string =>
  createHmac('sha256', secret).update('form of a window').digest('base64url')

export function isCsrfToken(given: unknown, secret: string | undefined): boolean {
  if (typeof given !== 'string' || secret === undefined) return false
  const [actual, expected] = [Buffer.from(given), Buffer.from(csrfToken(secret))]
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
