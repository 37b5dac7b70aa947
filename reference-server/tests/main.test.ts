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

async function address(environment: NodeJS.ProcessEnv = {}): Promise<string> {
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

  test('has no lab face unless it is asked for', async () => {
    expect((await describeItself(await address({ SLS_LAB_TOKEN: undefined }))).status).toBe(404)
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
  test('where a setting is wrong', async () => {
    expect(await gaveUp({ SLS_PORT: 'http' })).toEqual([2, expect.stringMatching(/^SLS_PORT: .+\n$/)])
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
