/**
 * @module The reference server without a lab face, as a system that is not ours: with SLS_TEST_CLOCK, a clock that nobody sets, and
 * SLS_TEST_FAULT, a fault of its own or none.
 */

import { runAsForeign } from '../../cli/bench/foreign/run-as-foreign.ts'
import { variantOf } from '../../drivers/assemblies/faults.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { serverInRealTime, testClock } from './real-time.ts'

const { SLS_TEST_CLOCK = '', SLS_TEST_FAULT: fault } = process.env
const variant = fault === undefined ? unchanged : await variantOf(fault, [])
await runAsForeign((parts) => serverInRealTime(variant.server(parts)), testClock(SLS_TEST_CLOCK))
