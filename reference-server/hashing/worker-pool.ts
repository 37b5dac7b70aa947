/** @module Derives keys on threads of their own: a bounded number of them, and a bounded number of people who wait. */

import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { type Outcome, refusal, success } from '../domain/model/outcome.ts'
import type { DeriveKey, ScryptCost } from './password-hash.ts'

export interface Job {
  readonly password: string
  readonly salt: string
  readonly cost: ScryptCost
}

interface Task {
  readonly job: Job
  readonly resolve: (derived: Outcome<Uint8Array>) => void
  readonly reject: (error: unknown) => void
}

export interface WorkerPool {
  readonly derive: DeriveKey
  /** Ends the threads. Whoever still waits is refused. */
  close(): Promise<void>
}

const derivedKey = z.instanceof(Uint8Array)

/** OWASP ASVS 5.0, 15.1.3 and 15.2.2: what is dear is limited, and says so instead of letting everybody wait. */
const overloaded = refusal('too_many', 'no free place to hash a password', { retryAfterMs: 1_000 })

/** A pool that starts a thread when there is work for it, `threads` at most; `places` jobs may wait for one. */
export function workerPool({ threads, places }: { threads: number; places: number }): WorkerPool {
  const idle: Worker[] = []
  const busy = new Map<Worker, Task>()
  const queue: Task[] = []
  let closed = false

  const freed = (worker: Worker): Task | undefined => {
    const task = busy.get(worker)
    busy.delete(worker)
    return task
  }

  function started(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    worker.on('message', (key: unknown) => {
      freed(worker)?.resolve(success(derivedKey.parse(key)))
      idle.push(worker)
      next()
    })
    // A thread that dies is a bug: its job fails, and another thread goes on.
    worker.on('error', (error) => {
      freed(worker)?.reject(error)
      next()
    })
    return worker
  }

  function next(): void {
    if (queue.length === 0 || busy.size >= threads) return
    const [task] = queue.splice(0, 1)
    if (!task) return
    const worker = idle.pop() ?? started()
    busy.set(worker, task)
    worker.postMessage(task.job)
  }

  return {
    derive(password, salt, cost) {
      if (closed || queue.length >= places) return Promise.resolve(overloaded)
      const { promise, resolve, reject } = Promise.withResolvers<Outcome<Uint8Array>>()
      queue.push({ job: { password, salt, cost }, resolve, reject })
      next()
      return promise
    },

    async close() {
      closed = true
      for (const { resolve } of [...queue.splice(0), ...busy.values()]) resolve(overloaded)
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()))
    },
  }
}
