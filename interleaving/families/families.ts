/** @module All families, in the order in which they are told. */

import type { RaceFamily } from '../family.ts'
import { answerFamilies } from './answers.ts'
import { deviceFamilies } from './devices.ts'
import { messageFamilies } from './messages.ts'

export const families: readonly RaceFamily[] = [...answerFamilies, ...deviceFamilies, ...messageFamilies]
