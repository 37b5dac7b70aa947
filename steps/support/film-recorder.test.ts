import { expect, test } from 'vitest'
import type { Phone } from '../../drivers/ports/phone.ts'
import type { Scene } from '../../drivers/ports/scene.ts'
import { FilmRecorder } from './film-recorder.ts'

const screen = {
  title: 'Authenticate',
  notes: [] as string[],
  fields: [{ label: 'PIN', value: 'ab12' }],
  buttons: ['OK'],
  values: [{ label: 'Response String', value: '12345678' }],
}

/** One phone that shows this, and no window. */
function sceneShowing(shown: () => typeof screen) {
  const phone = {
    name: "Amara's phone",
    os: 'Android',
    screen: shown,
    statusBar: () => ['Wi-Fi'],
    notifications: () => [],
    messages: () => [
      { from: '+12025550100', body: 'Your Activation Token is 7K3MPQ9A.', at: 0 },
      { from: '+12025550100', body: 'Your code is 482 913.', at: 0 },
    ],
  } satisfies Partial<Phone>
  return {
    phones: () => [phone],
    driver: { capabilities: new Set() },
    windows: () => [
      {
        screen() {
          throw new Error('without screens nobody looks at a window')
        },
      },
    ],
    step: () => ({ sentence: 'a step', index: 0 }),
    timeline: { events: [] },
    now: () => 5,
  } as unknown as Scene
}

test('a frame has what changed since the one before', () => {
  let title = 'Home screen'
  const recorder = new FilmRecorder(sceneShowing(() => ({ ...screen, title })))
  recorder.take()
  recorder.take()
  title = 'IBKR Mobile'
  recorder.take()
  expect(recorder.film((text) => text)).toMatchObject({
    pictures: [{ title: 'Home screen' }, { title: 'IBKR Mobile' }],
    frames: [{ shows: { "Amara's phone": 0 } }, { shows: {} }, { shows: { "Amara's phone": 1 } }],
  })
})

test('no code, token or typed text is in it, and the number of the sender is', () => {
  const recorder = new FilmRecorder(sceneShowing(() => screen))
  recorder.take()
  const told = JSON.stringify(recorder.film((text) => text))
  expect(told).not.toMatch(/12345678|ab12|7K3MPQ9A|482 913/)
  expect(told).toContain('+12025550100')
  expect(told).toContain('Your Activation Token is ••••••••.')
})
