import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Detection, detectionSchema } from '../../reports/detection/detection-schema.ts'
import type { ExitCode } from '../shared/exit-codes.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { conduct } from './conduct.ts'
import { parseDetectOptions } from './options.ts'
import { planDetection } from './plan.ts'

const help = `Usage: sls detect [options]

Makes the reference server or the phones wrong, one fault at a time, and says whether the suite sees it.

  killed       for every row that the fault violates, a scenario of the row fails by an assertion, in a Then or in a
               step that a comment binds to the row
  imprecise    red only elsewhere, or only for some of the rows
  survived     red nowhere; a step that times out or a harness that breaks is not red, and is named
  green, false alarm    a harmless variant leaves the whole suite green, or does not

  --faults DIR     also the faults in this folder; may be given several times
  --only ID        only this fault or variant
  --seed N         seed of every random choice (default 1)
  --out DIR        where detection.json goes (default reports/out)

detection.json of a whole run replaces the one before. With --only its entry alone is replaced and the others are
kept; totals.notJudged counts the faults that the file says nothing of.

Exit codes: 0 every fault killed and every variant green, 1 not so, 2 wrong usage or a fault that cannot be used,
3 harness error or interrupted; what was judged so far is written in every case.
`

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parseDetectOptions(args)
  if (!options.ok) return reportUsageErrors(options.problems, terminal)
  const plan = await planDetection(options.value)
  if (!plan.ok) return reportUsageErrors(plan.problems, terminal)
  const out = openOutFolder(options.value.out)
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const { faultFolders, seed, only } = options.value
  const earlier = only === undefined ? undefined : detectionIn(join(out.value.path, 'detection.json'))
  const extra = [...faultFolders.map((folder) => `--faults '${folder}'`), `--seed ${seed}`].join(' ')
  const commands = {
    detect: (id: string) => `npm run --silent sls -- detect ${extra} --only ${id}`,
    run: (id: string, scenario: string) =>
      `npm run --silent sls -- run ${extra} --fault ${id} --only '${scenario}'`,
  }
  return conduct(plan.value, earlier, out.value, commands, terminal)
}

/** The record of an earlier run; what is none is not worth keeping. */
function detectionIn(file: string): Detection | undefined {
  if (!existsSync(file)) return undefined
  try {
    return detectionSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

export const detectSubcommand: Subcommand = { help, run }
