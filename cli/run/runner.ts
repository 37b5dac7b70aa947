import { registerHooks } from 'node:module'
import { Writable } from 'node:stream'
import type { IRunOptions } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'

const matchIndices = new URL('./match-indices.ts', import.meta.url).href
const whileLoading = registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'regexp-match-indices'
      ? { url: matchIndices, shortCircuit: true }
      : next(specifier, context),
})
const { runCucumber } = await import('@cucumber/cucumber/api')
whileLoading.deregister()

/** What differs from one call of the runner to the next. */
export interface RunnerCall {
  readonly root: string
  readonly paths: readonly string[]
  readonly tags?: string
  readonly order?: IRunOptions['sources']['order']
  /** Where the steps are, or the steps as an earlier call loaded them. */
  readonly support: IRunOptions['support']
  readonly worldParameters: IRunOptions['runtime']['worldParameters']
  readonly plugins: NonNullable<IRunOptions['plugins']>
}

// Loaded by the runner, by its place.
const quietFormatter = new URL('./quiet-formatter.ts', import.meta.url).href
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

/** One call of Cucumber, which prints nothing; gives the steps as loaded. */
export async function callRunner(
  call: RunnerCall,
  onMessage: (envelope: Envelope) => void,
): Promise<IRunOptions['support']> {
  const environment = { cwd: call.root, stdout: nowhere(), stderr: nowhere() }
  return (await runCucumber(runOptions(call), environment, onMessage)).support
}

function runOptions({ paths, tags, order, support, worldParameters, plugins }: RunnerCall): IRunOptions {
  return {
    sources: {
      paths: [...paths],
      defaultDialect: 'en',
      names: [],
      tagExpression: tags ?? '',
      order: order ?? 'defined',
    },
    support,
    runtime: {
      dryRun: false,
      failFast: false,
      filterStacktraces: true,
      parallel: 0,
      retry: 0,
      retryTagFilter: '',
      strict: true,
      worldParameters,
    },
    formats: { stdout: quietFormatter, files: {}, publish: false, options: {} },
    plugins,
  }
}
