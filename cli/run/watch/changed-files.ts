/** @module Which files somebody has saved, whether the editor writes into them or puts others in their place. */

import { createHash } from 'node:crypto'
import { existsSync, type FSWatcher, readdirSync, readFileSync, statSync, watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Calls back after so many ms, unless the function that it returns was called before. */
type StartTimer = (ms: number, callback: () => void) => () => void

/** An editor that saves a file touches it several times within a few ms. */
const quietMs = 20

/** Not what editors keep for themselves, and no test of a step: neither changes a verdict. */
const matters = (path: string): boolean =>
  /\.(feature|[mc]?[jt]s|ya?ml|json)$/.test(path) && !/(^|[\\/])\.|\.test\.ts$/.test(basename(path))

/** Looks at folders with all below them, and at single files, until it is closed. */
export class ChangedFiles {
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #digests = new Map<string, string>()
  readonly #touched = new Set<string>()
  readonly #listener: (changed: readonly string[]) => void
  readonly #startTimer: StartTimer
  readonly #ignored: readonly string[]
  #cancel: (() => void) | undefined

  /**
   * `listener` gets the files whose contents are others than before, by their whole paths. `ignored`: folders of the places that are
   * not looked into.
   */
  constructor(
    places: readonly string[],
    listener: (changed: readonly string[]) => void,
    startTimer: StartTimer,
    ignored: readonly string[] = [],
  ) {
    this.#ignored = ignored
    this.#listener = listener
    this.#startTimer = startTimer
    for (const place of places) {
      if (statSync(place).isDirectory()) this.#lookInto(place)
      // The folder around it: a file that is replaced is another one for the system.
      else this.#look(dirname(place), (path) => path === place)
    }
  }

  close(): void {
    this.#cancel?.()
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }

  #lookInto(folder: string): void {
    if (this.#ignored.includes(folder)) return
    try {
      this.#look(folder, matters)
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory()) this.#lookInto(join(folder, entry.name))
    } catch (error) {
      // A folder that is there for a moment alone, as editors and tools make them, is gone before it is looked into.
      if (existsSync(folder)) throw error
    }
  }

  #look(folder: string, isMeant: (path: string) => boolean): void {
    if (this.#watchers.has(folder)) return
    const watcher = watch(folder, (_event, name) => {
      if (name === null) return
      const path = join(folder, name)
      if (isMeant(path)) this.#touch(path)
      else if (isMeant === matters && isFolder(path)) this.#lookInto(path)
    })
    // Such as that the folder is no longer there.
    watcher.on('error', () => {
      watcher.close()
      this.#watchers.delete(folder)
    })
    this.#watchers.set(folder, watcher)
  }

  #touch(path: string): void {
    this.#touched.add(path)
    this.#cancel?.()
    this.#cancel = this.#startTimer(quietMs, () => {
      const changed = [...this.#touched].filter((one) => this.#isOther(one))
      this.#touched.clear()
      if (changed.length > 0) this.#listener(changed)
    })
  }

  /** Whether the file has other contents than when it was last looked at; one that is gone has none to run. */
  #isOther(path: string): boolean {
    const content = contentOf(path)
    if (content === undefined) return false
    const digest = createHash('sha256').update(content).digest('hex')
    const isOther = this.#digests.get(path) !== digest
    this.#digests.set(path, digest)
    return isOther
  }
}

/** Undefined where the file is gone by now. */
function contentOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (existsSync(path)) throw error
    return undefined
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
