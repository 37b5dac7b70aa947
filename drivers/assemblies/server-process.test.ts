import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { certificates } from '../../simulators/transport/certificates.ts'
import { childrenOf, isAlive } from '../../testing/processes.ts'
import { processAssembly } from './process.ts'
import { prepareServer, type ServerProcess, startServer } from './server-process.ts'
import { unchanged } from './variant.ts'

const { ca, cert, key } = await certificates()
const folder = mkdtempSync(join(tmpdir(), 'sls-tls-'))
let server: ServerProcess

beforeAll(async () => {
  const files = { SLS_TLS_CERT: join(folder, 'cert.pem'), SLS_TLS_KEY: join(folder, 'key.pem') }
  writeFileSync(files.SLS_TLS_CERT, cert)
  writeFileSync(files.SLS_TLS_KEY, key)
  server = await startServer(files)
})

afterAll(async () => {
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Status and Strict-Transport-Security header of a response over TLS. */
async function transportSecurity(host: string): Promise<unknown[]> {
  const options = { ca, agent: false, servername: 'localhost', headers: { host } } as const
  const [response] = await once(get(`${server.url}/windows/tws/en`, options), 'response')
  response.resume()
  return [response.statusCode, response.headers['strict-transport-security']]
}

test('with a certificate the server responds over TLS with Strict-Transport-Security', async () => {
  expect(server.url).toMatch(/^https:/)
  expect(await transportSecurity('sls.example')).toEqual([200, expect.stringContaining('max-age=31536000')])
})

test.each(['localhost', 'localhost:8443', 'sls.localhost'])(
  'it sends no Strict-Transport-Security for %s, which other programs share',
  async (host) => {
    expect(await transportSecurity(host)).toEqual([200, undefined])
  },
)

test('it refuses TLS 1.2', async () => {
  const { hostname: host, port } = new URL(server.url)
  const older = connect({ host, port: Number(port), ca, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })
  const [error] = await once(older, 'error')
  expect(String(error)).toMatch(/protocol version/i)
})

test('a server inherits no settings from our environment', async () => {
  vi.stubEnv('SLS_LAB_TOKEN', 'of another server')
  const other = await startServer({})
  vi.unstubAllEnvs()
  const options = { headers: { authorization: 'Bearer of another server' } }
  const { status } = await fetch(`${other.url}/lab`, options)
  await other.kill()
  expect(status).toBe(404)
})

test('it runs with the fault that its settings name', async () => {
  const faulty = await startServer({ SLS_LAB_TOKEN: 'lab', SLS_FAULT: 'login-button-mislabelled' })
  const page = await (await fetch(`${faulty.url}/windows/tws/en`)).text()
  await faulty.kill()
  expect(page).toContain('Sign in')
})

test('it runs with several faults at once', async () => {
  const faults = 'login-button-mislabelled+content-type-with-charset'
  const faulty = await startServer({ SLS_LAB_TOKEN: 'lab', SLS_FAULT: faults })
  const page = await fetch(`${faulty.url}/windows/tws/en`)
  const text = await page.text()
  await faulty.kill()
  expect(text).toContain('Sign in')
  expect(page.headers.get('content-type')).toBe('application/json; charset=utf-8')
})

test.each(['unknown', 'login-button-mislabelled+unknown'])(
  'the unknown fault %s is a clear error, and the server does not start',
  async (fault) => {
    await expect(startServer({ SLS_FAULT: fault })).rejects.toThrow(
      `exit code 2 before it was ready: SLS_FAULT: there is no server fault "${fault}"`,
    )
  },
)

test('a standby server opens no file before it is started', { timeout: 30_000 }, async () => {
  const store = join(folder, 'store.sqlite')
  const prepared = prepareServer({ SLS_STORE: store, SLS_LAB_TOKEN: 'lab' })
  const other = await startServer({})
  await other.kill()
  expect(existsSync(store)).toBe(false)
  const started = await prepared.start({})
  expect(existsSync(store)).toBe(true)
  await started.kill()
})

test('starting a standby server that has exited reports the exit', async () => {
  const prepared = prepareServer({})
  await prepared.kill()
  await expect(prepared.start({})).rejects.toThrow('ended with exit code null before it was ready')
})

test('after a restart one standby process exists, and closing the assembly ends all processes', {
  timeout: 30_000,
}, async () => {
  const before = childrenOf(process.pid)
  const assembly = await processAssembly(unchanged)
  const scene = await assembly.open('restarted')
  const own = () => childrenOf(process.pid).filter((pid) => !before.includes(pid) && isAlive(pid))
  expect(own()).toHaveLength(1)
  const [first] = own()
  await scene.restartServer()
  expect(own()).toHaveLength(2)
  expect(own()).not.toContain(first)
  const [second] = own()
  await scene.restartServer()
  expect(own()).toHaveLength(2)
  expect(own()).not.toContain(second)
  await scene.close()
  await assembly.close()
  expect(own()).toEqual([])
})
