/** @module Virtual time passes. */

import { say } from './say.ts'
import type { SlsWorld } from './world.ts'

async function pass(this: SlsWorld, durationMs: number): Promise<void> {
  await this.scene.pass(durationMs)
}

say(['{duration} pass(es)', 'проходит {duration}'], pass)

say('the clock of the server can be set back', async function (this: SlsWorld) {
  if (this.scene.driver.capabilities.has('clockSetBack')) return undefined
  await this.log('Not applicable: the clock of the server cannot be set back')
  return 'skipped'
})

say('the clock of the server is set back by {duration}', function (this: SlsWorld, byMs: number) {
  this.scene.setServerClockBack(byMs)
})
