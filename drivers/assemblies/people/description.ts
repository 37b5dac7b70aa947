/** @module What a configuration says of a system that has no lab face to ask. */

import type { Configuration, WithoutLab } from '../../config/configuration.ts'
import type { Description } from '../../http/driver.ts'

/** In place of a lab face: people who are put back, devices that are ready, and the time of day. */
const providedByPeople = ['clock', 'reset', 'provision'] as const

export function describedBy(
  { product, version }: Configuration,
  { capabilities, numbers }: WithoutLab,
): Description {
  return {
    name: product ?? 'the system under test',
    version: version ?? 'of unknown version',
    capabilities: [...capabilities, ...providedByPeople],
    ...(numbers && { numbers }),
  }
}
