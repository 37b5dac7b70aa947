/** @module What better-auth refuses, in the words of the contract. */

import { z } from 'zod'
import { type RefusalCode, refusals } from '../../../contract/refusal.ts'

export class RequestRefusal extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }

  /** A problem document (RFC 9457). */
  get problem() {
    const { status, meaning } = refusals[this.code]
    return { type: 'about:blank', title: meaning, status, code: this.code, detail: meaning }
  }
}

/** By the code of better-auth. One that is not here is a failure of this server. */
const translations: Readonly<Record<string, RefusalCode>> = {
  INVALID_USERNAME_OR_PASSWORD: 'invalid_credentials',
  INVALID_USERNAME: 'invalid_credentials',
  USERNAME_TOO_SHORT: 'invalid_credentials',
  USERNAME_TOO_LONG: 'invalid_credentials',
  PASSWORD_TOO_LONG: 'invalid_credentials',
  INVALID_PASSWORD: 'invalid_credentials',
  INVALID_TWO_FACTOR_COOKIE: 'unauthenticated',
  UNAUTHORIZED: 'unauthenticated',
  INVALID_CODE: 'invalid_code',
  OTP_HAS_EXPIRED: 'invalid_code',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'invalid_code',
  INVALID_OTP: 'invalid_code',
  OTP_NOT_FOUND: 'invalid_code',
  OTP_EXPIRED: 'invalid_code',
  TOO_MANY_ATTEMPTS: 'invalid_code',
  PHONE_NUMBER_EXIST: 'wrong_state',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
}

const errorBody = z.object({ code: z.string() })

/** Throws what better-auth's answer of an error means. */
export function refuseAs(status: number, body: unknown): never {
  const code = translations[errorBody.safeParse(body).data?.code ?? '']
  if (code !== undefined) throw new RequestRefusal(code)
  throw new Error(`better-auth answers ${status}: ${JSON.stringify(body)}`)
}
