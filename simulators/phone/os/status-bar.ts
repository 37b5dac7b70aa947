/** @module The signs at the top of the screen. */

import type { Os } from '../../../contract/primitives.ts'
import { type Conditions, isOnline } from './conditions.ts'

export type StatusIcon =
  | 'airplane'
  | 'half-moon'
  | 'stop-sign'
  | 'yellow battery'
  | 'battery with +'
  | 'orange bars'
  | 'no internet'
  | Conditions['bearer']

const quiet: Readonly<Record<Os, readonly StatusIcon[]>> = { iOS: ['half-moon'], Android: ['stop-sign'] }

const saving: Readonly<Record<Os, readonly StatusIcon[]>> = {
  iOS: ['yellow battery'],
  Android: ['orange bars', 'battery with +'],
}

/** NOTIF-18, NOTIF-28, NOTIF-31, NOTIF-35 */
export const statusIcons = (os: Os, phone: Conditions): readonly StatusIcon[] => [
  ...(phone.airplaneMode ? ['airplane' as const] : []),
  ...(phone.doNotDisturb ? quiet[os] : []),
  ...(phone.powerSaving ? saving[os] : []),
  isOnline(phone) ? phone.bearer : 'no internet',
]
