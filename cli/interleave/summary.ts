/** @module What `sls interleave` says when it is over. */

import type { CountedOrders, FamilyResult, FoundViolation } from '../../interleaving/run-family.ts'
import { formatDuration } from '../shared/stopwatch.ts'
import { renderTable, type TableLine } from '../shared/table.ts'
import type { Terminal } from '../shared/terminal.ts'
import { accountLines, violationLine } from './account.ts'

/** A family, and how long it took. */
export interface TimedResult extends FamilyResult {
  readonly durationMs: number
}

const accountsShown = 3

const partly = ({ onLattice, played }: CountedOrders): string =>
  BigInt(played) === onLattice ? String(played) : `${played}/${onLattice}`

const times = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

const notAllowed = ({ violations }: FamilyResult): number =>
  violations.reduce((sum, violation) => sum + violation.times, 0)

/** Whether formula, lattice and enumeration come to the same. */
export const countsAgree = ({ orders, restarts }: FamilyResult): boolean =>
  [orders, restarts].every(
    ({ byFormula, onLattice, enumerated }) =>
      byFormula === onLattice && (enumerated === undefined || onLattice === BigInt(enumerated)),
  )

export function familyTable(results: readonly TimedResult[], terminal: Terminal): string {
  const line = (result: TimedResult): TableLine => ({
    id: '',
    title: result.name,
    cells: [
      result.chains.map(({ steps }) => steps).join('+'),
      partly(result.orders),
      partly(result.restarts),
      Object.keys(result.ends).length,
      notAllowed(result),
      formatDuration(result.durationMs),
    ],
  })
  const sum = (of: (result: TimedResult) => number): number => results.reduce((all, one) => all + of(one), 0)
  const total: TableLine = {
    id: '',
    title: 'All',
    cells: [
      '',
      sum(({ orders }) => orders.played),
      sum(({ restarts }) => restarts.played),
      sum(({ ends }) => Object.keys(ends).length),
      sum(notAllowed),
      formatDuration(sum(({ durationMs }) => durationMs)),
    ],
  }
  const columns = [
    { head: 'steps' },
    { head: 'orders' },
    { head: 'with restart' },
    { head: 'allowed ends', style: 'green' },
    { head: 'not allowed', style: 'red' },
    { head: 'time' },
  ] as const
  return renderTable('Family', columns, results.map(line), total, terminal)
}

/** One violation: the order, what it came to, how to see it again. */
function violationBlock(
  family: string,
  violation: FoundViolation,
  again: (family: string, order: string) => string,
  terminal: Terminal,
): string[] {
  const { paint } = terminal
  const often = violation.times === 1 ? 'in one order' : `in ${violation.times} orders, such as`
  return [
    violationLine(violation, terminal),
    `    ${paint('bold', family)}, ${often}`,
    ...accountLines(violation, terminal),
    `${' '.repeat(8)}${paint('dim', 'again')}  ${paint('cyan', again(family, violation.order))}`,
    '',
  ]
}

export function violationsText(
  results: readonly TimedResult[],
  again: (family: string, order: string) => string,
  terminal: Terminal,
): string {
  return results
    .flatMap(({ name, violations }) => {
      const more = violations.length - accountsShown
      return [
        ...violations
          .slice(0, accountsShown)
          .flatMap((violation) => violationBlock(name, violation, again, terminal)),
        ...(more > 0 ? [`    and ${more} more ends of ${name}, in interleavings.json`, ''] : []),
      ]
    })
    .join('\n')
}

/** What the counts and the played orders come to, in a line each. */
export function factLines(results: readonly TimedResult[], { paint }: Terminal): string[] {
  const wrong = results.filter((result) => !countsAgree(result)).map(({ name }) => name)
  const bounded = results.some(({ orders, restarts }) =>
    [orders, restarts].some(({ onLattice, played }) => BigInt(played) < onLattice),
  )
  const played =
    results.reduce((sum, { ends }) => sum + times(ends), 0) +
    results.reduce((sum, one) => sum + notAllowed(one), 0)
  return [
    wrong.length === 0
      ? paint('dim', 'by formula, on the lattice and one by one there are the same numbers of orders')
      : paint('red', `formula, lattice and enumeration do not agree for ${wrong.join(', ')}`),
    paint('dim', `${played} orders played${bounded ? ', a part of all: evenly spread' : ', which are all'}`),
  ]
}
