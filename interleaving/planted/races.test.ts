import { expect, test } from 'vitest'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { families } from '../families/families.ts'
import { runFamily } from '../run-family.ts'
import { scheduledScenes } from '../schedule/scheduled-scene.ts'
import { plantedRaces } from './races.ts'

test('twenty races at least are planted, eight of them elsewhere, each for a family that is there', () => {
  expect(plantedRaces.length).toBeGreaterThanOrEqual(20)
  expect(plantedRaces.filter(({ isElsewhere }) => isElsewhere).length).toBeGreaterThanOrEqual(8)
  const names = families.map(({ name }) => name)
  expect(plantedRaces.filter(({ foundIn }) => !names.includes(foundIn))).toEqual([])
})

/** All of them are played by `npm run test:long`. */
test.each(['marked-afterwards', 'answer-before-it-is-written'])('%s is found', async (id) => {
  const race = plantedRaces.find((one) => one.id === id)
  const family = families.find(({ name }) => name === race?.foundIn)
  if (!race || !family) throw new Error(`no race or family for ${id}`)
  const { violations } = await runFamily(scheduledScenes({ ...unchanged, server: race.inject }), family, {
    bound: 40,
    restartBound: 40,
    seed: 1,
    isStopped: () => false,
    onPlayed: () => {},
  })
  expect(violations.length).toBeGreaterThan(0)
})
