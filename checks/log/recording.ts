/** @module The process assembly with a recording of the secrets that were sent and received, the log and the audit trail. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseJson } from '../../contract/violations.ts'
import { processAssembly } from '../../drivers/assemblies/process.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import type { Fetch } from '../../drivers/http/client.ts'
import type { Assembly } from '../../drivers/ports/scene.ts'
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
  const folder = mkdtempSync(join(tmpdir(), 'sls-recording-'))
  const store = join(folder, 'state.sqlite')
  const secrets = new Set<string>()
  let numbers = new Set<string>()
  let log = ''

  const record = (value: unknown): void => {
    for (const secret of secretsIn(value)) secrets.add(secret)
    for (const secret of secretsIn(value)) if (secret.startsWith('+')) numbers.add(secret)
  }

  const recordingFetch: Fetch = async (url, sent) => {
    for (const bearer of bearerOf(sent)) secrets.add(bearer)
    record(parseJson(sent.body ?? ''))
    const response = await fetch(url, sent)
    const text = await response.text()
    if (response.ok) record(parseJson(text))
    return { status: response.status, headers: response.headers, text: async () => text }
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
      rmSync(folder, { recursive: true, force: true })
      done({ log, trail, secrets: [...secrets] })
    },
  }
}
