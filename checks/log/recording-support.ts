/** @module Loaded by a run of the suite in the place of `drivers/assemblies/support.ts`: it writes down what it overhears. */

import { writeFileSync } from 'node:fs'
import { BeforeAll } from '@cucumber/cucumber'
import { registerAssembly } from '../../drivers/ports/scene.ts'
import { overheard } from './recording.ts'

const { SLS_OVERHEARD_IN: file = '', SLS_OVERHEARD_FAULT: fault } = process.env

BeforeAll(async () => {
  registerAssembly(await overheard(fault, (all) => writeFileSync(file, JSON.stringify(all))))
})
