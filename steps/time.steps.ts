/** @module Virtual time passes. */

import { say } from './say.ts'
import type { SlsWorld } from './world.ts'

async function pass(this: SlsWorld, durationMs: number): Promise<void> {
  await this.scene.pass(durationMs)
}

say(['{duration} pass(es)', 'проходит {duration}'], pass)
