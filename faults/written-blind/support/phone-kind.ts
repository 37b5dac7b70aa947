/** @module Rules of a phone that see what kind of phone it is. */

import type { Locale, Os } from '../../../contract/primitives.ts'
import type { PhoneParts } from '../../../simulators/phone/parts.ts'

/** What a phone is, once it has begun. */
export interface PhoneKind {
  readonly os?: Os | undefined
  readonly language?: Locale | undefined
}

/** A phone some of whose rules see its kind: it takes the labels of its app before anything else. */
export function kindOfPhone(
  parts: PhoneParts,
  change: (kind: () => PhoneKind, parts: PhoneParts) => Partial<PhoneParts>,
): PhoneParts {
  let kind: PhoneKind = {}
  const appLabels: PhoneParts['appLabels'] = (os, language) => {
    kind = { os, language }
    return parts.appLabels(os, language)
  }
  return { ...parts, ...change(() => kind, parts), appLabels }
}
