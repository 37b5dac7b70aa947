/** @module How dear a login by notification is beside a bare route, and how it grows with the number of people. */

import { Hono } from 'hono'
import { stopwatch } from '../../shared/stopwatch.ts'
import { median } from '../paired-runs.ts'
import { openLoopback } from './loopback-client.ts'
import { openPopulatedServer, type PopulatedServer } from './populated-server.ts'
import { pushLogin, requestsPerLogin } from './push-login.ts'

export interface LoginTimes {
  /** Medians, in turns, each for as many requests as a login has. */
  readonly loginMs: number
  readonly bareMs: number
  readonly loginRequestsPerSecond: number
  readonly bareRequestsPerSecond: number
  /** Medians, in turns, one login of each person. */
  readonly growth: readonly { readonly people: number; readonly loginMs: number }[]
  /** The last of them against the first. */
  readonly growthRatio: number
  /** How long the largest crowd takes to see that nothing is due. */
  readonly dueMs: number
}

async function time(deed: () => Promise<void>): Promise<number> {
  const elapsed = stopwatch()
  await deed()
  return elapsed()
}

const bareRoute = (): Hono => {
  const app = new Hono()
  return app.all('/bare', async (context) => context.json({ read: (await context.req.text()).length }))
}

/** As many requests as a login has, of which half have a body. */
async function openBare() {
  const app = bareRoute()
  const { exchange, close } = await openLoopback(async (request) => app.fetch(request))
  const body = { text: 'as long as what a login sends '.repeat(5) }
  const ask = async (): Promise<void> => {
    for (let sent = 0; sent < requestsPerLogin; sent++)
      await exchange(sent % 2 === 0 ? 'POST' : 'GET', '/bare', sent % 2 === 0 ? { body } : {})
  }
  return { ask, close }
}

const warmUp = 100
const looksForWork = 21

async function besideABareRoute(logins: number) {
  const crowd = await openPopulatedServer(warmUp + logins)
  const bare = await openBare()
  const logIn = pushLogin(crowd)
  const taken: { readonly login: number; readonly bare: number }[] = []
  for (let person = 0; person < warmUp + logins; person++)
    taken.push({ login: await time(() => logIn(person)), bare: await time(bare.ask) })
  await bare.close()
  await crowd.close()
  const counted = taken.slice(warmUp)
  const loginMs = median(counted.map(({ login }) => login))
  const bareMs = median(counted.map((one) => one.bare))
  const perSecond = (ms: number) => (requestsPerLogin * 1_000) / ms
  return {
    loginMs,
    bareMs,
    loginRequestsPerSecond: perSecond(loginMs),
    bareRequestsPerSecond: perSecond(bareMs),
  }
}

/** Logs in people from all over a crowd, each of them once: when all have done so, there is a new crowd. */
class Visits {
  readonly people: number
  readonly taken: number[] = []
  readonly #stride: number
  #crowd: PopulatedServer
  #next = 0

  constructor(crowd: PopulatedServer, logins: number) {
    this.#crowd = crowd
    this.people = crowd.people
    this.#stride = Math.max(1, Math.floor(crowd.people / logins))
  }

  async one(): Promise<void> {
    if (this.#next >= this.people) {
      await this.#crowd.close()
      this.#crowd = await openPopulatedServer(this.people)
      this.#next = 0
    }
    const person = this.#next
    this.#next += this.#stride
    this.taken.push(await time(() => pushLogin(this.#crowd)(person)))
  }

  /** The median of a few looks for work that is due. */
  async dueMs(): Promise<number> {
    const looks: number[] = []
    while (looks.length < looksForWork) looks.push(await time(async () => void (await this.#crowd.settle())))
    return median(looks)
  }

  close(): Promise<void> {
    return this.#crowd.close()
  }
}

async function growth(sizes: readonly number[], logins: number) {
  const crowds: Visits[] = []
  for (const people of sizes) crowds.push(new Visits(await openPopulatedServer(people), logins))
  for (let login = 0; login < logins; login++) for (const crowd of crowds) await crowd.one()
  const dueMs = (await crowds.at(-1)?.dueMs()) ?? Number.NaN
  for (const crowd of crowds) await crowd.close()
  const grown = crowds.map(({ people, taken }) => ({ people, loginMs: median(taken) }))
  const [first, last] = [grown[0]?.loginMs ?? Number.NaN, grown.at(-1)?.loginMs ?? Number.NaN]
  return { growth: grown, growthRatio: last / first, dueMs }
}

/** `sizes`: how many people, from few to many. */
export const loginTimes = async (sizes: readonly number[], logins: number): Promise<LoginTimes> => ({
  ...(await besideABareRoute(logins)),
  ...(await growth(sizes, logins)),
})
