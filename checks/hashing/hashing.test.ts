import { afterEach, expect, test } from 'vitest'
import { stopwatch } from '../../cli/shared/stopwatch.ts'
import { type ServerProcess, startServer } from '../../drivers/assemblies/server-process.ts'

let server: ServerProcess | undefined

afterEach(() => server?.kill())

const describeItself = (url: string): Promise<Response> =>
  fetch(`${url}/lab`, { headers: { authorization: 'Bearer lab' } })

const logIn = (url: string): Promise<Response> =>
  fetch(`${url}/logins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ platform: 'tws', locale: 'en', username: 'nobody', password: 'wrong' }),
  })

/** Half a second of work for each login, on a machine that may be slow and busy. */
const slow = { timeout: 60_000 }

const logins = 8
const requests = 10

/** On the thread of the answers all other requests wait for each login, half a second long: ten of them for eight. */
const heldUpMs = 150

/** What another request takes on average while several people log in, and how the first of them fares. */
async function withLogins(settings: Readonly<Record<string, string>> = {}) {
  server = await startServer({ SLS_LAB_TOKEN: 'lab', ...settings })
  const { url } = server
  await describeItself(url)
  const underWay = Array.from({ length: logins }, () => logIn(url))
  const first = Promise.race(underWay.map((login) => login.then(({ status }) => status, String)))
  const elapsed = stopwatch()
  for (let request = 0; request < requests; request++) expect((await describeItself(url)).status).toBe(200)
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
