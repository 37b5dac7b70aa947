/** @module The server as its own program, with all that people bring and are told, and all that it writes down. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processAssembly } from '../../drivers/assemblies/process.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import type { Fetch } from '../../drivers/http/client.ts'
import type { Assembly } from '../../drivers/ports/scene.ts'
import { openStore } from '../../reference-server/store/sqlite-store.ts'
import type { Asked } from '../../simulators/transport/handed.ts'
import { parseJson } from '../../simulators/transport/service.ts'
import { codesIn, secretsIn } from './secrets.ts'

export interface Overheard {
  /** The log as it came out of the program. */
  readonly log: string
  /** The audit trail, an entry each. */
  readonly trail: readonly object[]
  readonly secrets: readonly string[]
}

const bearerOf = ({ headers: { authorization } }: Asked): string[] =>
  authorization?.startsWith('Bearer ') ? [authorization.slice('Bearer '.length)] : []

/** `done`: takes what was overheard, once all is over. */
export async function overheard(
  fault: string | undefined,
  done: (overheard: Overheard) => void,
): Promise<Assembly> {
  const folder = mkdtempSync(join(tmpdir(), 'sls-overheard-'))
  const store = join(folder, 'state.sqlite')
  const secrets = new Set<string>()
  let numbers = new Set<string>()
  let log = ''

  const remember = (value: unknown): void => {
    for (const secret of secretsIn(value)) secrets.add(secret)
    for (const secret of secretsIn(value)) if (secret.startsWith('+')) numbers.add(secret)
  }

  const listening: Fetch = async (url, asked) => {
    for (const bearer of bearerOf(asked)) secrets.add(bearer)
    remember(parseJson(asked.body ?? ''))
    const answer = await fetch(url, asked)
    const text = await answer.text()
    if (answer.ok) remember(parseJson(text))
    return { status: answer.status, headers: answer.headers, text: async () => text }
  }

  const assembly = await processAssembly(
    { ...unchanged, ...(fault !== undefined && { fault }) },
    {
      fetch: listening,
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
