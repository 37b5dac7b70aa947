/** @module The reference server as a system that is not ours, with the fault of this project that SLS_TEST_FAULT names. */

import { runAsForeign } from '../../cli/bench/foreign/run-as-foreign.ts'
import { variantOf } from '../../drivers/assemblies/faults.ts'
import { createServer } from '../../reference-server/server.ts'

const { SLS_TEST_FAULT: fault = '' } = process.env
const { server } = await variantOf(fault, [])
await runAsForeign((parts) => createServer(server(parts)))
