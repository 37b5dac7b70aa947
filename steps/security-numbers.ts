/** @module The numbers that the server has chosen, where it tells them. */

import assert from 'node:assert/strict'
import type { Lab } from '../drivers/driver.ts'
import type { SlsWorld } from './world.ts'

export type Numbers = NonNullable<Awaited<ReturnType<Lab['numbers']>>>

export async function numbersOf({ scene }: Pick<SlsWorld, 'scene'>): Promise<Numbers> {
  const numbers = await scene.driver.lab.numbers()
  assert(numbers, 'the server does not tell its numbers')
  return numbers
}
