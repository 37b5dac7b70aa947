/** @module The account of an order: each step with who did it, what it came to, and how to see it again. */

import type { Facts, RaceViolation } from '../../interleaving/family.ts'
import type { PlayedStep } from '../../interleaving/run-order.ts'
import type { Terminal } from '../shared/terminal.ts'

interface Account {
  readonly steps: readonly PlayedStep[]
  readonly facts: Facts
  readonly wasKilled: boolean
}

/** Who is named where somebody else was named before. */
function stepLines(steps: readonly PlayedStep[], { paint }: Terminal): string[] {
  const width = Math.max(0, ...steps.map(({ who }) => who.length))
  return steps.map(({ who, did }, at) => {
    const isOther = steps[at - 1]?.who !== who
    const number = paint('dim', String(at + 1).padStart(6))
    return `${number}  ${paint('bold', (isOther ? who : '').padEnd(width))}  ${did}`
  })
}

/** What could be seen in the end, a fact on each line. */
export function factsLines(facts: Facts, { paint }: Terminal): string[] {
  const width = Math.max(...Object.keys(facts).map(({ length }) => length))
  return Object.entries(facts).map(
    ([name, value]) => `${' '.repeat(8)}${paint('dim', name.padEnd(width))}  ${value}`,
  )
}

export function accountLines({ steps, facts, wasKilled }: Account, terminal: Terminal): string[] {
  const { paint } = terminal
  const killed = 'here the server is killed and started again; what had no answer is sent again'
  return [
    ...stepLines(steps, terminal),
    ...(wasKilled ? [`${' '.repeat(8)}${paint('yellow', killed)}`] : []),
    `${' '.repeat(8)}${paint('dim', 'then the rest, one after the other; and in the end')}`,
    ...factsLines(facts, terminal),
  ]
}

export const violationLine = ({ rows, says }: RaceViolation, { paint }: Terminal): string =>
  `  ${paint(['red', 'bold'], 'not allowed')}  ${paint('bold', rows.join(' '))}  ${says}`
