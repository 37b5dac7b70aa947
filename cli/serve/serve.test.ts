import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSls } from '../../testing/command-line.ts'
import { TestBrowser } from '../../testing/pages-client.ts'
import { childrenOf, isAlive } from '../../testing/processes.ts'

const folders: string[] = []
const children: ChildProcess[] = []
afterAll(() => {
  // A test that failed leaves its process running.
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sls-serve-'))
  folders.push(folder)
  return folder
}

const limit = 60_000

let used = ''

/** To make its three people takes longer than all that a test does with them. */
beforeAll(async () => {
  used = newFolder()
  await (await serve(used)).interrupt()
}, limit)

/** A data folder as a first start has left it. */
function usedFolder(): string {
  const folder = newFolder()
  cpSync(used, folder, { recursive: true })
  return folder
}

/** Trusts the authority in the data folder, as the printed text says. */
const trust = (folder: string): void =>
  setDefaultCACertificates([...getCACertificates('bundled'), readFileSync(join(folder, 'ca.pem'), 'utf8')])

/** `sls serve` as soon as it has printed its addresses. */
async function serve(folder: string, ...args: readonly string[]) {
  const { child, end } = startSls('serve', '--data', folder, '--port', '0', ...args)
  children.push(child)
  let printed = ''
  const ready = Promise.withResolvers<void>()
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk)
    if (printed.includes('Ctrl-C ends it.')) ready.resolve()
  })
  const ended = end.then((finished) => {
    throw new Error(`sls serve has ended before it printed its addresses: ${JSON.stringify(finished)}`)
  })
  await Promise.race([ready.promise, ended])
  trust(folder)
  const origin = (word: string): string => new URL(after(word)).origin
  const after = (word: string): string => new RegExp(`\\b${word} +(\\S+)`).exec(printed)?.[1] ?? ''
  return {
    child,
    printed,
    after,
    phone: (username: string) => new PhonePage(origin('Phones'), username),
    portal: () => new TestBrowser(origin('Pages'), fetch),
    /** Twice, as behind npm, which passes on the signal that the terminal has sent to both. */
    async interrupt() {
      child.kill('SIGINT')
      child.kill('SIGINT')
      return end
    },
  }
}

/** The page of one phone. */
class PhonePage {
  readonly #browser: TestBrowser
  readonly #phone: string

  constructor(address: string, phone: string) {
    this.#browser = new TestBrowser(address, fetch)
    this.#phone = phone
  }

