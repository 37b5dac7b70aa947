/** @module Starts better-auth behind the faces of the contract, with what the environment says; README.md lists the variables. */

import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { z } from 'zod'
import { carrierIn } from './product/carrier.ts'
import { setClock } from './product/clock.ts'
import { choices, makeTables, type OperatorChoices, optionsOf, productWith } from './product/product.ts'
import { accountOperations } from './shim/account-face.ts'
import { appOf } from './shim/app.ts'
import { labOperations } from './shim/lab-face.ts'
import { loginOperations } from './shim/login-face.ts'
import { type Ask, clientOf } from './shim/product-client.ts'

const environment = z.object({
  SLS_URL: z.url(),
  SLS_GATEWAYS: z.string(),
  SLS_LAB_TOKEN: z.string().min(1),
  BETTER_AUTH_SECRET: z.string().min(32),
  SLS_STORE: z.string().optional(),
  SLS_PASSWORD_COST: z.coerce.number().int().min(1).max(20).optional(),
})

/** `wrapped` changes the requests to better-auth. */
export async function startBetterAuth(
  chosen: OperatorChoices = choices,
  wrapped = (ask: Ask): Ask => ask,
): Promise<void> {
  const given = environment.parse(process.env)
  const database = new DatabaseSync(given.SLS_STORE ?? join(dirname(given.SLS_GATEWAYS), 'store.sqlite'))
  // Survives SIGKILL, and does not wait for the disk.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  const open = new Set<Promise<unknown>>()
  const options = optionsOf(
    {
      database,
      url: given.SLS_URL,
      secret: given.BETTER_AUTH_SECRET,
      send: carrierIn(given.SLS_GATEWAYS),
      passwordCost: given.SLS_PASSWORD_COST,
      background(task) {
        const ended = task.catch((error: unknown) => console.error(error)).finally(() => open.delete(ended))
        open.add(ended)
      },
    },
    chosen,
  )
  await makeTables(options)
  let product = productWith(options)
  const ask = wrapped(clientOf(() => product))
  const control = {
    product: () => product,
    setClock,
    restart() {
      product = productWith(options)
    },
    async settled() {
      await Promise.all(open)
    },
  }
  const { hostname, port } = new URL(given.SLS_URL)
  const operations = [...loginOperations(ask), ...accountOperations(ask), ...labOperations(ask, control)]
  serve({ fetch: appOf(operations, given.SLS_LAB_TOKEN).fetch, hostname, port: Number(port) })
}

if (import.meta.main) await startBetterAuth()
