/** @module The folder in which `sls serve` keeps everything between two starts. */

import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../../drivers/make-folder.ts'
import { openStore } from '../../reference-server/store/sqlite-store.ts'
import type { Store } from '../../reference-server/store/store.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { type Certificates, certificates } from '../../simulators/transport/certificates.ts'
import { lockedSentence, lockFolder } from '../shared/folders/folder-lock.ts'

/** What IBKR Mobile has stored on a phone. */
const storedPhone = z.strictObject({
  activation: z
    .strictObject({ deviceId: z.string(), deviceSecret: z.string(), pin: z.string().optional() })
    .optional(),
  wrongPins: z.number(),
  loggedIn: z.boolean(),
  offerDue: z.boolean(),
})

const state = z.strictObject({
  /** What the ids of the simulated phones are drawn from. */
  seed: z.string(),
  /** The key of the authority is not kept, so that no other certificate can ever be issued with it. */
  tls: z.strictObject({ ca: z.string(), cert: z.string(), key: z.string() }),
  phones: z.record(z.string(), storedPhone),
})
type State = z.infer<typeof state>

export interface DataFolder {
  readonly store: Store
  readonly ca: string
  readonly state: State
  /** Whether it has just been created. */
  readonly isNew: boolean
  savePhones(phones: State['phones']): void
  close(): Promise<void>
}

function open(path: string, tls: Certificates, newSeed: () => string, release: () => void): DataFolder {
  const [file, database, ca] = [join(path, 'state.json'), join(path, 'store.sqlite'), join(path, 'ca.pem')]
  const isNew = !existsSync(file) || !existsSync(database)
  const found = isNew
    ? { seed: newSeed(), tls, phones: {} }
    : state.parse(JSON.parse(readFileSync(file, 'utf8')))
  // Left behind by a first start that was cut off.
  if (isNew) for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
  writeFileSync(ca, found.tls.ca)
  const store = openStore(database)
  let saved = ''
  return {
    store,
    ca,
    state: found,
    isNew,
    savePhones(phones) {
      const text = `${JSON.stringify({ ...found, phones }, null, 2)}\n`
      if (text === saved) return
      writeFileSync(`${file}.new`, text, { mode: 0o600 })
      renameSync(`${file}.new`, file)
      saved = text
    },
    async close() {
      await store.close()
      release()
    },
  }
}

/** Opens the folder, or creates it. `newSeed` makes the seed of a new one. */
export async function openDataFolder(path: string, newSeed: () => string): Promise<Result<DataFolder>> {
  if (existsSync(path) && !statSync(path).isDirectory())
    return invalid([`--data ${path} is a file: choose a folder.`])
  try {
    makeFolder(path, 0o700)
    chmodSync(path, 0o700)
    const lock = lockFolder(path)
    if (!lock.isLocked) return invalid([lockedSentence(`--data ${path}`, lock.holder)])
    return valid(open(path, await certificates(), newSeed, lock.release))
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return invalid([
        `--data ${path} holds a state.json that this version cannot read: choose another folder.`,
      ])
    const why = error instanceof Error ? error.message : String(error)
    return invalid([`--data ${path} cannot be used (${why}): choose a folder that can be written.`])
  }
}
