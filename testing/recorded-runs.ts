/** @module For tests: folders of runs that are over. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface EndedScenario {
  readonly id: string
  readonly outcome: string
  readonly rows?: readonly string[]
  readonly reason?: string
  readonly failedStep?: string
}

/** What differs from a run of the reference server. */
interface RunWords {
  readonly target?: string
  readonly interrupted?: { readonly by: string; readonly planned: number }
  /** By its id; every scenario's worst is no business of a test. */
  readonly rows?: Readonly<Record<string, string>>
}

/** Writes what runs leave, in a temporary folder; `remove` takes all of it away. */
export class RunFolders {
  readonly #root = mkdtempSync(join(tmpdir(), 'sls-runs-'))

  /** The path of a folder with such a results.json, as version 1 had it. */
  results(
    name: string,
    scenarios: readonly EndedScenario[],
    { target = 'embedded', ...words }: RunWords = {},
  ): string {
    const rows = [...new Set(scenarios.flatMap((one) => one.rows ?? []))]
    return this.file(name, 'results.json', {
      suite: { name: 'sls-conformance', version: '0.1.0', spec: 'some' },
      target: { name: target },
      seed: 1,
      ...(words.interrupted && { interrupted: words.interrupted }),
      totals: {},
      scenarios: scenarios.map(({ rows: requirements = [], ...one }) => ({ ...one, requirements })),
      requirements: rows.map((id) => ({
        id,
        kind: 'MUST',
        outcome: words.rows?.[id] ?? scenarios.find((one) => one.rows?.includes(id))?.outcome,
        scenarios: scenarios.filter((one) => one.rows?.includes(id)).map((one) => one.id),
      })),
    })
  }

  /** The path of the folder of this name, in which the file now is. */
  file(name: string, file: string, content: unknown): string {
    const folder = join(this.#root, name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
    return folder
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true })
  }
}
