/** @module Whether two instances of a system are independent of each other, so that scenarios can run at the same time. */

import type { Assembly, Scene } from '../../drivers/ports/scene.ts'
import { personaNamed } from '../../simulators/personas/persona.ts'

const amara = personaNamed('Amara')

async function withScenes<Result>(
  one: Assembly,
  other: Assembly,
  work: (one: Scene, other: () => Promise<Scene>) => Promise<Result>,
): Promise<Result> {
  const scene = await one.open('check/isolation')
  let second: Scene | undefined
  try {
    return await work(scene, async () => {
      second = await other.open('check/isolation')
      return second
    })
  } finally {
    await second?.close()
    await scene.close()
  }
}

const create = ({ driver }: Scene): Promise<void> =>
  driver.lab.createPerson({
    username: amara.username,
    password: amara.password,
    residence: 'US',
    accounts: ['US'],
    seamless: false,
  })

const hourMs = 3_600_000

/** `state`, where a reset of the other instance forgets a person of the first. */
export const sharesState = (one: Assembly, other: Assembly): Promise<'state' | undefined> =>
  withScenes(one, other, async (scene, openOther) => {
    await create(scene)
    await openOther()
    const window = await scene.driver.open('clientPortal', 'en')
    const answer = await window.logIn(amara.username, amara.password)
    return answer.kind === 'refused' && answer.code === 'invalid_credentials' ? 'state' : undefined
  })

/** `clock`, where a login in the other instance has expired because of an hour in the first. */
export const sharesClock = (one: Assembly, other: Assembly): Promise<'clock' | undefined> =>
  withScenes(one, other, async (scene, openOther) => {
    const second = await openOther()
    if (!second.driver.capabilities.has('ibKey')) return undefined
    await create(second)
    const phone = await second.phone(amara, 'Android without fingerprint sensor')
    await second.provisionIbKey(amara, phone)
    const window = await second.driver.open('clientPortal', 'en')
    const before = await window.logIn(amara.username, amara.password)
    await scene.advanceBy(hourMs)
    const later = await window.refresh()
    const waits = later.kind === 'login' && before.kind === 'login' && later.state === before.state
    return waits ? undefined : 'clock'
  })
