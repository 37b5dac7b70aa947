import { expect, test } from 'vitest'
import type { Phone } from '../../drivers/ports/phone.ts'
import type { Scene } from '../../drivers/ports/scene.ts'
import { FilmRecorder } from './film-recorder.ts'
import { maskingOf } from './secrecy.ts'

const screen = {
  title: 'Authenticate',
  notes: [] as string[],
  fields: [{ label: 'PIN', value: 'ab12' }],
  buttons: ['OK'],
  values: [{ label: 'Response String', value: '12345678' }],
}

/** As a phone sends it: three parts, of which each alone tells something. */
const claim = 'eyJhbGciOiJFUzI1NiJ9.eyJub25jZSI6ImltZlpMUE14VyJ9.Kx123456w9ZpT2vq'

const codes = ['Your Activation Token is 7K3MPQ9A.', 'Your code is 482 913.']

/** One phone that shows this, and no window. */
function sceneShowing(shown: () => typeof screen, received: () => readonly string[] = () => codes) {
  const phone = {
    name: "Amara's phone",
    os: 'Android',
    screen: shown,
    statusBar: () => ['Wi-Fi'],
    notifications: () => [],
    messages: () => received().map((body) => ({ from: '+12025550100', body, at: 0 })),
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
    secrets: () => [claim],
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

/** What is shown of the film of this scene, after the phone lost its messages. */
function toldOf(...received: readonly string[]): string {
  let messages = received
  const scene = sceneShowing(
    () => screen,
    () => messages,
  )
  const recorder = new FilmRecorder(scene)
  recorder.take()
  messages = []
  recorder.take()
  return JSON.stringify(recorder.film(maskingOf(scene, [], recorder.codes())))
}

test('no code, token or typed text is in it, and the number of the sender is', () => {
  const told = toldOf(...codes)
  expect(told).not.toMatch(/12345678|ab12|7K3MPQ9A|482 913/)
  expect(told).toContain('+12025550100')
  expect(told).toContain('Your Activation Token is ••••••••.')
})

test('of a secret that a text message repeats no part is left, whatever looks like a code in it', () => {
  const told = toldOf(`I was told ${claim}.`)
  for (const part of claim.split('.')) expect(told).not.toContain(part)
  expect(told).toContain(`I was told ${claim.replaceAll(/[A-Za-z0-9]/g, '•')}.`)
})
