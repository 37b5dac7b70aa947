/** @module What the chains of a family are, measured: all actions and messages one after the other, in every such sequence. */

import { factsText, type RaceFamily } from './family.ts'
import type { ChainShape } from './orders/chains.ts'
import { type OpenScheduled, type PlayedInTurn, playInTurn } from './run-order.ts'

export interface MeasuredFamily {
  /** Of each chain its key, in the order of the shapes. */
  readonly keys: readonly string[]
  readonly names: readonly string[]
  readonly shapes: readonly ChainShape[]
  /** Every end, as text, that one after the other can have. */
  readonly endsInTurn: ReadonlySet<string>
}

/** All sequences of whole chains, each played once. */
async function everySequence(
  open: OpenScheduled,
  family: RaceFamily,
  first: readonly string[] = [],
): Promise<readonly PlayedInTurn[]> {
  const played = await playInTurn(open, family, first)
  const all = [played]
  for (const [at, { others }] of played.sequence.entries()) {
    if (at < first.length) continue
    const before = played.sequence.slice(0, at).map(({ key }) => key)
    for (const other of others) all.push(...(await everySequence(open, family, [...before, other])))
  }
  return all
}

/**
 * A chain is as long as it is in the sequence in which it is longest: one that has nothing left to do in some order just
 * stands there. Messages that are sent in some sequences only count as if they were always sent, from where they are sent last.
 */
export async function measured(open: OpenScheduled, family: RaceFamily): Promise<MeasuredFamily> {
  const sequences = await everySequence(open, family)
  const found = new Map<string, PlayedInTurn['chains'][number]>()
  for (const chain of sequences.flatMap(({ chains }) => chains)) {
    const known = found.get(chain.key)
    const length = Math.max(chain.length, known?.length ?? 0)
    const last = (known?.startedBy?.after ?? 0) > (chain.startedBy?.after ?? 0) ? known : chain
    found.set(chain.key, { ...chain, length, startedBy: last?.startedBy })
  }
  const keys = [...found.keys()].toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1))
  const chains = keys.flatMap((key) => found.get(key) ?? [])
  return {
    keys,
    names: chains.map(({ name }) => name),
    shapes: chains.map(({ length, startedBy }) => ({
      length,
      startedBy: startedBy && { chain: keys.indexOf(startedBy.key), after: startedBy.after },
    })),
    endsInTurn: new Set(sequences.map(({ facts }) => factsText(facts))),
  }
}
