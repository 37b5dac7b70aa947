import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { resultsSchema } from '../../reports/output/results.ts'
import { startSlsWith } from '../../testing/command-line.ts'
import { foreignCommand, foreignSystem, freePorts } from '../../testing/foreign-system.ts'
import { tenantHeader, tenantsAt } from '../../testing/tenants.ts'

const systems: { remove(): void }[] = []
afterEach(() => {
  for (const { remove } of systems.splice(0)) remove()
})

async function opened(...parameters: Parameters<typeof foreignSystem>) {
  const system = await foreignSystem(...parameters)
  systems.push(system)
  return system
}

const run = (system: Awaited<ReturnType<typeof foreignSystem>>, ...args: string[]) =>
  startSlsWith(system.environment, 'run', '--config', system.file, '--out', system.out, ...args).end

/** A server that answers everything alike. */
async function answering(status: number, body: string) {
  const [port = 0] = await freePorts(1)
  const server = createServer((_, response) => response.writeHead(status).end(body))
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

const timeout = 60_000

describe('a system that a configuration names', () => {
  test('is judged by the same features, restarted, and named in the results', { timeout }, async () => {
    const system = await opened(1, { product: 'Example Login', version: '4.2' })
    const { code, out, err } = await run(system, '--tags', '@PUSH-AND-02 or @SMS-07')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Example Login 4.2')
    const results = resultsSchema.parse(JSON.parse(readFileSync(join(system.out, 'results.json'), 'utf8')))
    expect(results.target.name).toBe('Example Login 4.2')
    expect(new Set(results.scenarios.map(({ outcome }) => outcome))).toEqual(new Set(['passed']))
  })

  test('is killed and started again on its store where a scenario says so', { timeout }, async () => {
    const scenario =
      'security/restart/push-registrations#a-registration-sent-before-the-response-is-used-after-the-restart'
    const { code, out } = await run(await opened(), '--only', scenario)
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('1 passed') })
  })

  const counted = (command: string) => ({
    process: { kind: 'start', command: `echo start >> starts; ${command}` },
  })
  const starts = (folder: string) =>
    readFileSync(join(folder, 'starts'), 'utf8').split('\n').filter(Boolean).length

  test('is started once, to be asked and to be judged', { timeout }, async () => {
    const system = await opened(1, counted(foreignCommand))
    const { code, out } = await run(system, '--only', 'PUSH-AND-02')
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/ [1-9]\d* passed [\s\S]*Conforming\./),
    })
    expect(starts(system.folder)).toBe(1)
  })

  test('ends where the run does not come about', { timeout }, async () => {
    const system = await opened(1, counted(foreignCommand))
    writeFileSync(system.out, 'a file where a folder is to be')
    const { code, err } = await run(system)
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/^--out .* is no folder that can be written/),
    })
    expect(starts(system.folder)).toBe(1)
    expect(await answers(system.url)).toBe(false)
  })

  test('in several instances runs several scenarios at a time', { timeout }, async () => {
    const system = await opened(2)
    const { code, out } = await run(system, '--tags', '@PUSH-AND-02')
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/ [1-9]\d* passed [\s\S]*Conforming\./),
    })
  })

  test('as tenants of one address, told apart by a header field, runs as many at a time', {
    timeout,
  }, async () => {
    const [port = 0, ...ports] = await freePorts(9)
    const url = `http://127.0.0.1:${port}`
    const instances = [1, 2].map((tenant) => {
      const [apns, fcm, oauth, sms] = ports.slice(4 * (tenant - 1))
      return { url, headers: { [tenantHeader]: String(tenant) }, gateways: { apns, fcm, oauth, sms } }
    })
    // The first request waits until the server of its tenant has started.
    const system = await opened(2, { instances, process: undefined, timeLimitMs: 30_000 })
    const tenants = await tenantsAt(port, system.folder)
    try {
      const { code, out, err } = await run(system, '--tags', '@PUSH-AND-02')
      expect({ code, out, err }).toMatchObject({
        code: 0,
        out: expect.stringMatching(/ [1-9]\d* passed [\s\S]*Conforming\./),
      })
    } finally {
      await tenants.close()
    }
  })

  test('gets no more workers than it has instances', { timeout }, async () => {
    const { code, err } = await run(await opened(), '--workers', '2')
    expect({ code, err }).toEqual({
      code: 2,
      err: '--workers 2: the configuration has 1 instance, and each scenario needs one for itself.\n',
    })
  })
})

