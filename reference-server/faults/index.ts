/** @module Every server fault and every harmless variant. */

import type { HarmlessServer, ServerFault } from './fault.ts'

export const serverFaults: readonly (ServerFault | HarmlessServer)[] = []
