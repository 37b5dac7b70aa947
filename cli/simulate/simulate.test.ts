import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../../drivers/temporary-folder.ts'
import { simulatorsExample, vitestIn } from '../../packaging/simulators-examples.ts'
import { startSls } from '../../testing/command-line.ts'

const folder = temporaryFolder('sls-simulate-')
const children: ChildProcess[] = []
afterAll(() => {
  // A test that failed leaves its process running.
  for (const child of children) child.kill('SIGKILL')
  folder.remove()
})

const limit = 60_000

/** `sls simulate` as soon as it has printed its addresses. */
async function simulate(...args: readonly string[]) {
  const { child, end } = startSls('simulate', '--port', '0', ...args)
  children.push(child)
  const ready = Promise.withResolvers<void>()
  let printed = ''
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk)
    if (printed.includes('Ctrl-C ends it.')) ready.resolve()
  })
  const ended = end.then((finished) => {
    throw new Error(`sls simulate has ended before it was ready: ${JSON.stringify(finished)}`)
  })
  await Promise.race([ready.promise, ended])
  return {
    printed,
    async interrupt() {
      child.kill('SIGINT')
      return end
    },
  }
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += String(chunk)
  })
  await once(child, 'close')
  return output
}

const dir = join(folder.path, 'kept')
const written = z.object({
  urls: z.object({ page: z.string() }),
  phones: z.array(z.object({ name: z.string(), pushToken: z.string() })),
})
const simulators = () => written.parse(JSON.parse(readFileSync(join(dir, 'simulators.json'), 'utf8')))

/** As somebody writes it who knows the real services alone. */
const client = `
import { createPrivateKey, sign } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:http2'
import https from 'node:https'
const { apns, twilio, phones } = JSON.parse(readFileSync(process.argv[2]))
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
const content = part({ alg: 'ES256', kid: apns.keyId }) + '.' + part({ iss: apns.teamId, iat: Math.floor(Date.now() / 1000) })
const key = { key: createPrivateKey(readFileSync(apns.keyFile)), dsaEncoding: 'ieee-p1363' }
const authorization = 'bearer ' + content + '.' + sign('sha256', Buffer.from(content), key).toString('base64url')
const session = connect('https://api.push.apple.com')
const path = '/3/device/' + phones[0].pushToken
const stream = session.request({ ':method': 'POST', ':path': path, authorization, 'apns-topic': apns.topic })
stream.end(JSON.stringify({ aps: { alert: 'Hello' } }))
const [head] = await once(stream, 'response')
stream.resume()
session.close()
const url = 'https://api.twilio.com/2010-04-01/Accounts/' + twilio.accountSid + '/Messages.json'
const auth = twilio.accountSid + ':' + twilio.authToken
const body = new URLSearchParams({ To: phones[1].number, From: twilio.from, Body: 'Your code is 123456' })
const headers = { authorization: 'Basic ' + Buffer.from(auth).toString('base64') }
const sent = await fetch(url, { method: 'POST', headers, body })
const [listed] = await once(https.get(url, { auth }), 'response')
listed.resume()
console.log(head[':status'], sent.status, listed.statusCode)
`

test(
  'clients of node:http2, fetch and node:https reach the simulators under the real names, and Ctrl-C ends all',
  async () => {
    const ledger = join(folder.path, 'ledger.ndjson')
    const { printed, interrupt } = await simulate('--dir', dir, '--ledger', ledger)
    const second = await startSls('simulate', '--port', '0', '--dir', dir).end
    expect(second).toMatchObject({ code: 2, out: '' })
    expect(second.err).toMatch(/^--dir \S+ is in use by process \d+: end it, or choose another folder\.\n$/)
    expect(printed).toMatch(/APNs +https:\/\/127\.0\.0\.1:\d+ .*api\.push\.apple\.com/)
    const program = join(folder.path, 'client.mjs')
    writeFileSync(program, client)
    const args = ['--import', join(dir, 'divert.mjs'), program, join(dir, 'simulators.json')]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    expect(await outputOf(child)).toBe('200 201 200\n')
    const { urls } = simulators()
    const found = await (await fetch(`${urls.page}/api/inbox?to=android`)).json()
    expect(found).toMatchObject({ arrival: { code: '123456' } })
    expect(await (await fetch(urls.page)).text()).toContain('Your code is 123456')
    expect(await interrupt()).toMatchObject({ code: 0, err: '', out: expect.stringContaining('are kept in') })
    const lines = readFileSync(ledger, 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { what: 'start' },
      { number: 1, what: 'accepted', service: 'apns', to: 'iphone', text: 'Hello' },
      { number: 1, what: 'delivered' },
      { number: 1, what: 'notification shown' },
      { number: 2, what: 'accepted', service: 'sms', text: 'Your code is 123456' },
      { number: 2, what: 'sent' },
      { number: 2, what: 'delivered' },
    ])
    expect(existsSync(join(dir, 'in-use-by'))).toBe(false)
  },
  limit,
)

