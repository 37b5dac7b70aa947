/** @module Loaded after the steps: puts the assembly that the run names where the steps look for one. */

import { BeforeAll } from '@cucumber/cucumber'
import { z } from 'zod'
import { systemUnderTest } from '../config/configuration.ts'
import { type Assembly, registerAssembly } from '../ports/scene.ts'
import { rehearsal as rehearsalParameter } from './people/needs.ts'
import { unchanged, type Variant } from './variant.ts'

type Maker = (variant: Variant) => Assembly | Promise<Assembly>

/** Each loads what it alone needs, so that none pays for another's sockets or interception. */
const assemblies = {
  embedded: async (): Promise<Maker> => (await import('./embedded.ts')).embedded,
  intercepted: async (): Promise<Maker> => (await import('./intercepted.ts')).intercepted,
  browser: async (headed: boolean): Promise<Maker> => {
    const { inBrowser } = await import('./browser.ts')
    return (variant) => inBrowser(variant, headed)
  },
  process: async (): Promise<Maker> => (await import('./process.ts')).processAssembly,
}

const parameters = z.looseObject({
  assembly: z.enum(Object.keys(assemblies) as [keyof typeof assemblies]).nullish(),
  /** In place of `assembly`. */
  system: systemUnderTest.optional(),
  /** In place of both: a scenario is played to find out what it needs. */
  rehearsal: rehearsalParameter.optional(),
  /** The id of the fault or variant to run with. */
  fault: z.string().optional(),
  /** Whether it is recorded what each scenario uses of the server; only without a fault, and in this process. */
  recordsUses: z.boolean().default(false),
  /** Whether the windows of the browser are shown. */
  headed: z.boolean().default(false),
  /** The file of an app under test. */
  app: z.string().optional(),
  /** Folders with faults that a user brought along. */
  faultFolders: z.array(z.string()).default([]),
})

async function variantNamed(
  fault: string | undefined,
  folders: readonly string[],
  recordsUses: boolean,
): Promise<Variant> {
  if (fault === undefined) return recordsUses ? (await import('./reach.ts')).recording : unchanged
  const { faultWithId } = await import('./faults.ts')
  return (await faultWithId(fault, folders)).variant
}

/** The same with the app of this file on the phones. */
async function withApp(variant: Variant, file: string | undefined): Promise<Variant> {
  if (file === undefined) return variant
  const { loadApp } = await import('./app/load-app.ts')
  return { ...variant, app: await loadApp(file) }
}

BeforeAll(async function (this: { parameters: unknown }) {
  const { assembly, system, rehearsal, fault, recordsUses, faultFolders, headed, app } = parameters.parse(
    this.parameters,
  )
  const variant = await withApp(await variantNamed(fault, faultFolders, recordsUses), app)
  if (system) {
    const { configuredAssembly } = await import('./configured/assembly.ts')
    registerAssembly(await configuredAssembly(system, variant))
    return
  }
  if (rehearsal) {
    const { rehearsalAssembly } = await import('./rehearsal.ts')
    registerAssembly(rehearsalAssembly(rehearsal))
    return
  }
  const make = await assemblies[assembly ?? 'embedded'](headed)
  registerAssembly(await make(variant))
})