  async open(): Promise<string> {
    return (await this.#browser.open(`/${this.#phone}`)).html
  }

  async press(label: string, typed: Readonly<Record<string, string>> = {}): Promise<string> {
    const fields = Object.entries(typed).map(([field, text]) => [`typed ${field}`, text])
    await this.open()
    return (await this.#browser.press(label, { phone: this.#phone, ...Object.fromEntries(fields) })).html
  }
}

type Serving = Awaited<ReturnType<typeof serve>>

async function logIn(portal: TestBrowser, username: string, { after }: Serving): Promise<void> {
  await portal.open('/clientPortal/en')
  await portal.press('Login', { username, password: after(username) })
}

/** Sends an empty request to create a person. */
const create = ({ after }: Serving, token: string) =>
  fetch(`${after('Faces')}/lab/people`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  })

/** A value beside its label, on a page or on the drawing of a phone. */
const figure = (label: string, html: string): string =>
  new RegExp(`<(?:dt|span)>${label}</(?:dt|span)><(?:dd|b)>([^<]*)</`).exec(html)?.[1] ?? ''

/** Boris enters the response to the challenge that his window shows. */
async function answerChallenge(portal: TestBrowser, serving: Serving): Promise<void> {
  const phone = serving.phone('boris')
  const pin = figure('PIN', await phone.open())
  for (const label of ['Home', 'IBKR Mobile', 'Services', 'Authenticate']) await phone.press(label)
  const challenge = figure('Challenge code', portal.page.html)
  await phone.press('Generate Response', { 'IBKR Mobile PIN': pin, Challenge: '000000' })
  // As the page shows the fields after the first submission: the PIN as dots, which is not typed again.
  const shown = await phone.press('Generate Response', { 'IBKR Mobile PIN': '•••••', Challenge: challenge })
  await portal.press('OK', { response: figure('Response String', shown) })
}

describe('sls serve', { timeout: limit }, () => {
  test('logs users in by notification, challenge and SMS, and still knows them when it is started again', async () => {
    const folder = newFolder()
    const first = await serve(folder)
    const amarasPortal = first.portal()
    await logIn(amarasPortal, 'amara', first)
    expect(amarasPortal.page.html).toContain('A message has been sent to your phone.')
    await first.phone('amara').press('Tap')
    expect(await first.phone('amara').press('Right finger')).toContain('The login is approved.')
    expect((await amarasPortal.reload()).html).toContain('You are logged in.')

    const chensPortal = first.portal()
    await logIn(chensPortal, 'chen', first)
    const code = /code is (\d+)/.exec(await first.phone('chen').open())?.[1] ?? ''
    expect((await chensPortal.press('Login', { code })).html).toContain('You are logged in.')

    expect((await create(first, 'any')).status).toBe(404)
    const family = childrenOf(first.child.pid)
    expect(await first.interrupt()).toMatchObject({ code: 0, err: '' })
    expect(family.filter(isAlive)).toEqual([])

    const second = await serve(folder)
    expect(second.after('boris')).toBe(first.after('boris'))
    const again = second.portal()
    for (const [name, value] of amarasPortal.cookies) again.cookies.set(name, value)
    expect((await again.open('/clientPortal/en')).html).toContain('You are logged in.')
    const borisPortal = second.portal()
    await logIn(borisPortal, 'boris', second)
    await answerChallenge(borisPortal, second)
    expect(borisPortal.page.html).toContain('You are logged in.')
    const other = second.portal()
    await logIn(other, 'amara', second)
    await second.phone('amara').press('Tap')
    await second.phone('amara').press('Right finger')
    expect((await other.reload()).html).toContain('You are logged in.')
    expect(await second.interrupt()).toMatchObject({ code: 0, err: '' })
  })

  test('IB Key moves to the second phone of a person by hand, and approves there', async () => {
    const serving = await serve(usedFolder())
    const phone = serving.phone('amara-2')
    const credentials = { Username: 'amara', Password: serving.after('amara') }
    await phone.press('IBKR Mobile')
    await phone.press('Log In', credentials)
    for (const label of ['Migrate IB Key', 'Migrate IB Key', 'Continue']) await phone.press(label)
    await phone.press('Log In', credentials)
    // The SIM card is in the other phone, which is on the same page.
    const token = /Token is (\w+)/.exec(await phone.open())?.[1] ?? ''
    await phone.press('Activate', { 'Activation Code': token })
    expect(await phone.press('Right face')).toContain('This phone now completes Two-Factor Authentication.')
    const portal = serving.portal()
    await logIn(portal, 'amara', serving)
    await phone.press('Tap')
    await phone.press('Right face')
    expect((await portal.reload()).html).toContain('You are logged in.')
    await serving.interrupt()
  })

  test('starts again after it was killed', async () => {
    const folder = usedFolder()
    const killed = await serve(folder)
    const portal = killed.portal()
    await logIn(portal, 'boris', killed)
    killed.child.kill('SIGKILL')
    await once(killed.child, 'close')
    const serving = await serve(folder)
    const again = serving.portal()
    for (const [name, value] of portal.cookies) again.cookies.set(name, value)
    await again.open('/clientPortal/en')
    await answerChallenge(again, serving)
    expect(again.page.html).toContain('You are logged in.')
    await serving.interrupt()
  })

  test('shows its lab face behind a token with --lab', async () => {
    const open = await serve(usedFolder(), '--lab')
    expect((await create(open, 'any')).status).toBe(401)
    expect((await create(open, open.after('Bearer'))).status).toBe(400)
    await open.interrupt()
  })

  test('takes actions with phones from its own page alone, which has no inline script', async () => {
    const serving = await serve(usedFolder())
    const phones = serving.after('Phones')
    const page = await fetch(phones)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(await page.text()).not.toMatch(/<script(?![^>]* src=)|<style| style=| on[a-z]+=/)
    const pressFrom = (origin: string, control = 'home:') =>
      fetch(phones, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: `phone=amara&control=${control}`,
        redirect: 'manual',
      })
    expect((await pressFrom('https://elsewhere.example')).status).toBe(403)
    expect((await pressFrom(new URL(phones).origin)).status).toBe(303)
    // No phone has such a button, nor such an element.
    for (const control of ['knock:', 'present:nose', 'presentAnother:toString'])
      expect((await pressFrom(new URL(phones).origin, control)).status).toBe(404)
    expect((await serving.interrupt()).err).toBe('')
  })

  test('says in one sentence why it cannot start', async () => {
    const folder = usedFolder()
    const serving = await serve(folder)
    const refused = async (...args: readonly string[]) => {
      const { code, out, err } = await startSls('serve', ...args).end
      expect({ code, out }).toEqual({ code: 2, out: '' })
      return err
    }
    expect(await refused('--data', folder, '--port', '0')).toBe(
      `--data ${folder} is in use by process ${serving.child.pid}: end it, or choose another folder.\n`,
    )
    await serving.interrupt()

    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await refused('--data', folder, '--port', String(port))).toBe(
      `Port ${port} is already in use: choose another with --port N.\n`,
    )
    taken.close()

    const file = join(folder, 'ca.pem')
    expect(await refused('--data', file)).toMatch(/^--data .+ is a file: choose a folder\.\n$/)
    const database = join(folder, 'store.sqlite')
    writeFileSync(database, 'no database at all, though it is long enough to be taken for one')
    expect(await refused('--data', folder, '--port', '0')).toMatch(
      /^--data .+ cannot be used \(file is not a database\): choose a folder .+\n$/,
    )
    writeFileSync(join(folder, 'state.json'), '{}')
    expect(await refused('--data', folder, '--port', '0')).toBe(
      `--data ${folder} holds a state.json that this version cannot read: choose another folder.\n`,
    )
    expect(await refused('--port', 'eighty')).toBe('--port eighty: give a number from 0 to 65533.\n')
  })
})
