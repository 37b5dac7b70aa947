/** @module The file of `--ledger`: one line of JSON for everything that becomes of a message, behind what earlier starts have left. */

import { closeSync, fchmodSync, openSync, writeSync } from 'node:fs'
import { invalid, type Result, valid } from '../../reports/result.ts'

/** How much is kept back, so that not each line costs a call of the system. In UTF-16 units. */
const heldLength = 64 * 1024

export interface LedgerFile {
  write(line: object): void
  /** Puts everything into the file that is kept back. */
  flush(): void
  close(): void
}

/** Texts of messages are in it: nobody else can read it. The problem, where it cannot be written. */
export function openLedgerFile(path: string): Result<LedgerFile> {
  try {
    const file = openSync(path, 'a', 0o600)
    fchmodSync(file, 0o600)
    return valid(ledgerFile(file))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return invalid([`--ledger ${path} cannot be written (${why}): choose another file.`])
  }
}

function ledgerFile(file: number): LedgerFile {
  let held = ''
  const flush = (): void => {
    if (held !== '') writeSync(file, held)
    held = ''
  }
  return {
    write(line) {
      held += `${JSON.stringify(line)}\n`
      if (held.length >= heldLength) flush()
    },
    flush,
    close() {
      flush()
      closeSync(file)
    },
  }
}
