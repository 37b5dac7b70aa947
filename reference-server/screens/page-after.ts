/** @module The page of Client Portal after each change of the settings. */

import type { Operation } from '../../contract/routes.ts'

export const pageAfter = {
  setSeamless: 'secure-login',
  setOptOut: 'secure-login',
  removeDevice: 'secure-login',
  changeMobileNumber: 'mobile-number',
  verifyMobileNumber: 'mobile-number',
  confirmMobileNumber: 'mobile-number',
} as const satisfies Partial<Record<Operation, string>>

const pages: ReadonlyMap<string, string> = new Map(Object.entries(pageAfter))

export const pageAfterAny = (operation: Operation): string | undefined => pages.get(operation)
