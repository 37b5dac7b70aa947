/** @module A command that changes one place at a time with Stryker, and says what of it the tests have seen. */

import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MutantResult } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'
import { type ExitCode, exitCodes } from '../../cli/shared/exit-codes.ts'
import { harnessError } from '../../cli/shared/harness-error.ts'
import { openOutFolder } from '../../cli/shared/out-folder.ts'
import { stopwatch } from '../../cli/shared/stopwatch.ts'
import { processTerminal, type Terminal } from '../../cli/shared/terminal.ts'
import { compareWithArguments, parseEquivalents } from './equivalents.ts'
import { type ReportedMutant, reportMutant } from './mutant.ts'
import { helpOf, type Mutated, type MutateOptions, parseOptions } from './options.ts'
import { isConforming, mutationReport } from './report.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

async function mutantsOf(
  { folder, runner, ignorers }: Mutated,
  { files, out, processes }: MutateOptions,
): Promise<readonly ReportedMutant[]> {
  const results = await new Stryker({
    configFile: 'checks/mutation/stryker.ts',
    testRunner: runner,
    ignorers: [...ignorers],
    concurrency: processes,
    mutate: files.map((file) => join(folder, file)),
    jsonReporter: { fileName: `${out}/mutation.json` },
    htmlReporter: { fileName: `${out}/mutation.html` },
  }).runMutationTest()
  const inFolder = ({ fileName }: MutantResult) => relative(folder, fileName).replaceAll('\\', '/')
  return results.flatMap(
    (result) => reportMutant(result, inFolder(result), readFileSync(result.fileName, 'utf8')) ?? [],
  )
}

async function mutate(mutated: Mutated, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parseOptions(mutated, args)
  if (!options.ok) return refuse(options.problems, terminal)
  if (options.value.help) {
    terminal.out(helpOf(mutated))
    return exitCodes.conforming
  }
  const equivalents = parseEquivalents(readFileSync(mutated.equivalents, 'utf8'))
  if (!equivalents.ok) return refuse(equivalents.problems, terminal)
  const absent = equivalents.value.filter(({ file }) => !existsSync(join(mutated.folder, file)))
  if (absent.length > 0)
    return refuse(
      absent.map(({ file }) => `equivalent.yaml names ${file}, which is not there: correct or remove it.`),
      terminal,
    )
  const { files, out } = options.value
  const folder = openOutFolder(out, ['mutation.json', 'mutation.html'])
  if (!folder.ok) return refuse(folder.problems, terminal)
  const elapsed = stopwatch()
  await mutated.prepare?.(terminal)
  const mutants = await mutantsOf(mutated, options.value)
  const survivors = compareWithArguments(equivalents.value, mutants, files)
  const ended = { mutated, mutants, survivors, elapsedMs: elapsed() }
  terminal.out(mutationReport(ended, out, terminal))
  return isConforming(ended) ? exitCodes.conforming : exitCodes.notConforming
}

function refuse(problems: readonly string[], terminal: Terminal): ExitCode {
  terminal.err(`${problems.join('\n')}\n`)
  return exitCodes.usage
}

/** Runs the command of this process, and sets its exit code. */
export async function runMutation(mutated: Mutated): Promise<void> {
  const terminal = processTerminal()
  process.chdir(top)
  try {
    process.exitCode = await mutate(mutated, process.argv.slice(2), terminal)
  } catch (error) {
    terminal.err(harnessError(error))
    process.exitCode = exitCodes.harness
  }
}
