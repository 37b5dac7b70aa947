/** @module The numbers that the server has chosen, where it tells them. */

import { NotApplicable } from '../../drivers/ports/capabilities.ts'
import type { Lab } from '../../drivers/ports/driver.ts'
import type { SlsWorld } from '../support/world.ts'

export type Numbers = NonNullable<Awaited<ReturnType<Lab['numbers']>>>

/** Where the server does not tell them, there is no verdict. */
export async function numbersOf({ scene }: Pick<SlsWorld, 'scene'>): Promise<Numbers> {
  const numbers = await scene.driver.lab.numbers()
  if (!numbers) throw new NotApplicable('the server does not tell the numbers that it has chosen')
  return numbers
}
