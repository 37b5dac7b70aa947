/**
 * @module The reference server as a program of its own, made wrong by the fault whose id stands in SLS_FAULT, or by several
 * with a plus between them. All other settings are those of `reference-server/main.ts`.
 */

import type { Random } from '../../reference-server/domain/model/random.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import { exitWithUsageError, runProgram } from '../../reference-server/program.ts'
import { createServer, type Server } from '../../reference-server/server.ts'
import crashFaults from '../beyond-scenarios/crash.ts'
import loadFaults from '../beyond-scenarios/load.ts'
import logFaults from '../beyond-scenarios/log.ts'
import type { ServerFault } from '../fault.ts'
import { ownFaults } from '../load-faults.ts'

/** The server with the fault, which each reset injects anew: what a fault remembers belongs to one scenario. */
function faultyServer(right: ServerParts, inject: ServerFault['inject']): Server {
  const create = (random: Random): Server =>
    createServer(
      inject({
        ...right,
        random,
        seededRandom(seed) {
          const seededRandom = right.seededRandom(seed)
          server = create(seededRandom)
          return seededRandom
        },
      }),
    )
  let server = create(right.random)
  return {
    fetch: (request) => server.fetch(request),
    watch: (secret) => server.watch(secret),
    settle: () => server.settle(),
    close: () => server.close(),
  }
}

const { SLS_FAULT: ids = '', ...environment } = process.env
const faults = [...(await ownFaults('server')), ...crashFaults, ...loadFaults, ...logFaults]
const chosen = ids.split('+').map((id) => faults.filter((one) => one.id === id))
if (chosen.every(({ length }) => length === 1))
  await runProgram(environment, (right) =>
    faultyServer(right, (parts) => chosen.flat().reduce((made, { inject }) => inject(made), parts)),
  )
else exitWithUsageError(`SLS_FAULT: there is no server fault "${ids}"`)
