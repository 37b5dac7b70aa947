/** @module The phones of `sls simulate`, as somebody asks for them. */

export interface PhoneSpec {
  readonly name: string
  readonly os: 'iOS' | 'Android'
  /** E.164 */
  readonly number: string | undefined
  readonly environment?: 'sandbox' | 'production' | undefined
}

export const phoneNameForm = /^[a-z0-9][a-z0-9-]{0,39}$/
export const numberForm = /^\+[1-9]\d{6,14}$/
