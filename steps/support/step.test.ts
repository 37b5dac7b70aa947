import { expect, test, vi } from 'vitest'
import { HarnessError } from '../../drivers/ports/errors.ts'
import { mismatchError } from '../../drivers/ports/verify.ts'
import { step } from './step.ts'

const defined = vi.hoisted(() => new Map<string, (this: object) => Promise<unknown>>())
vi.mock('@cucumber/cucumber', () => ({
  defineStep: (wording: string, code: (this: object) => Promise<unknown>) => defined.set(wording, code),
}))

/** What the step throws, and what it attaches, where a simulated service broke while it ran. */
async function brokenBy(wording: string, error: HarnessError | undefined) {
  const attached: unknown[] = []
  const world = {
    scene: { settle: async () => {}, simulatorError: () => error },
    noteFailure: (found: unknown) => attached.push(found),
    takeFrame: () => {},
  }
  const thrown = await defined
    .get(wording)
    ?.call(world)
    .catch((found: unknown) => found)
  return { thrown, attached }
}

const refused = mismatchError({ expected: 'an answer', observed: 'status 500' })
step('the server answers', () => {
  throw refused
})

test('what a step finds is the failure', async () => {
  expect(await brokenBy('the server answers', undefined)).toEqual({ thrown: refused, attached: [refused] })
})

test('unless a simulated service broke: then the server answered to that', async () => {
  const ours = new HarnessError('a simulated service or phone broke')
  expect(await brokenBy('the server answers', ours)).toEqual({ thrown: ours, attached: [ours] })
})
