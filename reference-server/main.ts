/** @module Starts the reference server, configured by environment variables. */

import { runProgram } from './program.ts'

await runProgram(process.env)