test(
  'the first push of the README arrives, by a program that knows Apple alone',
  async () => {
    const home = join(folder.path, 'home')
    const kept = join(home, '.sls-simulate')
    const { interrupt } = await simulate('--dir', kept)
    writeFileSync(join(home, 'first-push.mjs'), simulatorsExample('js'))
    const shell = spawn('sh', ['-c', `. ./.sls-simulate/env.sh && "${process.execPath}" first-push.mjs`], {
      cwd: home,
    })
    children.push(shell)
    expect(await outputOf(shell)).toMatch(/^200 [0-9a-f-]{36}\n$/)
    const { urls } = written.parse(JSON.parse(readFileSync(join(kept, 'simulators.json'), 'utf8')))
    const phone = await (await fetch(`${urls.page}/api/phones/iphone`)).json()
    expect(phone).toMatchObject({ notifications: [{ body: 'Your parcel is here' }] })
    await interrupt()
  },
  limit,
)

const python = ['/usr/bin/python3', '/usr/local/bin/python3'].find((path) => existsSync(path))

/** By what requests, urllib3 and asyncio are built on, too. */
const pythonClient = `
import os, ssl, urllib.error, urllib.request
try:
    urllib.request.urlopen("https://api.twilio.com/2010-04-01/Accounts/AC/Messages.json")
except urllib.error.HTTPError as error:
    print(error.code, error.headers["twilio-request-id"][:2])
`

test.skipIf(python === undefined)(
  'a program in Python reaches them under the real names, and trusts them',
  async () => {
    const { interrupt } = await simulate('--dir', dir)
    const env = { ...process.env, no_proxy: '*', PYTHONPATH: join(dir, 'python') }
    const child = spawn(python ?? '', ['-c', pythonClient], { env })
    children.push(child)
    expect(await outputOf(child)).toBe('401 RQ\n')
    await interrupt()
  },
  limit,
)

test(
  'the test of the README passes',
  async () => {
    const own = join(folder.path, 'own')
    mkdirSync(own)
    const library = resolve(import.meta.dirname, '../../simulators/standalone/simulators.ts')
    const text = simulatorsExample('ts').replace("'sls-conformance/simulators'", JSON.stringify(library))
    writeFileSync(join(own, 'readme.test.ts'), text)
    const vitest = spawn(process.execPath, vitestIn(own), { env: { ...process.env, NO_COLOR: '1' } })
    children.push(vitest)
    expect(await outputOf(vitest)).toMatch(/Tests +2 passed/)
  },
  limit,
)

test.skipIf(process.platform === 'win32')('nobody else can read the folder and its files', () => {
  expect(statSync(dir).mode & 0o777).toBe(0o700)
  for (const name of ['keys.json', 'ca.pem', 'AuthKey_KEY0000001.p8', 'service-account.json', 'env.sh'])
    expect([name, statSync(join(dir, name)).mode & 0o777]).toEqual([name, 0o600])
})

test(
  'the next start has the same keys and tokens, and another seed other tokens',
  async () => {
    const before = [simulators().phones, readFileSync(join(dir, 'ca.pem'), 'utf8')]
    await (await simulate('--dir', dir)).interrupt()
    expect([simulators().phones, readFileSync(join(dir, 'ca.pem'), 'utf8')]).toEqual(before)
    await (await simulate('--dir', dir, '--seed', '7')).interrupt()
    expect(simulators().phones).not.toEqual(before[0])
  },
  limit,
)

test(
  'a port in use, damaged keys and a file in place of the folder are one sentence each, and exit code 2',
  async () => {
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const inUse = await startSls('simulate', '--dir', dir, '--port', String(port - 1)).end
    other.close()
    expect(inUse).toMatchObject({ code: 2, out: '' })
    expect(inUse.err).toMatch(
      /^--port \d+: port \d+ \(.+\) is already in use: choose another with --port N, or 0[^\n]*\n$/,
    )

    const damaged = temporaryFolder('sls-simulate-')
    writeFileSync(join(damaged.path, 'keys.json'), '{')
    const refused = await startSls('simulate', '--dir', damaged.path, '--port', '0').end
    damaged.remove()
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toMatch(
      /^--dir \S+: keys\.json is damaged: delete the folder, or choose another one\.\n$/,
    )

    const foreign = temporaryFolder('sls-simulate-')
    writeFileSync(join(foreign.path, 'thesis.txt'), 'mine')
    const kept = await startSls('simulate', '--dir', foreign.path, '--port', '0').end
    foreign.remove()
    expect(kept).toMatchObject({
      code: 2,
      err: `--dir ${foreign.path} holds something else: choose a new or an empty folder.\n`,
    })

    const file = join(folder.path, 'client.mjs')
    chmodSync(file, 0o600)
    expect(await startSls('simulate', '--dir', file, '--port', '0').end).toMatchObject({
      code: 2,
      err: `--dir ${file} is a file: choose a folder.\n`,
    })
  },
  limit,
)
