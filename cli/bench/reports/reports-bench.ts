/** @module `sls bench reports`: the report of a run beside those that others make of the same run. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { browser, closeBrowser } from '../../../drivers/browser/chromium.ts'
import { temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { loadCatalogue } from '../../../reports/catalogue/catalogue.ts'
import type { Report } from '../../../reports/html/report.ts'
import { storedReport } from '../../../reports/html/stored-run.ts'
import type { Result } from '../../../reports/result.ts'
import { recordIn } from '../../../reports/verdicts/record-file.ts'
import { projectAt, slsCommand } from '../../shared/project.ts'
import { suiteIdentity } from '../../shared/suite-identity.ts'
import { median } from '../paired-runs.ts'
import { contestOf } from './contestants.ts'
import { type OpeningTimes, openingTimesOf, type PageFigures, pageFigures } from './page-figures.ts'

export interface MeasuredReport extends OpeningTimes, PageFigures {
  readonly name: string
}

/** The shape of `reports` in bench.json. */
export interface ReportsBench {
  readonly scenarios: number
  readonly rounds: number
  /** A page with one heading: nothing is painted sooner. */
  readonly emptyPaintMs: number
  /** Ours first, then ours with many scenarios. */
  readonly measured: readonly MeasuredReport[]
  readonly absent: readonly string[]
}

/** The report of the run in a folder, or why there is none. */
export function reportIn(folder: string): Result<Report> {
  const textOf = (file: string) => {
    const path = join(folder, file)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }
  const catalogue = loadCatalogue(projectAt().requirements)
  if (!catalogue.ok) return catalogue
  const messages = recordIn(folder)
  if (!messages.ok) return messages
  return storedReport(
    {
      results: textOf('results.json'),
      messages: messages.value,
      films: textOf('films.ndjson'),
    },
    catalogue.value,
    suiteIdentity(catalogue.value),
    ({ id }, seed) => `${slsCommand} run --seed ${seed} --only '${id}'`,
  )
}

/** Ours, and ours with many scenarios, stand before the others. */
const ours = 2

/** What is tried with pages of which some may fail: whose does is left out from then on, and named with the reason. */
export class Attempts {
  readonly #mayFail: ReadonlySet<string>
  readonly #why = new Map<string, string>()

  constructor(mayFail: readonly string[]) {
    this.#mayFail = new Set(mayFail)
  }

  get failed(): readonly string[] {
    return [...this.#why].map(([name, why]) => `${name}: ${why}`)
  }

  async attempt<Value>(name: string, work: () => Promise<Value>): Promise<Value | undefined> {
    if (this.#why.has(name)) return undefined
    try {
      return await work()
    } catch (error) {
      const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
      if (!this.#mayFail.has(name)) throw new Error(`${name}: ${why}`, { cause: error })
      this.#why.set(name, why)
      return undefined
    }
  }
}

/** Opens all pages in turns, so that a busy machine slows all alike. */
export async function measureReports(
  report: Report,
  run: string,
  rounds: number,
  onStep: (what: string) => void,
): Promise<ReportsBench> {
  const folder = temporaryFolder('sls-bench-')
  try {
    onStep('each tool makes its report')
    const { contestants, absent } = await contestOf(report, run, folder.path)
    const shown = await browser()
    const empty = join(folder.path, 'empty.html')
    writeFileSync(empty, '<!doctype html><html lang="en"><title>Empty</title><body><h1>Empty</h1>')
    const all = [{ name: 'empty', page: empty, control: 'h1' }, ...contestants]
    const others = new Attempts(contestants.slice(ours).map(({ name }) => name))
    const times = new Map<string, OpeningTimes[]>(all.map(({ name }) => [name, []]))
    for (let round = 0; round < rounds; round++) {
      for (const one of all) {
        onStep(`round ${round + 1} of ${rounds}: opens ${one.name}`)
        const taken = await others.attempt(one.name, () => openingTimesOf(one, shown))
        if (taken) times.get(one.name)?.push(taken)
      }
    }
    const medianOf = (name: string, figure: keyof OpeningTimes) =>
      median((times.get(name) ?? []).map((one) => one[figure]))
    const measured: MeasuredReport[] = []
    for (const one of contestants) {
      onStep(`looks at ${one.name}`)
      const figures = await others.attempt(one.name, () => pageFigures(one, shown))
      if (figures)
        measured.push({
          name: one.name,
          paintMs: medianOf(one.name, 'paintMs'),
          usableMs: medianOf(one.name, 'usableMs'),
          ...figures,
        })
    }
    const emptyPaintMs = medianOf('empty', 'paintMs')
    return {
      ...{ scenarios: report.scenarios.length, rounds, emptyPaintMs, measured },
      absent: [...absent, ...others.failed],
    }
  } finally {
    await closeBrowser()
    folder.remove()
  }
}
