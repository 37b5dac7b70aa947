/** @module The frame of every scenario: a scene of its own, and nothing left unread. */

import { After, AfterAll, Before, BeforeStep, setDefaultTimeout } from '@cucumber/cucumber'
import { locale } from '../contract/words.ts'
import { assembly, openScene } from '../drivers/scene.ts'
import { nameOf } from './scenario-name.ts'
import type { SlsWorld } from './world.ts'

/**
 * Virtual time makes every step quick, and each request and page has a shorter limit of its own, which names it: only
 * what never ends comes as far as this. A hundred tries in a browser, on a busy machine, do not.
 */
setDefaultTimeout(120_000)

const languageOf = locale.catch('en')

Before({ name: 'the scene is set' }, async function (this: SlsWorld, { pickle, gherkinDocument }) {
  const name = nameOf({ pickle, gherkinDocument })
  const scene = await openScene(`${this.parameters.seed}/${name}`)
  this.enter(name, scene, languageOf.parse(gherkinDocument.feature?.language))
})

BeforeStep(function (this: SlsWorld, { pickleStep }) {
  this.scene.at(this.scenario, pickleStep.text)
})

// The last of them: what is declared first comes last after a scenario, and is told what those before it have found.
After({ name: 'the scene is left' }, async function (this: SlsWorld, { result }) {
  try {
    if (result?.status === 'FAILED') await this.attachEvidence()
  } finally {
    await this.leave()
  }
})

After({ name: 'nothing was left unread' }, function (this: SlsWorld, { result }) {
  this.attachTimeline()
  if (result?.status === 'PASSED') for (const actor of this.actors) actor.assertNothingUnread()
})

AfterAll(async () => {
  await assembly().close()
})
