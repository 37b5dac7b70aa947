/**
 * @module Kills the reference server again and again while it handles a request, with its state in a file, and checks over
 * HTTP alone that nothing is half done and nothing acknowledged is lost.
 */

import { AssertionError } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { processAssembly } from '../../drivers/assemblies/process.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { NotTestable } from '../../drivers/ports/errors.ts'
import { seededRandom } from '../../simulators/random.ts'
import { approval } from './approval.ts'
import { CrashInjector } from './crash-injector.ts'
import type { CrashScenario } from './crash-scenario.ts'
import { migration } from './migration.ts'
import { confirmCode, securityCode } from './sms-codes.ts'

const scenarios: Readonly<Record<string, CrashScenario>> = { migration, approval, securityCode, confirmCode }
const names = Object.keys(scenarios)

export interface CrashResult {
  readonly kills: number
  /** Kills after which the response was there all the same: what it acknowledged has to stay. */
  readonly answered: number
  /** What was found, a sentence each. */
  readonly findings: readonly string[]
}

interface CrashPlan {
  readonly kills: number
  readonly seed: string
  /** Id of the fault to inject. */
  readonly fault?: string
  /** Whether the first finding is enough. */
  readonly untilFound?: boolean
}

/** What SQLite's integrity check finds; undefined where the file is sound. */
function fileProblem(file: string): string | undefined {
  const database = new DatabaseSync(file, { readOnly: true })
  const [result] = Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})
  database.close()
  return result === 'ok' ? undefined : `the file is damaged: ${String(result)}`
}

export async function runCrashScenarios({
  kills,
  seed,
  fault,
  untilFound = false,
}: CrashPlan): Promise<CrashResult> {
  const folder = mkdtempSync(join(tmpdir(), 'sls-crash-'))
  const store = join(folder, 'state.sqlite')
  const injector = new CrashInjector()
  const assembly = await processAssembly(
    { ...unchanged, ...(fault !== undefined && { fault }) },
    { fetch: injector.fetch, store },
  )
  const findings: string[] = []

  const runScenario = async (name: string, number: number): Promise<void> => {
    const title = `${name} ${seed}/${number}`
    const random = seededRandom(`${seed}/${number}`)
    const scene = await assembly.open(`${seed}/${number}`)
    const restart = async (): Promise<void> => {
      await scene.restartServer()
      const problem = fileProblem(store)
      if (problem !== undefined) findings.push(`${title}: ${problem}`)
    }
    await scenarios[name]?.({ scene, random, killDuring: (path) => injector.arm(path, random, restart) })
    await scene.close()
  }

  /** A server that does not respond although it was not killed is a finding as well. */
  const check = async (name: string, number: number): Promise<void> => {
    try {
      await runScenario(name, number)
    } catch (error) {
      if (!(error instanceof AssertionError || error instanceof NotTestable)) throw error
      findings.push(`${name} ${seed}/${number}: ${error.message.split('\n', 1)[0]}`)
    }
  }

  try {
    for (let number = 0; injector.kills < kills && !(untilFound && findings.length > 0); number++) {
      const before = injector.kills + findings.length
      await check(names[number % names.length] ?? '', number)
      if (injector.kills + findings.length === before)
        throw new Error(
          `crash scenario ${number} ended without a kill: it sent no request of the path to be killed`,
        )
    }
  } finally {
    await assembly.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { kills: injector.kills, answered: injector.answered, findings }
}
