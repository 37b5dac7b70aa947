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

/** Status of an answer over TLS, and what it says of TLS. */
async function promised(host: string): Promise<unknown[]> {
  const options = { ca, agent: false, servername: 'localhost', headers: { host } } as const
  const [response] = await once(get(`${server.url}/windows/tws/en`, options), 'response')
  response.resume()
  return [response.statusCode, response.headers['strict-transport-security']]
}

test('with a certificate the server answers over TLS, and says that it always will', async () => {
  expect(server.url).toMatch(/^https:/)
  expect(await promised('sls.example')).toEqual([200, expect.stringContaining('max-age=31536000')])
})

test.each(['localhost', 'localhost:8443', 'sls.localhost'])(
  'it says nothing of the kind for %s, where other programs live as well',
  async (host) => {
    expect(await promised(host)).toEqual([200, undefined])
  },
)

test('it speaks no older TLS', async () => {
  const { hostname: host, port } = new URL(server.url)
  const older = connect({ host, port: Number(port), ca, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })
  const [error] = await once(older, 'error')
  expect(String(error)).toMatch(/protocol version/i)
})

test('it is told nothing but its own settings, whatever stands in our environment', async () => {
  vi.stubEnv('SLS_LAB_TOKEN', 'of another server')
  const stranger = await startServer({})
  vi.unstubAllEnvs()
  const asked = { headers: { authorization: 'Bearer of another server' } }
  const { status } = await fetch(`${stranger.url}/lab`, asked)
  await stranger.kill()
  expect(status).toBe(404)
})

test('it has the fault that its settings name', async () => {
  const faulty = await startServer({ SLS_LAB_TOKEN: 'lab', SLS_FAULT: 'login-button-mislabelled' })
  const page = await (await fetch(`${faulty.url}/windows/tws/en`)).text()
  await faulty.kill()
  expect(page).toContain('Sign in')
})

test('it does not start with a fault that does not exist, and says so', async () => {
  await expect(startServer({ SLS_FAULT: 'nonsense' })).rejects.toThrow(
    'exit code 2 before it was ready: SLS_FAULT: there is no server fault "nonsense"',
  )
})

test('a prepared server opens no file before it is started', { timeout: 30_000 }, async () => {
  const store = join(folder, 'store.sqlite')
  const prepared = prepareServer({ SLS_STORE: store, SLS_LAB_TOKEN: 'lab' })
  const other = await startServer({})
  await other.kill()
  expect(existsSync(store)).toBe(false)
  const started = await prepared.start({})
  expect(existsSync(store)).toBe(true)
  await started.kill()
})

test('a prepared server that is gone is missed when it is to start', async () => {
  const prepared = prepareServer({})
  await prepared.kill()
  await expect(prepared.start({})).rejects.toThrow('ended with exit code null before it was ready')
})

test('after a restart one process waits for the next one, and none stays behind', {
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
