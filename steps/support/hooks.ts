/** @module The frame of every scenario: a scene of its own, and nothing left unread. */

import { After, AfterAll, BeforeStep, setDefaultTimeout } from '@cucumber/cucumber'
import { locale } from '../../contract/primitives.ts'
import { assembly, openScene } from '../../drivers/ports/scene.ts'
import { nameOf } from './scenario-name.ts'
import type { SlsWorld } from './world.ts'

/**
 * Virtual time makes every step quick, and each request and page has a shorter limit of its own, which names it: only
 * what never ends comes as far as this. A hundred tries in a browser, on a busy machine, do not.
 */
setDefaultTimeout(120_000)

const languageOf = locale.catch('en')

/**
 * The scene is set before the first step, and left by one hook: each further one would be a thing more that the runner
 * does in every scenario, and tells.
 */
BeforeStep(async function (this: SlsWorld, { pickle, gherkinDocument, pickleStep }) {
  if (!this.isSet) {
    const name = nameOf({ pickle, gherkinDocument })
    const scene = await openScene(`${this.parameters.seed}/${name}`)
    this.enter(name, scene, languageOf.parse(gherkinDocument.feature?.language))
  }
  this.scene.nameRequests(this.scenario, pickleStep.text)
})

After({ name: 'nothing is left unread' }, async function (this: SlsWorld, { result }) {
  this.attachTimeline()
  try {
    if (result?.status === 'FAILED') await this.attachEvidence()
    if (result?.status === 'PASSED') await this.assertNothingUnread()
  } finally {
    await this.leave()
  }
})

AfterAll(async () => {
  await assembly().close()
})
