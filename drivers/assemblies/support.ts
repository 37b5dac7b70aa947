/** @module Loaded after the steps: puts the assembly that the run names where the steps look for one. */

import { BeforeAll } from '@cucumber/cucumber'
import { z } from 'zod'
import { type Assembly, registerAssembly } from '../scene.ts'
import { embedded } from './embedded.ts'
import { variantOf } from './faults.ts'
import { unchanged, type Variant } from './variant.ts'

const assemblies = { embedded } satisfies Record<string, (variant: Variant) => Assembly>

const parameters = z.looseObject({
  assembly: z.enum(Object.keys(assemblies) as [keyof typeof assemblies]),
  /** The id of the fault or variant to run with. */
  fault: z.string().optional(),
  /** Folders with faults that a user brought along. */
  faultFolders: z.array(z.string()).default([]),
})

BeforeAll(async function (this: { parameters: unknown }) {
  const { assembly, fault, faultFolders } = parameters.parse(this.parameters)
  const variant = fault === undefined ? unchanged : await variantOf(fault, faultFolders)
  registerAssembly(assemblies[assembly](variant))
})
