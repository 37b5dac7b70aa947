/** @module What has to hold afterwards, whatever was fired at the server. */

import { password, tryLogIn } from '../../testing/people.ts'
import { bystanderPassword, type World } from './people.ts'

const day = 24 * 60 * 60_000

/** Of each person, all but what wrong passwords may change. */
export async function portrait({ server, bystanders }: World): Promise<readonly string[]> {
  const accounts = await Promise.all(bystanders.map((username) => server.parts.store.read(username)))
  return accounts.map((account) => JSON.stringify(account))
}

async function ofDevices({ server, people, bystanders }: World): Promise<string[]> {
  const broken: string[] = []
  for (const username of [...people, ...bystanders]) {
    const devices = (await server.parts.store.read(username))?.devices ?? []
    for (const type of ['ibKey', 'sms']) {
      const active = devices.filter((device) => device.type === type && device.status === 'active').length
      if (active > 1) broken.push(`${username} has ${active} active devices of type ${type}`)
    }
  }
  return broken
}

async function ofLogins({ server, people, bystanders }: World): Promise<string[]> {
  await server.pass(day)
  const broken: string[] = []
  for (const username of [...people, ...bystanders]) {
    const own = bystanders.includes(username) ? bystanderPassword : password
    const { status } = await tryLogIn(server, { username, password: own })
    // Where two factors are mandatory and the last method is gone, the server says so (REG-HK-03).
    if (status !== 201 && status !== 403) broken.push(`${username} cannot log in any more (${status})`)
    const wrong = await tryLogIn(server, { username, password: `${own}?` })
    if (wrong.status !== 401) broken.push(`${username} is let in with a wrong password (${wrong.status})`)
  }
  return broken
}

const ofObjects = (): string[] =>
  'polluted' in {} ? ['every object has a member "polluted" that came from a request'] : []

/** One sentence per rule that is broken. `before`: the portrait from the beginning. */
export async function brokenRules(world: World, before: readonly string[]): Promise<readonly string[]> {
  const after = await portrait(world)
  const disturbed = world.bystanders.filter((_, n) => before[n] !== after[n])
  return [
    ...disturbed.map((username) => `something happened to ${username}, of whom only the name is known`),
    ...ofObjects(),
    ...(await ofDevices(world)),
    ...(await ofLogins(world)),
  ]
}
