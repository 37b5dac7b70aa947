/** @module The process assembly with a recording of the secrets that were sent and received, the log and the audit trail. */

import { join } from 'node:path'
import { parseJson } from '../../contract/violations.ts'
import { processAssembly } from '../../drivers/assemblies/process.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import type { Fetch } from '../../drivers/http/client.ts'
import { keepAliveFetch } from '../../drivers/http/keep-alive-fetch.ts'
import type { Assembly } from '../../drivers/ports/scene.ts'
import { memoryBacked, temporaryFolder } from '../../drivers/temporary-folder.ts'
import { openStore } from '../../reference-server/store/sqlite-store.ts'
import type { FetchOptions } from '../../simulators/transport/in-process/messages.ts'
import { codesIn, secretsIn } from './secrets.ts'

export interface ServerRecording {
  /** The log, as the server process wrote it. */
  readonly log: string
  /** The entries of the audit trail. */
  readonly trail: readonly object[]
  readonly secrets: readonly string[]
}

const bearerOf = ({ headers: { authorization } }: FetchOptions): string[] =>
  authorization?.startsWith('Bearer ') ? [authorization.slice('Bearer '.length)] : []

/** `done` takes the recording when the assembly is closed. */
export async function recordingAssembly(
  fault: string | undefined,
  done: (recording: ServerRecording) => void,
): Promise<Assembly> {
  const folder = temporaryFolder('sls-recording-', memoryBacked())
  const store = join(folder.path, 'state.sqlite')
  const secrets = new Set<string>()
  let numbers = new Set<string>()
  let log = ''

  const record = (value: unknown): void => {
    for (const secret of secretsIn(value)) {
      secrets.add(secret)
      if (secret.startsWith('+')) numbers.add(secret)
    }
  }

  const recordingFetch: Fetch = async (url, sent) => {
    for (const bearer of bearerOf(sent)) secrets.add(bearer)
    record(parseJson(sent.body ?? ''))
    const response = await keepAliveFetch(url, sent)
    if (response.status < 300) record(parseJson(await response.text()))
    return response
  }

  const assembly = await processAssembly(
    { ...unchanged, ...(fault !== undefined && { fault }) },
    {
      fetch: recordingFetch,
      store,
      log(text) {
        log += text
      },
    },
  )
  return {
    ...assembly,
    async open(seed) {
      numbers = new Set()
      const scene = await assembly.open(seed)
      return {
        ...scene,
        async close() {
          const messages = [...numbers].flatMap(scene.smsTo)
          for (const { body } of messages) for (const code of codesIn(body)) secrets.add(code)
          await scene.close()
        },
      }
    },
    async close() {
      await assembly.close()
      const kept = openStore(store)
      const trail = await kept.readAudit()
      await kept.close()
      folder.remove()
      done({ log, trail, secrets: [...secrets] })
    },
  }
}
