/** @module Which scenarios a run without a lab face tries, in which order, and why not the others. */

import { cast, describeNeed, isLike } from '../../../drivers/assemblies/people/casting.ts'
import type { Irreversible, Needs } from '../../../drivers/assemblies/people/needs.ts'
import type { ReadyPerson } from '../../../drivers/config/configuration.ts'
import { fillingRests } from './filling-rests.ts'
import type { Rehearsed } from './rehearse.ts'

export interface Choice {
  /** Ids of the scenarios to try, the most useful first. */
  readonly order: readonly string[]
  readonly notTried: Readonly<Record<string, string>>
  /** Why others do not apply, as the rehearsal has shown. */
  readonly notApplicable: Readonly<Record<string, string>>
  /** How many scenarios leave what cannot be undone, by its kind. */
  readonly left: ReadonlyMap<Irreversible, number>
}

export interface Circumstances {
  readonly people: readonly ReadyPerson[]
  readonly allowed: readonly Irreversible[]
  readonly budgetMs: number
}

/** What scenarios do, in words. */
export const whatScenariosLeave: Record<Irreversible, string> = {
  locks: 'may lock a person for some time',
  migrations: 'may move, remove or replace a device of a person',
  numbers: 'may verify another number of a person who had none verified',
}

/** Chooses among the scenarios of a suite; `wanted` are the rows that a verdict is wanted for most. */
export function choose(
  { scenarios, needs }: Rehearsed,
  wanted: ReadonlySet<string>,
  circumstances: Circumstances,
): Choice {
  const notTried: Record<string, string> = {}
  const notApplicable: Record<string, string> = {}
  const cost = new Map<string, number>()
  const left = new Map<Irreversible, number>()
  for (const { id, ending, reason: said } of scenarios) {
    const own = needs[id]
    const reason = own === undefined ? undefined : whyNot(ending, own, circumstances)
    if (ending === 'notApplicable') notApplicable[id] = said ?? 'the rehearsal did not say why'
    else if (reason !== undefined) notTried[id] = reason
    else {
      cost.set(id, costOf(own))
      for (const kind of own?.leaves ?? []) left.set(kind, (left.get(kind) ?? 0) + 1)
    }
  }
  const costs = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (cost.get(id) ?? 0), 0)
  const groups = [...Map.groupBy(scenarios, ({ group }) => group).values()]
    .map((members) => ({
      ids: members.map(({ id }) => id),
      rows: new Set(members.flatMap(({ rows }) => rows)).intersection(wanted),
    }))
    // Refusal and twin: what does not apply proves nothing.
    .filter(
      ({ ids }) =>
        ids.filter((id) => cost.has(id)).length >= Math.min(ids.length, 2) &&
        ids.every((id) => !(id in notTried)),
    )
    .map((group) => ({ ...group, cost: costs(group.ids) }))
  const others = [...cost.keys()].toSorted((one, other) => costs([one]) - costs([other]))
  const order = [...cheapestFirst(groups).flatMap(({ ids }) => ids), ...others].filter((id) => cost.has(id))
  return {
    order: fillingRests([...new Set(order)], needs, circumstances.people),
    notTried,
    notApplicable,
    left,
  }
}

interface Group {
  readonly ids: readonly string[]
  readonly rows: ReadonlySet<string>
  readonly cost: number
}

/** The groups that cover all rows together, the one that costs least for each row that it adds before the others. */
function cheapestFirst(groups: readonly Group[]): readonly Group[] {
  const covered = new Set<string>()
  const chosen: Group[] = []
  for (;;) {
    const price = ({ rows, cost }: Group): number => cost / rows.difference(covered).size
    const [best] = groups
      .filter(({ rows }) => !rows.isSubsetOf(covered))
      .toSorted((one, other) => price(one) - price(other))
    if (best === undefined) return chosen
    chosen.push(best)
    for (const row of best.rows) covered.add(row)
  }
}

/** About how long a scenario takes beside its steps, and each of these, in ms. */
const [scenarioMs, stepMs] = [3_000, 500]

/** Waits are dear; whoever gets an SMS has to rest afterwards, and who is left otherwise may be missed by all that come later. */
const costOf = (own: Needs | undefined): number =>
  own === undefined
    ? 0
    : scenarioMs +
      own.waitMs +
      own.steps * stepMs +
      own.people.reduce((sum, { sms }) => sum + sms, 0) * 60_000 +
      own.leaves.length * 900_000 +
      // Many that nobody approves have to be forgotten first.
      Math.max(own.notifications - 2, 0) * 120_000

function whyNot(
  ending: Rehearsed['scenarios'][number]['ending'],
  own: Needs,
  { people, allowed, budgetMs }: Circumstances,
): string | undefined {
  if (ending !== 'passed')
    return 'it is finer than real time, or needs numbers that are not given (withoutLab.numbers); a lab face that sets the clock makes it testable'
  const [labOnly] = own.labOnly
  if (labOnly !== undefined) return `it needs ${labOnly}; a lab face makes it testable`
  const refused = own.leaves.find((kind) => !allowed.includes(kind))
  if (refused !== undefined)
    return `it ${whatScenariosLeave[refused]}, which cannot be undone: --allow ${refused} makes it testable`
  if (own.waitMs > budgetMs)
    return `it waits ${Math.ceil(own.waitMs / 60_000)} min, longer than the run may take; a lab face that sets the clock makes it testable`
  if (!cast(own.people, people, (person, need) => isLike(person, need)))
    return `nobody of withoutLab.people can play it; it needs ${own.people.map(describeNeed).join('; and ')}`
  return undefined
}
