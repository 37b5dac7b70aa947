/** @module The time of a login by notification beside that of a bare route, and its growth with the number of people. */

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
  /** How long the server with the most people takes to find that nothing is due. */
  readonly dueMs: number
}

async function time(work: () => Promise<void>): Promise<number> {
  const elapsed = stopwatch()
  await work()
  return elapsed()
}

const bareRoute = (): Hono => {
  const app = new Hono()
  return app.all('/bare', async (context) => context.json({ read: (await context.req.text()).length }))
}

/** As many requests as a login has, of which half have a body. */
async function openBareServer() {
  const app = bareRoute()
  const { exchange, close } = await openLoopback(async (request) => app.fetch(request))
  const body = { text: 'as long as what a login sends '.repeat(5) }
  const sendAll = async (): Promise<void> => {
    for (let sent = 0; sent < requestsPerLogin; sent++)
      await exchange(sent % 2 === 0 ? 'POST' : 'GET', '/bare', sent % 2 === 0 ? { body } : {})
  }
  return { sendAll, close }
}

const warmUp = 100
const dueWorkSamples = 21

async function loginsBesideBareRoute(logins: number) {
  const server = await openPopulatedServer(warmUp + logins)
  const bare = await openBareServer()
  const logIn = pushLogin(server)
  const pairs: { readonly login: number; readonly bare: number }[] = []
  for (let person = 0; person < warmUp + logins; person++)
    pairs.push({ login: await time(() => logIn(person)), bare: await time(bare.sendAll) })
  await bare.close()
  await server.close()
  const counted = pairs.slice(warmUp)
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

/** Logins of people spread over all of them, each person once; after the last one there is a new server. */
class LoginSeries {
  readonly people: number
  readonly taken: number[] = []
  readonly #stride: number
  #server: PopulatedServer
  #person = 0

  constructor(server: PopulatedServer, logins: number) {
    this.#server = server
    this.people = server.people
    this.#stride = Math.max(1, Math.floor(server.people / logins))
  }

  async next(): Promise<void> {
    if (this.#person >= this.people) {
      await this.#server.close()
      this.#server = await openPopulatedServer(this.people)
      this.#person = 0
    }
    const person = this.#person
    this.#person += this.#stride
    this.taken.push(await time(() => pushLogin(this.#server)(person)))
  }

  /** The median time of finding that nothing is due. */
  async dueMs(): Promise<number> {
    const times: number[] = []
    while (times.length < dueWorkSamples)
      times.push(await time(async () => void (await this.#server.settle())))
    return median(times)
  }

  close(): Promise<void> {
    return this.#server.close()
  }
}

async function growth(sizes: readonly number[], logins: number) {
  const series: LoginSeries[] = []
  for (const people of sizes) series.push(new LoginSeries(await openPopulatedServer(people), logins))
  for (let login = 0; login < logins; login++) for (const one of series) await one.next()
  const dueMs = (await series.at(-1)?.dueMs()) ?? Number.NaN
  for (const one of series) await one.close()
  const grown = series.map(({ people, taken }) => ({ people, loginMs: median(taken) }))
  const [first, last] = [grown[0]?.loginMs ?? Number.NaN, grown.at(-1)?.loginMs ?? Number.NaN]
  return { growth: grown, growthRatio: last / first, dueMs }
}

/** `sizes`: numbers of people, in ascending order. */
export const loginTimes = async (sizes: readonly number[], logins: number): Promise<LoginTimes> => ({
  ...(await loginsBesideBareRoute(logins)),
  ...(await growth(sizes, logins)),
})
