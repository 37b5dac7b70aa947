/**
 * @module The reference server without a lab face, as a system that is not ours: with SLS_TEST_CLOCK, a clock that nobody sets,
 * SLS_TEST_FAULT, a fault of its own or none, and SLS_TEST_DAILY_SMS, so many text messages a day, whatever the configuration says.
 */

import { runAsForeign } from '../../cli/bench/foreign/run-as-foreign.ts'
import { variantOf } from '../../drivers/assemblies/faults.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import { serverInRealTime, testClock } from './real-time.ts'

const { SLS_TEST_CLOCK = '', SLS_TEST_FAULT: fault, SLS_TEST_DAILY_SMS: dailySms } = process.env
const variant = fault === undefined ? unchanged : await variantOf(fault, [])
const limited = (parts: ServerParts): ServerParts =>
  dailySms === undefined ? parts : { ...parts, profile: { ...parts.profile, smsDailyCap: Number(dailySms) } }
await runAsForeign((parts) => serverInRealTime(variant.server(limited(parts))), testClock(SLS_TEST_CLOCK))
