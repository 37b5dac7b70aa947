/** A value, or the sentences that say why there is none. Bad input is a value too; exceptions are bugs. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] }

export const valid = <T>(value: T): Result<T> => ({ ok: true, value })
export const invalid = (problems: readonly string[]): Result<never> => ({ ok: false, problems })
