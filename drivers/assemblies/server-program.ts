/**
 * @module The program of a server process. It loads the reference server, and then waits for one line of JSON on its
 * standard input: the settings that are known only when the server is to start. Until then it neither listens nor
 * opens a file, so that it can wait beside the server that it is going to replace.
 */

import { flushCompileCache } from 'node:module'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { runProgram } from '../../reference-server/program.ts'

if (process.env.SLS_PAGES !== undefined) await import('../../reference-server/pages/pages.ts')

// Node writes it when a process ends by itself, but this one is going to be killed.
flushCompileCache()

const settings = z.record(z.string(), z.string())
const lines = createInterface(process.stdin)
lines.once('line', async (line) => {
  lines.close()
  Object.assign(process.env, settings.parse(JSON.parse(line)))
  if (process.env.SLS_FAULT === undefined) await runProgram(process.env)
  else await import('../../faults/server/faulty-server.ts')
})
