/** @module Which scenarios a run without a lab face tries, in which order, and why not the others. */

import { cast, describeNeed, isLike } from '../../../drivers/assemblies/people/casting.ts'
import type { Irreversible, Needs } from '../../../drivers/assemblies/people/needs.ts'
import type { ReadyPerson } from '../../../drivers/config/configuration.ts'
import type { Rehearsed } from './rehearse.ts'

export interface Choice {
  /**
   * Ids of the scenarios to try, the most useful first: those that give requirements a verdict, with those that fill the waits between
   * them, as they cost next to nothing; then the others.
   */
  readonly phases: readonly (readonly string[])[]
  readonly notTried: Readonly<Record<string, string>>
  /** Why others do not apply, as the rehearsal has shown. */
  readonly notApplicable: Readonly<Record<string, string>>
  /** How many scenarios leave what cannot be undone, by its kind. */
  readonly left: ReadonlyMap<Irreversible, number>
}

/** Who there is, what may be done to them that cannot be undone, and for how long. */
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
  { scenarios, needs }: Pick<Rehearsed, 'scenarios' | 'needs'>,
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
      cost.set(id, costOf(own, circumstances.people.length))
      for (const kind of own?.leaves ?? []) left.set(kind, (left.get(kind) ?? 0) + 1)
    }
  }
  const leaves = (id: string): boolean => (needs[id]?.leaves.length ?? 0) > 0
  const useful = cheapestFirst(candidatesOf(scenarios, wanted), cost, notTried).toSorted(
    (one, other) => placeOf(needs[one]) - placeOf(needs[other]),
  )
  const wantedIds = new Set(useful)
  const others = [...cost]
    .filter(([id]) => !wantedIds.has(id))
    .toSorted(
      ([one, lower], [other, higher]) => Number(leaves(one)) - Number(leaves(other)) || lower - higher,
    )
  const fills = ([id, ms]: readonly [string, number]): boolean => ms < slowMs && !leaves(id)
  const idsOf = (some: typeof others): string[] => some.map(([id]) => id)
  return {
    phases: [[...wantedIds, ...idsOf(others.filter(fills))], idsOf(others.filter((one) => !fills(one)))],
    notTried,
    notApplicable,
    left,
  }
}

/**
 * Of each case the example that costs least, and two at least, as a refusal proves nothing without its twin; undefined where a
 * case cannot be tried.
 */
function cheapestOfEachCase(
  members: Rehearsed['scenarios'],
  cost: ReadonlyMap<string, number>,
  notTried: Readonly<Record<string, string>>,
): readonly string[] | undefined {
  const byCost = (some: Rehearsed['scenarios']): string[] =>
    some
      .map(({ id }) => id)
      .filter((id) => cost.has(id))
      .toSorted((one, other) => (cost.get(one) ?? 0) - (cost.get(other) ?? 0))
  const chosen: string[] = []
  for (const examples of Map.groupBy(members, (one) => one.case).values()) {
    const [cheapest] = byCost(examples)
    if (cheapest !== undefined) chosen.push(cheapest)
    else if (examples.some(({ id }) => id in notTried)) return undefined
  }
  const least = Math.min(members.length, 2)
  const further = byCost(members).filter((id) => !chosen.includes(id))
  const enough = [...chosen, ...further.slice(0, Math.max(0, least - chosen.length))]
  return enough.length < least ? undefined : enough
}

/** Scenarios of one rule, of which enough give a requirement its verdict. */
interface Candidate {
  readonly row: string
  readonly members: Rehearsed['scenarios']
}

/** Not every example of a case is one of each requirement of the rule. */
const candidatesOf = (scenarios: Rehearsed['scenarios'], wanted: ReadonlySet<string>): readonly Candidate[] =>
  [...Map.groupBy(scenarios, ({ group }) => group).values()].flatMap((rule) => {
    const rows = new Set(rule.flatMap((one) => one.rows)).intersection(wanted)
    return [...rows].map((row) => ({ row, members: rule.filter((one) => one.rows.includes(row)) }))
  })

