/** @module The program of the baseline: Cucumber alone, over the same features with empty steps and without reports. */

import { fileURLToPath } from 'node:url'
import { runCucumber } from '@cucumber/cucumber/api'

const features = process.argv.slice(2)
const support = fileURLToPath(new URL('./empty-steps.ts', import.meta.url))
const noFormatter = 'data:text/javascript,export default { type: "formatter", formatter() {} }'

const { success } = await runCucumber({
  sources: { paths: features, defaultDialect: 'en', names: [], tagExpression: '', order: 'defined' },
  support: { importPaths: [support] },
  runtime: {
    dryRun: false,
    failFast: false,
    filterStacktraces: true,
    parallel: 0,
    retry: 0,
    retryTagFilter: '',
    strict: true,
    worldParameters: {},
  },
  formats: { stdout: noFormatter, files: {}, publish: false, options: {} },
  plugins: { specifiers: [], options: {} },
})
process.exitCode = success ? 0 : 1
