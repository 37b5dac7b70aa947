/** @module What a copy of the app sends that has everything which an approval by its phone takes. */

import type { Phone } from '../../drivers/ports/phone.ts'

export const asThePhoneWould = ({ element }: Phone) =>
  ({ element, seal: 'right', claim: 'the phone' }) as const
