/** @module Support code of the floor: every sentence of the real steps, and nothing behind it. No hooks. */

import { readFileSync } from 'node:fs'
import { defineParameterType, defineStep } from '@cucumber/cucumber'
import type { Vocabulary } from './step-patterns.ts'

/** The runner counts the parameters that a body declares. */
const emptyBodies = [
  async () => undefined,
  async (_1: unknown) => undefined,
  async (_1: unknown, _2: unknown) => undefined,
  async (_1: unknown, _2: unknown, _3: unknown) => undefined,
  async (_1: unknown, _2: unknown, _3: unknown, _4: unknown) => undefined,
  async (_1: unknown, _2: unknown, _3: unknown, _4: unknown, _5: unknown) => undefined,
]

// Written by our own parent right before; a library to check it would make the floor higher than it is.
const { types, steps }: Vocabulary = JSON.parse(readFileSync(process.env.SLS_BENCH_VOCABULARY ?? '', 'utf8'))

for (const { name, regexps } of types)
  defineParameterType({ name, regexp: regexps.map((source) => new RegExp(source)) })
for (const { pattern, arity } of steps) defineStep(pattern, emptyBodies[arity] ?? (() => undefined))
