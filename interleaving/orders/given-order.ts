/** @module An order as a command and a report write it. */

import type { ChainOrder } from './chains.ts'

/** The steps of an order, or of a beginning after which the server is killed. */
export interface GivenOrder {
  readonly order: ChainOrder
  readonly kill: boolean
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyz'
const killed = '!'

/** A digit for each step, that of its chain; `!` at the end: then the server is killed. */
export const givenOrderText = ({ order, kill }: GivenOrder): string =>
  order.map((chain) => digits[chain] ?? '?').join('') + (kill ? killed : '')

/** Undefined where it is no such text. */
export function givenOrderOf(text: string): GivenOrder | undefined {
  if (!/^[0-9a-z]*!?$/.test(text) || text === '') return undefined
  const kill = text.endsWith(killed)
  const steps = kill ? text.slice(0, -1) : text
  return { order: [...steps].map((digit) => digits.indexOf(digit)), kill }
}