/** Scenarios that together prove all requirements that can be, those before the others that cost least for each that they add. */
function cheapestFirst(
  candidates: readonly Candidate[],
  cost: ReadonlyMap<string, number>,
  notTried: Readonly<Record<string, string>>,
): readonly string[] {
  const costLeft = new Map(cost)
  const chosen = new Set<string>()
  let left = candidates
  for (;;) {
    const proofs = left.flatMap(({ row, members }) => {
      const ids = cheapestOfEachCase(members, costLeft, notTried)?.filter((id) => !chosen.has(id))
      return ids === undefined ? [] : [{ ids, row }]
    })
    const [best] = [...Map.groupBy(proofs, ({ ids }) => ids.toSorted().join('\n')).values()]
      .map((same) => ({ ids: same[0]?.ids ?? [], rows: new Set(same.map(({ row }) => row)) }))
      .toSorted((one, other) => price(one) - price(other))
    if (best === undefined) return [...chosen]
    for (const id of best.ids) {
      chosen.add(id)
      costLeft.set(id, 0)
    }
    left = left.filter(({ row }) => !best.rows.has(row))
  }

  /** What is still to be played, for each requirement that it proves. */
  function price({
    ids,
    rows,
  }: {
    readonly ids: readonly string[]
    readonly rows: ReadonlySet<string>
  }): number {
    return ids.reduce((sum, id) => sum + (costLeft.get(id) ?? 0), 0) / rows.size
  }
}

/** How long nobody gets another SMS (SMS-06), in ms. */
const smsPauseMs = 120_000

/** Whoever waits so long comes after those who do not, in ms. */
const slowMs = 90_000

/**
 * The place of a scenario among all, the first with the lowest. Nobody plays beside whoever restarts the system: first where that is
 * soon over, and first of all while nobody has to rest from an SMS. Who is left otherwise than before may be missed by others, most of
 * all with IB Key on another system, and whoever is locked for longest of all; long waits fill the time in which nobody else can play.
 */
function placeOf(own: Needs | undefined): number {
  if (own === undefined || (own.restarts && own.waitMs < slowMs)) return getsSms(own) ? 0 : 1
  if (own.leaves.includes('locks')) return 6
  if (own.leaves.includes('numbers')) return 5
  if (own.leaves.includes('migrations')) return staysOnItsSystem(own) ? 3 : 4
  return own.waitMs >= slowMs ? 7 : 2
}

const getsSms = (own: Needs | undefined): boolean => own?.people.some(({ sms }) => sms > 0) ?? false

/** Whether whoever had IB Key on one system has it on the same one afterwards, as far as that is known. */
const staysOnItsSystem = ({ people, ibKeyAfter }: Needs): boolean =>
  people.flatMap(({ devices }) => devices).every((one) => one.type !== 'ibKey' || one.os === ibKeyAfter)

/** About how long a scenario takes at least beside its waits, and each of its steps, in ms. */
const [scenarioMs, stepMs] = [500, 150]

/** About how long a scenario takes, in ms. */
const durationOf = ({ waitMs, steps }: Needs): number => scenarioMs + waitMs + steps * stepMs

/** About what others lose by what cannot be undone, in ms. */
const costOfLeaving: Record<Irreversible, number> = { locks: 900_000, migrations: 20_000, numbers: 200_000 }

/**
 * Waits are dear, most of all where everybody waits, as beside a restart; whoever gets an SMS has to rest afterwards, and who is left
 * otherwise may be missed by all that come later.
 */
const costOf = (own: Needs | undefined, everybody: number): number =>
  own === undefined
    ? 0
    : durationOf(own) * (own.restarts ? everybody : 1) +
      own.people.reduce((sum, { sms }) => sum + sms, 0) * smsPauseMs +
      own.leaves.reduce((sum, kind) => sum + costOfLeaving[kind], 0) +
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
