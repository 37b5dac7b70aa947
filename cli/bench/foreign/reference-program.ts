/** @module The program of the reference server as a system that is not ours. */

import { runAsForeign } from './run-as-foreign.ts'

await runAsForeign()
