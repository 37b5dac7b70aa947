import { once } from 'node:events'
import { request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { stopwatch } from '../../cli/shared/stopwatch.ts'
import { type ServerProcess, startServer } from '../../drivers/assemblies/server-process.ts'

let server: ServerProcess | undefined

afterEach(() => server?.kill())

interface Call {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** The status of a response, over a connection of its own: a server that is held up closes those that it kept open. */
async function status(url: string, { body, ...options }: Call): Promise<number | undefined> {
  const [response] = await once(request(url, { ...options, agent: false }).end(body), 'response')
  response.resume()
  return response.statusCode
}

const describeItself = (url: string) =>
  status(`${url}/lab`, { method: 'GET', headers: { authorization: 'Bearer lab' } })

const logIn = (url: string) =>
  status(`${url}/logins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ platform: 'tws', locale: 'en', username: 'nobody', password: 'wrong' }),
  })

/** Each login takes up to a second of processor time, on a machine that may be busy. */
const slow = { timeout: 60_000 }

const logins = 8
const requests = 10

/** Hashing on the event loop would delay the ten requests by eight logins: by some 400 ms each and more. */
const heldUpMs = 150

/** What another request takes on average while several people log in, and how the first of them fares. */
async function withLogins(settings: Readonly<Record<string, string>> = {}) {
  server = await startServer({ SLS_LAB_TOKEN: 'lab', ...settings })
  const { url } = server
  await describeItself(url)
  const underWay = Array.from({ length: logins }, () => logIn(url))
  const first = Promise.race(underWay.map((login) => login.catch(String)))
  const elapsed = stopwatch()
  for (let request = 0; request < requests; request++) expect(await describeItself(url)).toBe(200)
  const takenMs = elapsed() / requests
  return { first, takenMs, meanwhile: await Promise.race([first, 'under way']) }
}

test('the program hashes at the cost of production, and answers everybody else meanwhile', slow, async () => {
  const { first, takenMs, meanwhile } = await withLogins()
  expect(meanwhile).toBe('under way')
  expect(takenMs).toBeLessThan(heldUpMs)
  expect(await first).toBe(401)
})

test('which it would not if it hashed on the thread of the answers', slow, async () => {
  const { takenMs } = await withLogins({ SLS_FAULT: 'hashed-where-answers-are-given' })
  expect(takenMs).toBeGreaterThan(heldUpMs)
})
