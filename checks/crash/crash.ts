/**
 * @module Kills the reference server again and again while it works, with its state in a file, and looks through its
 * faces alone whether something is half done or something acknowledged is lost.
 */

import { AssertionError } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { processAssembly } from '../../drivers/assemblies/process.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { NotTestable } from '../../drivers/ports/time-limit.ts'
import { seededRandom } from '../../simulators/random.ts'
import { approval } from './approval.ts'
import { confirmCode, securityCode } from './code.ts'
import { Killer } from './crash-injector.ts'
import type { Story } from './crash-scenario.ts'
import { migration } from './migration.ts'

const stories: Readonly<Record<string, Story>> = { migration, approval, securityCode, confirmCode }
const names = Object.keys(stories)

export interface Crashes {
  readonly kills: number
  /** Kills after which the answer was there all the same: what it acknowledged has to stay. */
  readonly answered: number
  /** What was found, a sentence each. */
  readonly findings: readonly string[]
}

interface Order {
  readonly kills: number
  readonly seed: string
  /** A server that is wrong on purpose. */
  readonly fault?: string
  /** Whether the first finding is enough. */
  readonly untilFound?: boolean
}

/** Whether the file is sound, by SQLite's own judgement. */
function fileProblem(file: string): string | undefined {
  const database = new DatabaseSync(file, { readOnly: true })
  const [verdict] = Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})
  database.close()
  return verdict === 'ok' ? undefined : `the file is damaged: ${String(verdict)}`
}

export async function crash({ kills, seed, fault, untilFound = false }: Order): Promise<Crashes> {
  const folder = mkdtempSync(join(tmpdir(), 'sls-crash-'))
  const store = join(folder, 'state.sqlite')
  const killer = new Killer()
  const assembly = await processAssembly(
    { ...unchanged, ...(fault !== undefined && { fault }) },
    { fetch: killer.fetch, store },
  )
  const findings: string[] = []

  const tell = async (name: string, number: number): Promise<void> => {
    const story = `${name} ${seed}/${number}`
    const random = seededRandom(`${seed}/${number}`)
    const scene = await assembly.open(`${seed}/${number}`)
    const restart = async (): Promise<void> => {
      await scene.restartServer()
      const problem = fileProblem(store)
      if (problem !== undefined) findings.push(`${story}: ${problem}`)
    }
    await stories[name]?.({ scene, random, killDuring: (path) => killer.arm(path, random, restart) })
    await scene.close()
  }

  /** A server that says nothing although nobody has killed it is a finding as well. */
  const find = async (name: string, number: number): Promise<void> => {
    try {
      await tell(name, number)
    } catch (error) {
      if (!(error instanceof AssertionError || error instanceof NotTestable)) throw error
      findings.push(`${name} ${seed}/${number}: ${error.message.split('\n', 1)[0]}`)
    }
  }

  try {
    for (let number = 0; killer.kills < kills && !(untilFound && findings.length > 0); number++) {
      const before = killer.kills + findings.length
      await find(names[number % names.length] ?? '', number)
      if (killer.kills + findings.length === before) throw new Error(`story ${number} ended without a kill`)
    }
  } finally {
    await assembly.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { kills: killer.kills, answered: killer.answered, findings }
}
