/** @module Virtual time passes. */

import { requireCapability } from '../../drivers/ports/capabilities.ts'
import { say } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'

async function pass(this: SlsWorld, durationMs: number): Promise<void> {
  await this.scene.advanceBy(durationMs)
}

say(['{duration} pass(es)', 'проходит {duration}'], pass)

say('the clock of the server can be set back', function (this: SlsWorld) {
  requireCapability('clockSetBack', this.scene.driver.capabilities)
})

say('the clock of the server is set back by {duration}', function (this: SlsWorld, byMs: number) {
  this.scene.setServerClockBack(byMs)
})
