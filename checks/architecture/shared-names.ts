/** @module Names that several modules export on purpose, with the reason. */

export interface SharedName {
  readonly why: string
  readonly names: readonly string[]
}

export const sharedNames: readonly SharedName[] = []
