import { Writable } from 'node:stream'
import { type IRunOptions, runCucumber } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'
import type { Catalogue } from '../reports/catalogue.ts'
import type { Selection } from '../reports/selection.ts'
import type { Project } from './project.ts'

/** What a run of the runner needs to know. */
export interface Plan {
  readonly project: Project
  readonly catalogue: Catalogue
  readonly selection: Selection
  readonly target: string
  readonly seed: number
  readonly shuffled: boolean
}

const here = (file: string): string => new URL(file, import.meta.url).href
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

/** Runs the suite in this process and hands over each message. */
export async function execute(plan: Plan, onMessage: (envelope: Envelope) => void): Promise<void> {
  await start(plan.project, runOptions(plan, false), onMessage)
}

/** Parses the suite without loading or running a step. */
export async function parseOnly(project: Project, onMessage: (envelope: Envelope) => void): Promise<void> {
  const catalogue = { articles: [], rows: new Map(), ambiguities: new Map() }
  await start(
    project,
    runOptions({ project, catalogue, selection: {}, target: '', seed: 1, shuffled: false }, true),
    onMessage,
  )
}

async function start(
  project: Project,
  options: IRunOptions,
  onMessage: (envelope: Envelope) => void,
): Promise<void> {
  await runCucumber(options, { cwd: project.root, stdout: nowhere(), stderr: nowhere() }, onMessage)
}

function runOptions(
  { project, catalogue, selection, target, seed, shuffled }: Plan,
  readOnly: boolean,
): IRunOptions {
  return {
    sources: {
      paths: [project.features],
      defaultDialect: 'en',
      names: [],
      tagExpression: selection.tags ?? '',
      order: shuffled ? `random:${seed}` : 'defined',
    },
    support: { importPaths: readOnly ? [stopHook] : [stopHook, ...project.support] },
    runtime: {
      dryRun: false,
      failFast: false,
      filterStacktraces: true,
      parallel: 0,
      retry: 0,
      retryTagFilter: '',
      strict: true,
      worldParameters: { assembly: target, seed },
    },
    formats: { stdout: here('quiet-formatter.ts'), files: {}, publish: false, options: {} },
    plugins: {
      specifiers: [here('selection-plugin.ts')],
      options: { sls: { ...selection, rows: rowFacts(catalogue), readOnly } },
    },
  }
}

// Plain values only: the runner wants its plugins' options as JSON.
const rowFacts = ({ rows }: Catalogue) =>
  [...rows.values()].map(({ id, kind, excluded }) => ({ id, kind, excluded: excluded ?? null }))

const stopHook = new URL('stop-hook.ts', import.meta.url).pathname
