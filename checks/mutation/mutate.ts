/** @module `npm run mutate`: Stryker over the rules of the reference server, with the features alone as its tests. */

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
import { help, type MutateOptions, mutatedFolder, parseOptions } from './options.ts'
import { isConforming, mutationReport } from './report.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))
const argumentsFile = new URL('./equivalent.yaml', import.meta.url)

const inFolder = ({ fileName }: MutantResult): string =>
  relative(mutatedFolder, fileName).replaceAll('\\', '/')

async function mutantsOf({ files, out }: MutateOptions): Promise<readonly ReportedMutant[]> {
  const results = await new Stryker({
    configFile: 'checks/mutation/stryker.ts',
    mutate: files.map((file) => `${mutatedFolder}/${file}`),
    jsonReporter: { fileName: `${out}/mutation.json` },
    htmlReporter: { fileName: `${out}/mutation.html` },
  }).runMutationTest()
  return results.flatMap(
    (result) => reportMutant(result, inFolder(result), readFileSync(result.fileName, 'utf8')) ?? [],
  )
}

async function mutate(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parseOptions(args)
  if (!options.ok) return refuse(options.problems, terminal)
  if (options.value.help) {
    terminal.out(help)
    return exitCodes.conforming
  }
  const equivalents = parseEquivalents(readFileSync(argumentsFile, 'utf8'))
  if (!equivalents.ok) return refuse(equivalents.problems, terminal)
  const absent = equivalents.value.filter(({ file }) => !existsSync(join(mutatedFolder, file)))
  if (absent.length > 0)
    return refuse(
      absent.map(
        ({ file }) =>
          `equivalent.yaml names ${file}, which is not in ${mutatedFolder}: correct or remove it.`,
      ),
      terminal,
    )
  const { files, out } = options.value
  const folder = openOutFolder(out)
  if (!folder.ok) return refuse(folder.problems, terminal)
  const elapsed = stopwatch()
  const mutants = await mutantsOf(options.value)
  const survivors = compareWithArguments(equivalents.value, mutants, files)
  const ended = { mutants, survivors, elapsedMs: elapsed() }
  terminal.out(mutationReport(ended, out, terminal))
  return isConforming(ended) ? exitCodes.conforming : exitCodes.notConforming
}

function refuse(problems: readonly string[], terminal: Terminal): ExitCode {
  terminal.err(`${problems.join('\n')}\n`)
  return exitCodes.usage
}

const terminal = processTerminal()
process.chdir(top)
try {
  process.exitCode = await mutate(process.argv.slice(2), terminal)
} catch (error) {
  terminal.err(harnessError(error))
  process.exitCode = exitCodes.harness
}
