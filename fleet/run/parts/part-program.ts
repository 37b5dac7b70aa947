/** @module A process that plays one part of a load. */

import { NotTestable } from '../../../drivers/ports/errors.ts'
import { LoadPart } from './load-part.ts'
import { type FromPart, toPart } from './protocol.ts'

const send = (message: FromPart): void => void process.send?.(message)

const fail = (error: unknown): void =>
  send({
    kind: 'failed',
    reason:
      error instanceof Error ? (error instanceof NotTestable ? error.message : `${error.stack}`) : `${error}`,
    isOurs: !(error instanceof NotTestable),
  })

let part: LoadPart | undefined

// A terminal sends Ctrl-C to every process of the group; the load decides when its parts end.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit())
process.on('uncaughtException', fail)
process.on('message', (given) => {
  const message = toPart.parse(given)
  if (message.kind !== 'prepare') return part?.receive(message)
  part = new LoadPart(message, send)
  return void part.play().catch(fail)
})
