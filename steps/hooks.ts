/** @module The frame of every scenario: a scene of its own, rest after every step, nothing left unread. */

import { After, AfterAll, AfterStep, Before, BeforeStep, setDefaultTimeout } from '@cucumber/cucumber'
import { locale } from '../contract/words.ts'
import { assembly } from '../drivers/scene.ts'
import { nameOf } from './scenario-name.ts'
import type { SlsWorld } from './world.ts'

/** Virtual time makes every step quick; whatever takes this long in real time hangs. */
setDefaultTimeout(20_000)

Before({ name: 'the scene is set' }, async function (this: SlsWorld, { pickle, gherkinDocument }) {
  const name = nameOf({ pickle, gherkinDocument })
  const scene = await assembly().open(`${this.parameters.seed}/${name}`)
  this.enter(name, scene, locale.catch('en').parse(gherkinDocument.feature?.language))
})

BeforeStep(function (this: SlsWorld, { pickleStep }) {
  this.scene.at(this.scenario, pickleStep.text)
})

AfterStep(async function (this: SlsWorld) {
  await this.scene.settle()
})

After({ name: 'nothing was left unread' }, async function (this: SlsWorld, { result }) {
  try {
    this.attachTimeline()
    if (result?.status === 'PASSED') for (const actor of this.actors) actor.assertNothingUnread()
  } finally {
    await this.leave()
  }
})

AfterAll(async () => {
  await assembly().close()
})
