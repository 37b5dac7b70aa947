/** @module Every phone fault and every harmless variant. */

import type { HarmlessPhone, PhoneFault } from './fault.ts'

export const phoneFaults: readonly (PhoneFault | HarmlessPhone)[] = []
