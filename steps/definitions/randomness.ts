/** @module Codes and tokens that may not follow from those before them. */

import assert from 'node:assert/strict'
import type { Platform } from '../../contract/primitives.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { begin, receivedToken } from './activation.ts'
import { logInBySms } from './sms.ts'

/** So many are enough to see a pattern in. */
const enough = 40

/** Of 40 fair draws of ten digits, fewer than this many different ones come once in 10^15 samples. */
const differentDigits = 5

function assertFresh(codes: readonly string[]): void {
  assert(codes.length >= enough, `Expected ${enough} or more, observed ${codes.length}`)
  const again = codes.length - new Set(codes).size
  assert(again <= 1, `Expected a new one each time, observed ${again} that came before`)
}

/** In each place every sign may stand. */
function assertVaried(codes: readonly string[]): void {
  for (const place of Array.from(codes[0] ?? '', (_, index) => index)) {
    const signs = new Set(codes.map((code) => code[place]))
    assert(signs.size >= differentDigits, `Expected all signs in place ${place + 1}, observed ${[...signs]}`)
  }
}

/** The way from one code to the next is never the same. */
function assertIrregular(codes: readonly string[]): void {
  const numbers = codes.map(Number)
  const range = 10 ** (codes[0]?.length ?? 0)
  const steps = numbers.slice(1).map((code, at) => (code - (numbers[at] ?? 0) + range) % range)
  const regular = steps.length - new Set(steps).size
  assert(regular <= 1, `Expected steps of all sizes, observed ${regular} that came before`)
}

function unforeseeable({ notes }: Actor): void {
  assertFresh(notes)
  assertVaried(notes)
  assertIrregular(notes)
}

say('no Challenge code of {persona} follows from those before it', (actor: Actor) => {
  for (const code of actor.notes) assert.match(code, /^[0-9]{6}$/, `Expected six digits, observed "${code}"`)
  unforeseeable(actor)
})

say('every Challenge code of {persona} is the one before it', ({ notes }: Actor) => {
  assert.match(notes[0] ?? '', /^[0-9]{6}$/, `Expected six digits, observed "${notes[0]}"`)
  const { size } = new Set(notes)
  assert.equal(size, 1, `Expected the same one each time, observed ${size} different ones`)
})

say('no security code of {persona} follows from those before it', (actor: Actor) => {
  actor.read()
  for (const code of actor.notes)
    assert.match(code, /^[0-9]{6,}$/, `Expected six digits or more, observed "${code}"`)
  unforeseeable(actor)
})

say(
  'no Activation Token of {persona} follows from those before it, and each has {int} bits',
  ({ notes }: Actor, bits: number) => {
    const tokens = notes.map((token) => token.replaceAll('-', ''))
    assertFresh(tokens)
    assertVaried(tokens)
    // One sign more than was seen: forty tokens may leave one of thirty-two out.
    const alphabet = new Set(tokens.join('')).size + 1
    const length = Math.min(...tokens.map((token) => token.length))
    const observed = length * Math.log2(alphabet)
    assert(observed >= bits, `Expected ${bits} bits, observed ${length} signs of ${alphabet}`)
  },
)

async function again(actor: Actor, times: number, apart: number, deed: () => Promise<string>): Promise<void> {
  for (let time = 0; time < times; time++) {
    actor.notes.push(await deed())
    await actor.scene.advanceBy(apart)
  }
}

say(
  '{persona} logs in to {platform} by SMS {int} times, {duration} apart',
  (actor: Actor, platform: Platform, times: number, apart: number) =>
    again(actor, times, apart, () => logInBySms(actor, platform)),
)

say(
  '{persona} begins the migration {int} times, {duration} apart',
  (actor: Actor, times: number, apart: number) =>
    again(actor, times, apart, async () => {
      await begin(actor)
      return receivedToken(actor)
    }),
)
