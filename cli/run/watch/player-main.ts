/** @module Plays one run after the other for `sls run --watch`. */

import { exitCodes } from '../../shared/exit-codes.ts'
import { harnessError } from '../../shared/harness-error.ts'
import { processTerminal } from '../../shared/terminal.ts'
import { runSubcommand } from '../run.ts'
import { playerTask } from './protocol.ts'

const terminal = processTerminal()
let isPlaying = false
let isOver = false

async function play(args: readonly string[]): Promise<void> {
  isPlaying = true
  const code = await runSubcommand.run(args, terminal).catch((error) => {
    terminal.err(harnessError(error))
    return exitCodes.harness
  })
  isPlaying = false
  process.exitCode = undefined
  if (isOver) process.exit()
  // Whoever watches may have ended meanwhile.
  process.send?.({ code }, () => undefined)
}

process.on('message', (message) => void play(playerTask.parse(message).args))
process.on('disconnect', () => {
  isOver = true
  // A run under way ends as by a signal, and closes what it has opened.
  if (isPlaying) process.kill(process.pid, 'SIGTERM')
  else process.exit()
})
