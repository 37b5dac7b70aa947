/** @module Support code of the runner's baseline: the pattern of every step definition, with an empty body. No hooks. */

import { readFileSync } from 'node:fs'
import { defineParameterType, defineStep } from '@cucumber/cucumber'
import type { StepPatterns } from './step-patterns.ts'

/** The runner counts the parameters that a body declares. */
const emptyBodies = [
  async () => undefined,
  async (_1: unknown) => undefined,
  async (_1: unknown, _2: unknown) => undefined,
  async (_1: unknown, _2: unknown, _3: unknown) => undefined,
  async (_1: unknown, _2: unknown, _3: unknown, _4: unknown) => undefined,
  async (_1: unknown, _2: unknown, _3: unknown, _4: unknown, _5: unknown) => undefined,
]

// Written by the parent process; a library to validate it would add to the baseline.
const { types, steps }: StepPatterns = JSON.parse(
  readFileSync(process.env.SLS_BENCH_STEP_PATTERNS ?? '', 'utf8'),
)

for (const { name, regexps } of types)
  defineParameterType({ name, regexp: regexps.map((source) => new RegExp(source)) })
for (const { pattern, arity } of steps) defineStep(pattern, emptyBodies[arity] ?? (() => undefined))
