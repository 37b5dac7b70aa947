/** @module One thread of the pool: derives one key after another, so that the event loop of the server stays free. */

import { parentPort } from 'node:worker_threads'
import { deriveInThisThread } from './password-hash.ts'
import type { Job } from './worker-pool.ts'

parentPort?.on('message', async ({ password, salt, cost }: Job) => {
  const derived = await deriveInThisThread(password, salt, cost)
  if (derived.ok) parentPort?.postMessage(derived.value)
})
