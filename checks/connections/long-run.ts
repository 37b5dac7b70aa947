/** @module The connections of `npm run test:long`: a thousand to each simulated service, of clients as no service likes them. */

import { z } from 'zod'
import { runCommand } from '../parts/command.ts'
import type { Counts } from '../parts/parts.ts'

/** APNs, Twilio, and FCM over both protocols. */
const listeners = 4

export async function connectionsLongRun(print: (line: string) => void): Promise<Counts> {
  const { ok, output } = await runCommand('node', ['--expose-gc', 'checks/connections/many-connections.ts'])
  const failures = ok ? z.array(z.string()).parse(JSON.parse(output)) : [output.trimEnd()]
  for (const failure of failures) print(`  ${failure}`)
  return { passed: Math.max(0, listeners - failures.length), failed: failures.length, skipped: 0 }
}
