/**
 * @module The reference server as a program of its own, made wrong by the fault whose id stands in SLS_FAULT. All other
 * settings are those of `reference-server/main.ts`.
 */

import { giveUp, runProgram } from '../../reference-server/program.ts'
import { crashFaults } from '../beyond-scenarios/crash.ts'
import { strainFaults } from '../beyond-scenarios/load.ts'
import { logFaults } from '../beyond-scenarios/log.ts'
import { serverFaults } from './index.ts'

const { SLS_FAULT: id, ...environment } = process.env
const faults = [...serverFaults, ...crashFaults, ...strainFaults, ...logFaults]
const fault = faults.find((one) => one.id === id)
if (fault) await runProgram(environment, fault.inject)
else giveUp(`SLS_FAULT: there is no server fault "${id}"`)
