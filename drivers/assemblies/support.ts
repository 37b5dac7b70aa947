/** @module Loaded after the steps: puts the assembly that the run names where the steps look for one. */

import { BeforeAll } from '@cucumber/cucumber'
import { z } from 'zod'
import { type Assembly, registerAssembly } from '../scene.ts'
import { embedded } from './embedded.ts'
import { unchanged, type Variant } from './variant.ts'

const assemblies = { embedded } satisfies Record<string, (variant: Variant) => Assembly>

const parameters = z.looseObject({
  assembly: z.enum(Object.keys(assemblies) as [keyof typeof assemblies]),
})

BeforeAll(function (this: { parameters: unknown }) {
  const { assembly } = parameters.parse(this.parameters)
  registerAssembly(assemblies[assembly](unchanged))
})
