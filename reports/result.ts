/** A value, or the sentences that say why there is none: bad input is an answer here, never an exception. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] }

export const valid = <T>(value: T): Result<T> => ({ ok: true, value })
export const invalid = (problems: readonly string[]): Result<never> => ({ ok: false, problems })