/** Whether anything answers there. */
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

describe('however a run ends, the system that it started ends with it', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s', { timeout }, async (signal) => {
    const system = await opened()
    const { child, end } = startSlsWith(
      system.environment,
      'run',
      '--config',
      system.file,
      '--out',
      system.out,
    )
    await vi.waitFor(async () => expect(await answers(system.url)).toBe(true), {
      timeout: 30_000,
      interval: 50,
    })
    await vi.waitFor(() => expect(existsSync(join(system.out, 'messages.ndjson'))).toBe(true), {
      timeout: 30_000,
    })
    child.kill(signal)
    const { code } = await end
    expect(code).toBe(signal === 'SIGKILL' ? null : 3)
    await vi.waitFor(async () => expect(await answers(system.url)).toBe(false), {
      timeout: 30_000,
      interval: 50,
    })
  })
})

describe('before anything is judged, one sentence says what is wrong', () => {
  const sentenceOf = async (changes: object, environment: NodeJS.ProcessEnv = {}) => {
    const system = await opened(1, changes)
    const { code, err } = await startSlsWith(
      { ...system.environment, ...environment },
      'run',
      '--config',
      system.file,
      '--out',
      system.out,
    ).end
    expect(code).toBe(2)
    return err
  }

  test('nothing answers', { timeout }, async () => {
    expect(await sentenceOf({ process: undefined })).toMatch(
      /^the server gave no answer to GET \/lab: connect ECONNREFUSED .* check says more\.\n$/,
    )
  })

  test('the token is missing', { timeout }, async () => {
    expect(await sentenceOf({}, { SLS_LAB_TOKEN: '' })).toMatch(
      /^labToken: the environment variable SLS_LAB_TOKEN is not set: /,
    )
  })

  test('the token is another one', { timeout }, async () => {
    const problem = {
      type: 'about:blank',
      title: 'No',
      status: 401,
      code: 'unauthenticated',
      detail: 'Who are you?',
    }
    const server = await answering(401, JSON.stringify(problem))
    try {
      expect(await sentenceOf({ process: undefined, url: server.url })).toMatch(
        /^describe \(GET \/lab\) is refused with 401 unauthenticated: Who are you\? Does the variable SLS_LAB_TOKEN hold the token of this server\? /,
      )
    } finally {
      server.close()
    }
  })

  test('the command ends at once', { timeout }, async () => {
    expect(
      await sentenceOf({ process: { kind: 'start', command: 'echo no such database >&2; exit 7' } }),
    ).toMatch(
      /^the command "echo .*" ended \(7\) before the server answered; the last line of its standard error: no such database /,
    )
  })

  test('what answers is no lab face', { timeout }, async () => {
    const server = await answering(200, '<html></html>')
    try {
      expect(await sentenceOf({ process: undefined, url: server.url })).toMatch(
        /^GET \/lab answered 200 with something that is not JSON: <html><\/html> /,
      )
    } finally {
      server.close()
    }
  })

  test('another server answers where the suite is to start one', { timeout }, async () => {
    const server = await answering(200, '<html></html>')
    try {
      expect(await sentenceOf({ url: server.url })).toMatch(
        /^something answers at its address before the command ".*" was started: end it, or give process\.kind restart/,
      )
    } finally {
      server.close()
    }
  })

  test('two ways to name a system', async () => {
    const { code, err } = await startSlsWith({}, 'run', '--url', 'http://127.0.0.1:1', '--target', 'process')
      .end
    expect({ code, err }).toEqual({
      code: 2,
      err: '--target and --url exclude each other: give one of them.\n',
    })
  })
})
