/** @module Names that only some files may use: ambient time and randomness, parameter types, ways to find things on a page. */

import type { Module } from './modules.ts'

interface Restriction {
  /** As in `Module.uses`. */
  readonly name: string
  /** The only files that may use it. */
  readonly allowed: readonly string[]
  readonly instead: string
}

const passedIn = 'pass the clock, the wait or the randomness in'

export const restrictions: readonly Restriction[] = [
  {
    name: 'Date.now',
    allowed: [
      'cli/serve/wall-clock.ts',
      'drivers/assemblies/configured/assembly.ts',
      'drivers/assemblies/configured/real-time.ts',
      'fleet/time/real-time.ts',
      'simulators/standalone/wall-time.ts',
    ],
    instead: passedIn,
  },
  { name: 'new Date()', allowed: [], instead: passedIn },
  { name: 'Math.random', allowed: [], instead: passedIn },
  {
    name: 'setTimeout',
    allowed: [
      'drivers/ports/time-limit.ts',
      'drivers/assemblies/configured/real-time.ts',
      'fleet/time/real-time.ts',
      'cli/shared/stopwatch.ts',
      'simulators/standalone/wall-time.ts',
      'simulators/transport/connection-failure.ts',
    ],
    instead: passedIn,
  },
  { name: 'setInterval', allowed: ['cli/serve/wall-clock.ts'], instead: passedIn },
  {
    name: 'AbortSignal.timeout',
    allowed: ['reference-server/program.ts', 'simulators/standalone/wall-time.ts'],
    instead: passedIn,
  },
  {
    name: 'performance.now',
    allowed: [
      'cli/shared/stopwatch.ts',
      'cli/serve/wall-clock.ts',
      'drivers/ports/time-limit.ts',
      'fleet/time/real-time.ts',
    ],
    instead: passedIn,
  },
  {
    name: 'defineParameterType',
    allowed: ['steps/support/parameter-types.ts', 'cli/bench/runner-baseline/empty-steps.ts'],
    instead: 'define parameter types in steps/support/parameter-types.ts',
  },
]

/** Uses of a restricted name outside the files that may use it, one sentence each. */
export const restrictedUses = (modules: readonly Module[]): string[] =>
  modules.flatMap(({ path, uses }) =>
    restrictions
      .filter(({ name, allowed }) => uses.has(name) && !allowed.includes(path))
      .map(({ name, instead }) => `${path} uses ${name}: ${instead}`),
  )

const selector =
  /^\.(?:locator|frameLocator|getByTestId|waitForSelector|querySelector(?:All)?|getElementsBy\w+|getElementById|\$\$?|evaluate\w*)\(\)$/

/** The browser driver finds things by role and name, as people do: never by selector, test id or script. */
export const selectorUses = (modules: readonly Module[]): string[] =>
  modules
    .filter(({ path }) => path.startsWith('drivers/browser/'))
    .flatMap(({ path, uses }) =>
      [...uses]
        .filter((use) => selector.test(use))
        .map((use) => `${path} uses ${use}: find it by its role and name`),
    )
