import {
  appendFileSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from '../../drivers/make-folder.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { growingRecord, packedRecord, packRecord } from '../../reports/verdicts/record-file.ts'

/** The folder that a subcommand writes to. Everything is written synchronously, so that no signal cuts a file. */
export interface OutFolder {
  readonly path: string
  /** The whole file or, where it throws, nothing: one of before stays as it was. */
  write(file: string, content: string | Uint8Array): void
  /** Removes a folder of an earlier run. */
  clear(folder: string): void
  writeJson(file: string, data: unknown): void
  /** The messages of a run, a line each, as they are kept when it has ended. */
  writeRecord(messages: readonly string[]): void
  /** Compresses the messages that a run has written line by line; where there is no room for that, they stay as they are. */
  packRecord(): void
  /** A file that grows line by line; one of an earlier run stays until the first line is put on disk. */
  lines(file: string): LineFile
}

export interface LineFile {
  add(line: string): void
  /** Puts what was added on disk. Where it throws, as on a full disk, no line is there in part, and the next call tries again. */
  flush(): void
  close(): void
}

/**
 * Makes the folder and tries to write to it before the work begins, or says why it cannot be used. `files`: the names of what is
 * going to be written there, whose places must not be taken by folders.
 */
export function openOutFolder(path: string, files: readonly string[]): Result<OutFolder> {
  try {
    makeFolder(resolve(path))
    rmdirSync(mkdtempSync(join(resolve(path), 'writable-')))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    return invalid([`--out ${path} is no folder that can be written (${code}): choose another path.`])
  }
  const taken = files.find((file) => statSync(join(path, file), { throwIfNoEntry: false })?.isDirectory())
  if (taken !== undefined)
    return invalid([
      `--out ${path}: ${taken} is a folder there, and a file of this name is going to be written: move it away, or choose another path.`,
    ])
  const write = (file: string, content: string | Uint8Array) => {
    const whole = join(path, file)
    const unfinished = `${whole}.unfinished`
    makeFolder(dirname(whole))
    try {
      writeFileSync(unfinished, content)
      renameSync(unfinished, whole)
    } catch (error) {
      rmSync(unfinished, { force: true })
      throw error
    }
  }
  return valid({
    path,
    write,
    clear: (folder) => rmSync(join(path, folder), { recursive: true, force: true }),
    writeJson: (file, data) => write(file, `${JSON.stringify(data, null, 2)}\n`),
    writeRecord: (messages) => {
      write(packedRecord, packRecord(`${messages.join('\n')}\n`))
      rmSync(join(path, growingRecord), { force: true })
    },
    packRecord: () => {
      const growing = join(path, growingRecord)
      if (!existsSync(growing)) return
      try {
        write(packedRecord, packRecord(readFileSync(growing)))
        rmSync(growing)
      } catch {
        // All is in the other file.
      }
    },
    lines: (file) => lineFile(join(path, file)),
  })
}

function lineFile(path: string): LineFile {
  let descriptor: number | undefined
  let pending: string[] = []
  let bytes = 0
  const flush = () => {
    if (pending.length === 0) return
    // What an earlier run has left of it, compressed.
    if (descriptor === undefined) rmSync(`${path}.gz`, { force: true })
    descriptor ??= openSync(path, 'w')
    const text = `${pending.join('\n')}\n`
    try {
      appendFileSync(descriptor, text)
    } catch (error) {
      ftruncateSync(descriptor, bytes)
      throw error
    }
    bytes += Buffer.byteLength(text)
    pending = []
  }
  return {
    add: (line) => void pending.push(line),
    flush,
    close: () => {
      try {
        flush()
      } finally {
        if (descriptor !== undefined) closeSync(descriptor)
      }
    },
  }
}
