/** @module What has to hold afterwards, whatever was sent to the server. */

import { password, tryLogIn } from '../../testing/people.ts'
import { bystanderPassword, type FuzzContext } from './context.ts'

const day = 24 * 60 * 60_000

/** The accounts of the bystanders, each as one text. */
export async function bystanderAccounts({ server, bystanders }: FuzzContext): Promise<readonly string[]> {
  const accounts = await Promise.all(bystanders.map((username) => server.parts.store.read(username)))
  return accounts.map((account) => JSON.stringify(account))
}

async function devicesBroken({ server, people, bystanders }: FuzzContext): Promise<string[]> {
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

/** A day later all locks have ended. */
async function loginsBroken({ server, people, bystanders }: FuzzContext): Promise<string[]> {
  await server.pass(day)
  const broken: string[] = []
  for (const username of [...people, ...bystanders]) {
    const own = bystanders.includes(username) ? bystanderPassword : password
    const { status } = await tryLogIn(server, { username, password: own })
    // Where two factors are mandatory and the last method is gone, the server refuses (REG-HK-03).
    if (status !== 201 && status !== 403) broken.push(`${username} cannot log in any more (${status})`)
    const wrong = await tryLogIn(server, { username, password: `${own}?` })
    if (wrong.status !== 401) broken.push(`${username} is let in with a wrong password (${wrong.status})`)
  }
  return broken
}

/** One sentence per invariant that does not hold. `before`: the bystanders' accounts from the beginning. */
export async function brokenInvariants(
  context: FuzzContext,
  before: readonly string[],
): Promise<readonly string[]> {
  const after = await bystanderAccounts(context)
  return [
    ...context.bystanders
      .filter((_, n) => before[n] !== after[n])
      .map((username) => `the account of ${username} has changed, of whom only the name is known`),
    ...('polluted' in {} ? ['every object has a member "polluted" that came from a request'] : []),
    ...(await devicesBroken(context)),
    ...(await loginsBroken(context)),
  ]
}
