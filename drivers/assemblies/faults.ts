/** @module The faults that a run can inject: the project's own, and those of the folders that a user names. */

import { FaultProblem, type LoadedFault, ownFaults, usersFaults } from '../../faults/load-faults.ts'
import { referencePhoneParts } from '../../simulators/phone/reference-parts.ts'
import type { Variant } from './variant.ts'

/** A deliberately wrong variant, or a deliberately different one that is not wrong. */
export interface KnownFault {
  readonly id: string
  /** What is different, in one sentence. */
  readonly title: string
  readonly subject: 'server' | 'phone'
  /** The rows of the catalogue that it breaks; empty for a harmless variant. */
  readonly violates: readonly string[]
  readonly harmless: boolean
  readonly variant: Variant
  /** What it is made of: one, or several at once. */
  readonly faults: readonly [LoadedFault, ...LoadedFault[]]
}

/** A fault gives back parts of its own: changed in place, these would be wrong for every later scenario, too. */
function frozen<Parts extends object>(parts: Parts, ...within: readonly object[]): Parts {
  for (const shared of within) Object.freeze(shared)
  return Object.freeze(parts)
}

/** One fault, or several at once: each is injected into what those before it have made. */
function known(...faults: readonly [LoadedFault, ...LoadedFault[]]): KnownFault {
  const id = faults.map((fault) => fault.id).join('+')
  return {
    id,
    title: faults.map(({ title }) => title).join(' '),
    subject: faults[0].subject,
    violates: faults.flatMap(({ violates = [] }) => violates),
    harmless: faults.every(({ harmless }) => harmless),
    variant: variantWith(faults),
    faults,
  }
}

function variantWith(faults: readonly LoadedFault[]): Variant {
  const server = faults.filter(({ subject }) => subject === 'server')
  const phone = faults.filter(({ subject }) => subject === 'phone')
  return {
    ...(server.length > 0 && { fault: server.map(({ id }) => id).join('+') }),
    server: (reference) =>
      server.reduce((parts, { inject }) => inject(frozen(parts, parts.rules, parts.profile)), reference),
    // Injected when a phone is made: an exception of the fault then belongs to its own run.
    get phone() {
      return phone.reduce((parts, { inject }) => inject(frozen(parts)), referencePhoneParts)
    },
  }
}

/** The project's own faults and those in `folders`. Ids are unique, or this throws a `FaultProblem`. */
export async function loadFaults(folders: readonly string[]): Promise<readonly KnownFault[]> {
  const loaded = [...(await ownFaults('server')), ...(await ownFaults('phone'))]
  for (const folder of folders) loaded.push(...(await usersFaults(folder)))
  const seen = new Set<string>()
  for (const { id } of loaded) {
    if (seen.has(id)) throw new FaultProblem(`two faults have the id ${id}: rename one of them.`)
    seen.add(id)
  }
  // Each variant runs the whole suite, and a fault as much as it needs: what takes long comes last.
  return loaded
    .map((fault) => known(fault))
    .sort((one, other) => Number(one.harmless) - Number(other.harmless))
}

/** The fault with this id; `one+other` is both at once. */
export function findFault(id: string, all: readonly KnownFault[]): KnownFault | undefined {
  const named = id.split('+').map((name) => all.find((fault) => fault.id === name))
  return named.reduce((one, other) => one && other && known(...one.faults, ...other.faults))
}

let cached: { readonly key: string; readonly faults: Promise<readonly KnownFault[]> } | undefined

/** The fault with this id. Loaded once per process and set of folders, since a detection asks for hundreds. */
export async function faultWithId(id: string, folders: readonly string[]): Promise<KnownFault> {
  const key = folders.join('\n')
  if (cached?.key !== key) cached = { key, faults: loadFaults(folders) }
  const fault = findFault(id, await cached.faults)
  if (!fault) throw new FaultProblem(`there is no fault with the id ${id}.`)
  return fault
}

/** What the fault with this id changes. */
export const variantOf = async (id: string, folders: readonly string[]): Promise<Variant> =>
  (await faultWithId(id, folders)).variant
