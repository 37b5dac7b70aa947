/** @module Who may import whom: the table of the architecture, as data. What is absent is forbidden. */

export interface ModuleBoundary {
  /** Folder, relative to the top; the longest match wins. */
  readonly folder: string
  /** Our own folders and files that modules inside may import, beside each other. */
  readonly ours: readonly string[]
  readonly packages: readonly string[]
}

/** The whole server under test, for those who compose it. */
const server = ['reference-server', 'faults']

export const boundaries: readonly ModuleBoundary[] = [
  { folder: 'vitest.config.ts', ours: [], packages: ['vitest'] },
  { folder: 'features', ours: [], packages: [] },
  {
    folder: 'steps',
    ours: [
      'drivers/archive.ts',
      'drivers/ports',
      'contract/answers.ts',
      'contract/primitives.ts',
      'simulators/personas/persona.ts',
      'reports/contexts/context.ts',
      'reports/film',
      'reports/suite/request-fields.ts',
      'reports/suite/scenario-id.ts',
      'reports/verdicts/attachments.ts',
    ],
    packages: ['@cucumber/cucumber'],
  },
  { folder: 'contract', ours: [], packages: ['zod'] },
  {
    folder: 'exploration',
    ours: ['exploration', 'contract', 'drivers/ports', 'simulators/random.ts'],
    packages: [],
  },
  {
    folder: 'exploration/model/rows.test.ts',
    ours: ['reports/catalogue/catalogue.ts'],
    packages: [],
  },
  // Independent of every server and simulator: what it says of them would else be what they do.
  { folder: 'exploration/model', ours: ['contract'], packages: [] },
  {
    folder: 'exploration/walk',
    ours: [
      'exploration',
      'contract',
      'drivers/ports',
      'simulators/random.ts',
      'reports/suite/request-fields.ts',
      'steps/support/actor.ts',
      'steps/support/world.ts',
    ],
    packages: [],
  },
  {
    folder: 'fleet',
    ours: ['fleet', 'contract', 'drivers', 'simulators', 'exploration/walk/walk.ts'],
    packages: ['zod'],
  },
  { folder: 'packaging', ours: ['checks/parts', 'reports/suite/canonical-set.ts'], packages: ['zod'] },
  { folder: 'drivers', ours: ['contract', 'simulators'], packages: [] },
  { folder: 'drivers/config', ours: ['contract'], packages: ['zod'] },
  {
    folder: 'drivers/browser',
    ours: ['drivers', 'contract', 'simulators'],
    packages: ['playwright', '@sparticuz/chromium', 'zod'],
  },
  {
    folder: 'drivers/assemblies',
    ours: ['drivers', 'contract', 'simulators', ...server],
    packages: ['@cucumber/cucumber', 'msw', 'playwright', 'zod', 'tsx'],
  },
  {
    folder: 'examples/better-auth',
    ours: ['contract'],
    packages: ['better-auth', 'hono', '@hono/node-server', 'zod'],
  },
  { folder: 'simulators', ours: ['contract'], packages: ['jose', 'zod', 'hono'] },
  {
    folder: 'simulators/standalone/standalone.test.ts',
    ours: ['simulators', 'testing'],
    packages: ['msw'],
  },
  {
    folder: 'cli/simulate/simulate.test.ts',
    ours: ['cli', 'drivers', 'packaging', 'testing'],
    packages: ['zod'],
  },
  { folder: 'simulators/personas', ours: [], packages: ['@faker-js/faker'] },
  {
    folder: 'simulators/transport/certificates.ts',
    ours: ['simulators/transport/production-hosts.ts'],
    packages: ['@peculiar/x509', 'reflect-metadata'],
  },
  { folder: 'reference-server', ours: ['contract'], packages: ['hono', '@hono/node-server', 'jose', 'zod'] },
  {
    folder: 'reference-server/pages',
    ours: ['contract', 'reference-server/changes.ts', 'reference-server/screens/page-after.ts'],
    packages: ['hono', 'zod', 'tsx'],
  },
  {
    folder: 'reference-server/hashing',
    ours: ['reference-server/domain', 'reference-server/runtime/random-source.ts'],
    packages: [],
  },
  { folder: 'reference-server/domain', ours: [], packages: ['@noble/hashes'] },
  {
    folder: 'faults',
    ours: [
      'contract',
      'reference-server/parts.ts',
      'reference-server/program.ts',
      'simulators/phone/reference-parts.ts',
      'simulators/phone/parts.ts',
    ],
    packages: ['zod', 'tsx'],
  },
  { folder: 'faults/beyond-scenarios', ours: ['contract', 'reference-server', 'faults'], packages: [] },
  { folder: 'faults/server', ours: ['contract', 'reference-server', 'faults'], packages: ['zod'] },
  { folder: 'faults/phone', ours: ['contract', 'simulators', 'faults'], packages: ['zod'] },
  {
    folder: 'faults/written-blind',
    ours: ['contract', 'reference-server', 'simulators', 'faults'],
    packages: ['zod'],
  },
  {
    folder: 'interleaving',
    ours: ['drivers/ports', 'contract', 'simulators/personas/persona.ts'],
    packages: [],
  },
  {
    folder: 'interleaving/schedule',
    ours: ['drivers', 'contract', 'simulators', 'reference-server'],
    packages: [],
  },
  {
    folder: 'interleaving/planted',
    ours: ['interleaving', 'drivers/assemblies/variant.ts', 'reference-server'],
    packages: [],
  },
  // Written from the ports alone: an app of another team would import these types from the package.
  { folder: 'examples/app', ours: ['drivers/ports/app.ts'], packages: ['zod'] },
  {
    folder: 'testing',
    ours: ['cli', 'contract', 'drivers', 'faults', 'reports', 'simulators', 'reference-server', 'steps'],
    packages: ['@cucumber/cucumber', '@cucumber/messages', 'zod', 'hono', 'jose'],
  },
  {
    folder: 'reports',
    ours: [],
    packages: ['@cucumber/messages', '@cucumber/gherkin', 'fastest-levenshtein', 'zod', 'js-yaml', 'jose'],
  },
  // Domain-neutral: it knows jobs with a name and data, and nothing of suites.
  {
    folder: 'work-queue',
    ours: ['reports/result.ts', 'reports/json.ts'],
    packages: ['@nats-io/transport-node', '@nats-io/jetstream', '@nats-io/kv', 'zod'],
  },
  { folder: 'reports/markup.ts', ours: [], packages: ['hono'] },
  { folder: 'reports/drawings', ours: ['reports/film', 'reports/markup.ts'], packages: [] },
  { folder: 'reports/html', ours: ['reports'], packages: ['@cucumber/messages', 'zod'] },
  { folder: 'reports/spec', ours: ['reports'], packages: [] },
  { folder: 'reports/contexts', ours: ['contract/labels.ts', 'reports'], packages: ['zod', 'covertable'] },
  {
    folder: 'cli',
    ours: [
      'checks',
      'contract',
      'drivers',
      'exploration',
      'fleet',
      'interleaving',
      'reports',
      'simulators',
      'reference-server',
      'faults',
      'features',
      'work-queue',
    ],
    packages: ['hono', '@cucumber/cucumber', '@cucumber/messages', 'zod', 'tsx', 'js-yaml'],
  },
  {
    folder: 'cli/bench/simulators',
    ours: ['cli', 'drivers', 'reports/result.ts', 'simulators'],
    packages: ['jose', 'zod'],
  },
  {
    folder: 'cli/bench/reports',
    ours: ['cli', 'drivers', 'reports'],
    packages: ['playwright', 'zod'],
  },
  {
    folder: 'checks',
    ours: [
      'cli',
      'contract',
      'drivers',
      'exploration',
      'faults',
      'interleaving',
      'packaging',
      'reports',
      'simulators',
      'reference-server',
      'testing',
      'work-queue',
    ],
    packages: ['@cucumber/cucumber', 'zod', 'playwright', 'axe-core', 'oxc-parser', 'fast-check'],
  },
  {
    folder: 'checks/examples',
    ours: ['checks/parts', 'examples/app/defects.ts'],
    packages: ['js-yaml', 'zod'],
  },
  {
    folder: 'checks/features',
    ours: ['cli', 'contract', 'reports', 'steps/support/step.ts'],
    packages: ['zod'],
  },
  {
    folder: 'checks/mutation',
    ours: ['checks/prove', 'cli', 'drivers', 'reports'],
    packages: ['@stryker-mutator/core', '@stryker-mutator/api', 'vitest', 'zod'],
  },
  {
    folder: 'checks/outcomes',
    ours: ['checks/parts', 'checks/prove', 'cli', 'drivers', 'reports', 'steps/support'],
    packages: ['zod'],
  },
]

/** Packages that a test beside the code may import as well. */
export const testPackages: readonly string[] = ['vitest', 'fast-check', '@seriousme/openapi-schema-validator']
