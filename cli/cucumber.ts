import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
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

// Loaded by the runner, by their place.
const quietFormatter = new URL('./quiet-formatter.ts', import.meta.url).href
const selectionPlugin = new URL('./selection-plugin.ts', import.meta.url).href
const stopHook = fileURLToPath(new URL('./stop-hook.ts', import.meta.url))
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
    formats: { stdout: quietFormatter, files: {}, publish: false, options: {} },
    plugins: {
      specifiers: [selectionPlugin],
      options: { sls: { ...selection, rows: rowFacts(catalogue), readOnly } },
    },
  }
}

// Plain values only: the runner wants its plugins' options as JSON.
const rowFacts = ({ rows }: Catalogue) =>
  [...rows.values()].map(({ id, kind, excluded }) => ({ id, kind, excluded: excluded ?? null }))
