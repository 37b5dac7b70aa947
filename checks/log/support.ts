/** @module Loaded by a run of the suite in the place of `drivers/assemblies/support.ts`: it writes its recording to a file. */

import { writeFileSync } from 'node:fs'
import { BeforeAll } from '@cucumber/cucumber'
import { registerAssembly } from '../../drivers/ports/scene.ts'
import { recordingAssembly } from './recording.ts'

const { SLS_RECORDING_IN: file = '', SLS_RECORDING_FAULT: fault } = process.env

BeforeAll(async () => {
  registerAssembly(
    await recordingAssembly(fault, (recording) => writeFileSync(file, JSON.stringify(recording))),
  )
})
