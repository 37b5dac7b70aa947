import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))
const ready = z.object({ url: z.url() })

let child: ChildProcess | undefined

function run(environment: NodeJS.ProcessEnv) {
  const started = spawn(process.execPath, [program], { env: { PATH: process.env.PATH, ...environment } })
  child = started
  return started
}

afterEach(() => {
  child?.kill('SIGKILL')
})

async function startedUrl(environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const started = run({ SLS_LAB_TOKEN: 'lab', ...environment })
  const [line] = await once(started.stdout, 'data')
  return ready.parse(JSON.parse(String(line))).url
}

const describeServer = (url: string): Promise<Response> =>
  fetch(`${url}/lab`, { headers: { authorization: 'Bearer lab' } })

describe('the process', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('serves requests, and exits on %s', async (signal) => {
    expect((await describeServer(await startedUrl())).status).toBe(200)
    child?.kill(signal)
    expect(child && (await once(child, 'exit'))[0]).toBe(0)
  })

  test('exits when its standard input closes', async () => {
    await startedUrl()
    child?.stdin?.end()
    expect(child && (await once(child, 'exit'))[0]).toBe(0)
  })

  test('has no lab face without a lab token', async () => {
    expect((await describeServer(await startedUrl({ SLS_LAB_TOKEN: undefined }))).status).toBe(404)
  })
})

/** Exit code and standard error. */
async function exitOf(environment: Record<string, string>): Promise<[unknown, string]> {
  const started = run(environment)
  let message = ''
  started.stderr.on('data', (chunk) => {
    message += chunk
  })
  const [code] = await once(started, 'close')
  return [code, message]
}

describe('the process exits with code 2 and one message', () => {
  test('if a setting is invalid', async () => {
    expect(await exitOf({ SLS_PORT: 'http' })).toEqual([2, expect.stringMatching(/^SLS_PORT: .+\n$/)])
  })

  test('if its port is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const taken = blocker.address()
    const port = typeof taken === 'object' ? String(taken?.port) : ''
    expect(await exitOf({ SLS_PORT: port })).toEqual([2, `Port ${port} is already in use.\n`])
    blocker.close()
  })
})
