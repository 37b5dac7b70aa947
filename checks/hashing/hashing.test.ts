import { once } from 'node:events'
import { request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
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

/**
 * How the first of several people who log in fares by the time when ten other requests are answered, and in the end. However busy
 * the machine is: hashing on the event loop would answer somebody first.
 */
async function withLogins(settings: Readonly<Record<string, string>> = {}) {
  server = await startServer({ SLS_LAB_TOKEN: 'lab', ...settings })
  const { url } = server
  await describeItself(url)
  const underWay = Array.from({ length: logins }, () => logIn(url))
  const first = Promise.race(underWay.map((login) => login.catch(String)))
  for (let request = 0; request < requests; request++) expect(await describeItself(url)).toBe(200)
  return { first, meanwhile: await Promise.race([first, 'under way']) }
}

test('the program hashes at the cost of production, and answers everybody else meanwhile', slow, async () => {
  const { first, meanwhile } = await withLogins()
  expect(meanwhile).toBe('under way')
  expect(await first).toBe(401)
})

test('which it would not if it hashed on the thread of the answers', slow, async () => {
  const { meanwhile } = await withLogins({ SLS_FAULT: 'hashed-where-answers-are-given' })
  expect(meanwhile).toBe(401)
})
