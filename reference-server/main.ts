/** @module Entry point of the reference server as a process. */

import { runProgram } from './program.ts'

await runProgram(process.env)
