import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

const program = fileURLToPath(new URL('./main.ts', import.meta.url))
const ready = z.object({ url: z.url() })

let child: ChildProcess | undefined

function run(environment: Record<string, string>) {
  const started = spawn(process.execPath, [program], { env: { PATH: process.env.PATH, ...environment } })
  child = started
  return started
}

afterEach(() => {
  child?.kill('SIGKILL')
})

async function address(environment: Record<string, string> = {}): Promise<string> {
  const started = run({ SLS_LAB_TOKEN: 'lab', ...environment })
  const [line] = await once(started.stdout, 'data')
  return ready.parse(JSON.parse(String(line))).url
}

const describeItself = (url: string): Promise<Response> =>
  fetch(`${url}/lab`, { headers: { authorization: 'Bearer lab' } })

describe('the program', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('answers, and ends on %s', async (signal) => {
    expect((await describeItself(await address())).status).toBe(200)
    child?.kill(signal)
    expect(child && (await once(child, 'exit'))[0]).toBe(0)
  })

  test('ends when its standard input closes', async () => {
    await address()
    child?.stdin?.end()
    expect(child && (await once(child, 'exit'))[0]).toBe(0)
  })

  test('hashes at the cost of production, and answers everybody else meanwhile', async () => {
    const url = await address()
    const post = (path: string, body: object) =>
      fetch(url + path, {
        method: 'POST',
        headers: { authorization: 'Bearer lab', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const hashing = Array.from({ length: 3 }, (_, n) =>
      post('/logins', { platform: 'tws', locale: 'en', username: `nobody ${n}`, password: 'wrong' }),
    )
    let answered = 0
    for (const login of hashing) void login.then(() => answered++)
    for (let request = 0; request < 10; request++) expect((await describeItself(url)).status).toBe(200)
    expect(answered).toBeLessThan(hashing.length)
    expect((await Promise.all(hashing)).map(({ status }) => status)).toEqual([401, 401, 401])
  })

  test('can be wrong on purpose', async () => {
    const url = await address({ SLS_FAULT: 'login-button-mislabelled' })
    expect(await (await fetch(`${url}/windows/tws/en`)).text()).toContain('Sign in')
  })
})

/** Exit code and sentence of a program that gives up. */
async function gaveUp(environment: Record<string, string>): Promise<[unknown, string]> {
  const started = run(environment)
  let sentence = ''
  started.stderr.on('data', (chunk) => {
    sentence += chunk
  })
  const [code] = await once(started, 'close')
  return [code, sentence]
}

describe('one sentence and exit code 2', () => {
  test.each([
    [{ SLS_PORT: 'http' }, /^SLS_PORT: .+\n$/],
    [{ SLS_PASSWORD_COST: 'none' }, /^SLS_PASSWORD_COST: .+\n$/],
    [{ SLS_PORT: '65536' }, /^SLS_PORT: .+\n$/],
    [{ SLS_APNS: '{' }, /^SLS_APNS: is not JSON\n$/],
    [{ SLS_FCM: '{"projectId":"p"}' }, /^SLS_FCM.+\n$/],
    [{ SLS_URLS: '{"apns":"nowhere"}' }, /^SLS_URLS\.apns: .+\n$/],
    [{ SLS_FAULT: 'nonsense' }, /^SLS_FAULT: there is no server fault "nonsense"\n$/],
    [{ SLS_CA_FILE: '/nowhere/ca.pem' }, /^SLS_CA_FILE: .*no such file.+\n$/],
    [{ SLS_STORE: '/nowhere/state.sqlite' }, /^SLS_STORE: .+\n$/],
  ])('%j', async (environment, sentence) => {
    expect(await gaveUp(environment)).toEqual([2, expect.stringMatching(sentence)])
  })

  test('a port in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const taken = blocker.address()
    const port = typeof taken === 'object' ? String(taken?.port) : ''
    expect(await gaveUp({ SLS_PORT: port })).toEqual([2, `Port ${port} is already in use.\n`])
    blocker.close()
  })
})
