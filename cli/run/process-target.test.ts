import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { resultsSchema } from '../../reports/output/results.ts'
import { importsOf, startSls, stepFiles } from '../../testing/command-line.ts'
import { childrenOf, isAlive } from '../../testing/processes.ts'

const home = resolve(import.meta.dirname, '../..')
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A process and all that it has started, or that was started by those. */
const familyOf = (pid: number | undefined): number[] =>
  childrenOf(pid).flatMap((child) => [child, ...familyOf(child)])

/** `sls run --target process` in the middle: the first scenarios have started, and the servers are known. */
async function underWay(workers: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sls-under-way-'))
  folders.push(folder)
  const out = join(folder, 'out')
  const temporary = mkdtempSync(join(folder, 'tmp-'))
  const options = ['--target', 'process', '--shard', '1/4', '--workers', workers, '--out', out]
  const args = [join(home, 'cli/sls.mjs'), 'run', ...options]
  const child = spawn(process.execPath, args, {
    cwd: home,
    // A process group of its own, as a shell gives to a command.
    detached: true,
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  expect(text).toMatch(/sls run {2}process/)
  // The first line comes with the first scenario of any worker, perhaps before the server of another one.
  const { family, servers } = await vi.waitFor(
    () => {
      const family = familyOf(child.pid)
      const servers = family.filter((pid) => childrenOf(pid).length === 0)
      expect(servers.filter(isAlive)).toHaveLength(Number(workers))
      return { family, servers }
    },
    { timeout: 10_000, interval: 20 },
  )
  return {
    child,
    servers,
    async end() {
      const [code]: unknown[] = await closed
      return { code, text }
    },
    outcomes: () =>
      resultsSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'))).scenarios,
    /** What must not be left: processes, and files in the temporary folder. */
    leftBehind: () => [...family.filter(isAlive), ...readdirSync(temporary)],
  }
}

const onTheWay = `Feature: A server that fails on the way
  Rule: What follows has a new one
    @PUSH-AND-02
    Scenario: On the way
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And the server under test gets the signal
      When Amara logs in to TWS
      Then one notification is sent to Amara's phone

    @PUSH-AND-02
    Scenario: Before anybody has noticed
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then one notification is sent to Amara's phone

    @PUSH-AND-02
    Scenario: Afterwards
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then one notification is sent to Amara's phone
`

/** The real steps and assemblies over a feature in which the server gets a signal between two steps. */
async function whileTheServer(signal: 'SIGKILL' | 'SIGSTOP') {
  mkdirSync(join(home, 'reports/out'), { recursive: true })
  const project = mkdtempSync(join(home, 'reports/out/signal-'))
  folders.push(project)
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  write('steps/all.ts', importsOf(stepFiles()))
  write(
    'steps/signal.ts',
    `import { childrenOf } from '${join(home, 'testing/processes.ts')}'
import { step } from '${join(home, 'steps/support/step.ts')}'
step('the server under test gets the signal', () => {
  for (const pid of childrenOf(process.pid)) process.kill(pid, '${signal}')
})`,
  )
  write('drivers/assemblies/support.ts', importsOf(['drivers/assemblies/support.ts']))
  write('features/on-the-way.feature', onTheWay)
  cpSync(join(home, 'features/requirements'), join(project, 'features/requirements'), { recursive: true })
  const out = join(project, 'out')
  const options = ['--target', 'process', '--workers', '1', '--project', project, '--out', out]
  const { code, out: text } = await startSls('run', ...options).end
  const { scenarios } = resultsSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')))
  return { code, text, outcomes: scenarios.map(({ outcome }) => outcome) }
}

describe.concurrent('the server as its own program', { timeout: 60_000 }, () => {
  test('a killed server makes the scenarios that met it not testable; the next one has a new server', async () => {
    const { code, text, outcomes } = await whileTheServer('SIGKILL')
    expect(text).toMatch(/the server gave no answer to [A-Z]+ \S+: .*\(E?[A-Z_]+\)/)
    expect(text).toContain('Not conforming.')
    expect(outcomes).toEqual(['notTestable', 'notTestable', 'passed'])
    expect(code).toBe(1)
  })

  test('a server that hangs makes the scenario not testable, and the timeout names the request', async () => {
    const { code, text, outcomes } = await whileTheServer('SIGSTOP')
    expect(text).toMatch(/waited \d+ ms for the answer to [A-Z]+ \S+, which did not come/)
    expect(outcomes).toEqual(['notTestable', 'notTestable', 'passed'])
    expect(code).toBe(1)
  })

  const workers = ['1', '2']
  test.each(workers)(
    'Ctrl-C, which reaches the whole process group, keeps the verdicts and leaves no process or file: %s workers',
    async (count) => {
      const run = await underWay(count)
      process.kill(-(run.child.pid ?? 0), 'SIGINT')
      const { code, text } = await run.end()
      expect(code).toBe(3)
      expect(text).toMatch(/Stopped by SIGINT after \d+ of \d+ scenarios: no verdict\./)
      expect(run.outcomes().every(({ outcome }) => outcome === 'passed')).toBe(true)
      expect(run.leftBehind()).toEqual([])
    },
  )

  test.each(workers)(
    'a second Ctrl-C exits at once and leaves no process or file: %s workers',
    async (count) => {
      const run = await underWay(count)
      for (const server of run.servers) process.kill(server, 'SIGSTOP')
      run.child.kill('SIGINT')
      await once(run.child.stderr, 'data')
      run.child.kill('SIGINT')
      const { code, text } = await run.end()
      expect(code).toBe(3)
      expect(text).toContain('Stopped at once: the verdicts reached so far are saved.')
      expect(run.leftBehind()).toEqual([])
    },
  )

  test('the server does not outlive a harness that is killed', async () => {
    const run = await underWay('2')
    run.child.kill('SIGKILL')
    await run.end()
    await vi.waitFor(() => expect(run.servers.filter(isAlive)).toEqual([]), { timeout: 5_000 })
  })
})

test('a port that is already in use is named', { timeout: 30_000 }, async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const server = spawn(process.execPath, ['reference-server/main.ts'], {
    cwd: home,
    env: { ...process.env, SLS_PORT: String(port) },
  })
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  const [code]: unknown[] = await once(server, 'close')
  taken.close()
  expect({ code, said }).toEqual({ code: 2, said: `Port ${port} is already in use.\n` })
})
