/** @module Tells a form of ours from a forged one (OWASP ASVS 5.0, 3.5.1): it carries a value that only the window knows. */

import { createHmac, timingSafeEqual } from 'node:crypto'

/** Made of the newest secret of the window, so that it changes with the login and needs no memory. */
export const formToken = (secret: string): string =>
  createHmac('sha256', secret).update('form of a window').digest('base64url')

export function isFormToken(given: unknown, secret: string | undefined): boolean {
  if (typeof given !== 'string' || secret === undefined) return false
  const [one, other] = [Buffer.from(given), Buffer.from(formToken(secret))]
  return one.length === other.length && timingSafeEqual(one, other)
}
