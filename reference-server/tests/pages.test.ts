import { beforeEach, describe, expect, test } from 'vitest'
import { createTestBrowser, type TestBrowser } from '../../testing/pages-client.ts'
import {
  createTestIPhone,
  createTestPerson,
  createTestSecurityDevice,
  lastSmsCode,
  password,
  provisionSms,
  wrongCodeLike,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

let server: TestServer
let browser: TestBrowser

beforeEach(async () => {
  server = createTestServer()
  browser = createTestBrowser(server)
  await createTestPerson(server)
})

const credentials = { username: 'amara', password }

async function logIn(path = '/clientPortal/en', label = 'Login'): Promise<void> {
  await browser.open(path)
  await browser.press(label, credentials)
}

const shownValue = (label: string): string | undefined =>
  new RegExp(`<dt>${label}</dt><dd>([^<]*)</dd>`).exec(browser.page.html)?.[1]

describe('logging in', () => {
  test('by an approval, which the next reload collects', async () => {
    const phone = await createTestIPhone(server)
    await logIn()
    expect(browser.page.html).toContain('A message has been sent to your phone.')
    await phone.answer()
    await browser.reload()
    expect(browser.page.html).toContain('You are logged in.')
    await browser.follow('Settings')
    expect(browser.heading).toBe('Settings')
  })

  test('by the challenge behind the link', async () => {
    const phone = await createTestIPhone(server)
    await logIn('/tws/en')
    await browser.press('Click here if you do not receive the notification')
    const response = phone.respond(shownValue('Challenge code'))
    await browser.press('OK', { response })
    expect([browser.heading, browser.page.address]).toEqual(['TWS', '/tws/en'])
    expect(browser.page.html).toContain('You are logged in.')
  })

  test('by SMS, in Russian, after the choice of a device', async () => {
    await createTestSecurityDevice(server)
    await provisionSms(server)
    await logIn('/webTrader/ru', 'Вход')
    expect(browser.page.html).toContain('<html lang="ru"')
    await browser.press('SMS')
    await browser.press('Вход', { code: lastSmsCode(server) })
    expect(browser.page.html).toContain('Вы вошли в систему.')
  })

  test('in IBKR Mobile with the button label of the trading device', async () => {
    await createTestSecurityDevice(server)
    await logIn('/ibkrMobile/en?os=iOS', 'Log In')
    expect(browser.page.html).toContain('>Send</button>')
  })

  test('in two windows of one browser independently', async () => {
    await createTestIPhone(server)
    await logIn('/tws/en')
    await browser.open('/webTrader/en')
    expect(browser.page.html).toContain('>Password</label>')
  })
})

describe('the link to the other language shows the same page', () => {
  test('while a code is expected, which is then entered there', async () => {
    await provisionSms(server)
    await logIn()
    await browser.follow('Русский')
    expect([browser.page.address, server.sms.length]).toEqual(['/clientPortal/ru', 1])
    expect(browser.page.html).toContain('<html lang="ru"')
    await browser.press('Вход', { code: lastSmsCode(server) })
    expect(browser.page.html).toContain('Вы вошли в систему.')
    await browser.follow('English')
    expect(browser.page.html).toContain('You are logged in.')
  })

  test('while a challenge is shown, which stays the same', async () => {
    await createTestSecurityDevice(server)
    await logIn('/tws/en')
    const challenge = /[0-9]{6}/.exec(browser.page.html)?.[0]
    await browser.follow('Русский')
    expect(browser.page.html).toContain(`<dd>${challenge}</dd>`)
    await browser.follow('English')
    expect(shownValue('Challenge code')).toBe(challenge)
  })

  test('in Client Portal, where an SMS is then in that language', async () => {
    await createTestPerson(server, {
      username: 'bruno',
      mobileNumber: { number: '+15551230002', verified: false },
    })
    await browser.open('/clientPortal/en')
    await browser.press('Login', { username: 'bruno', password })
    await browser.open('/clientPortal/en/mobile-number')
    await browser.follow('Русский')
    expect([browser.page.address, browser.heading]).toEqual([
      '/clientPortal/ru/mobile-number',
      'Номер мобильного телефона',
    ])
    await browser.press('ПОДТВЕРДИТЬ')
    expect(server.sms.at(-1)?.body).toContain('Ваш код подтверждения')
  })
})

describe('a refusal', () => {
  test('is a message above the form, which keeps the user name but not the password', async () => {
    await browser.open('/clientPortal/en')
    await browser.press('Login', { username: '<b>amara', password: 'wrong one' })
    expect(browser.page.status).toBe(401)
    expect(browser.alert).toBe('Username or password is wrong. Check both and try again.')
    expect(browser.page.html).toContain('value="&lt;b&gt;amara"')
    expect(browser.page.html).not.toContain('wrong one')
  })

  test('of a code is associated with its field', async () => {
    await provisionSms(server)
    await logIn()
    await browser.press('Login', { code: wrongCodeLike(lastSmsCode(server)) })
    expect(browser.page.html).toContain('aria-invalid="true" aria-describedby="error"')
    expect(browser.page.html).toContain('<p id="error" role="alert"')
  })

  test('for a limited time says when to try again, in the language of the window', async () => {
    await provisionSms(server)
    await logIn('/clientPortal/ru', 'Вход')
    await browser.press('Отправить снова')
    expect(browser.alert).toMatch(/Повторите попытку через 2 минуты\.$/)
  })
})

describe('change events', () => {
  async function openStream(): Promise<ReadableStreamDefaultReader<Uint8Array>> {
    const address = /data-progress="([^"]*)"/.exec(browser.page.html)?.[1] ?? ''
    const response = await browser.fetch(address)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const reader = response.body?.getReader()
    if (!reader) throw new Error('no stream')
    return reader
  }

  const nextEvent = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> =>
    new TextDecoder().decode((await reader.read()).value)

  test('are sent to a waiting page on an approval', async () => {
    const phone = await createTestIPhone(server)
    await logIn()
    const reader = await openStream()
    const event = nextEvent(reader)
    await phone.answer()
    expect(await event).toContain('event: changed')
    await reader.cancel()
  })

  test('are sent at once for a change before the stream was opened', async () => {
    const phone = await createTestIPhone(server)
    await logIn()
    await phone.answer()
    const reader = await openStream()
    expect(await nextEvent(reader)).toContain('event: changed')
    await reader.cancel()
  })

  test('are not requested by a page that cannot change: it has no script', async () => {
    expect((await browser.open('/clientPortal/en')).html).not.toContain('<script')
  })

  test('require the cookies of the window', async () => {
    await createTestIPhone(server)
    await logIn()
    const address = /data-progress="([^"]*)"/.exec(browser.page.html)?.[1] ?? ''
    expect((await createTestBrowser(server).open(address)).status).toBe(404)
  })
})

describe('protection', () => {
  test('cookies are __Host-, Secure, HttpOnly and SameSite=Strict', async () => {
    const phone = await createTestIPhone(server)
    await logIn()
    await phone.answer()
    await browser.reload()
    expect(browser.set.length).toBeGreaterThan(3)
    for (const line of browser.set.filter((set) => !/Max-Age=0/.test(set))) {
      expect(line).toMatch(/^__Host-[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    }
  })

  test('the session cookie replaces the cookies of the login', async () => {
    const phone = await createTestIPhone(server)
    await logIn()
    const before = [...browser.cookies.keys()]
    await phone.answer()
    await browser.reload()
    expect(before).toEqual(['__Host-presession-clientPortal', '__Host-login-clientPortal'])
    expect([...browser.cookies.keys()]).toEqual(['__Host-session-clientPortal'])
  })

  test('the header fields forbid inline scripts and styles, framing and caching', async () => {
    const { headers, html } = await browser.open('/clientPortal/en')
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(html).not.toMatch(/<style|style=|<script>| on\w+=/)
  })

  test('input is escaped', async () => {
    await browser.open('/clientPortal/en')
    const username = '"><script>alert(1)</script><b title=\''
    const { html } = await browser.press('Login', { username, password: 'wrong' })
    expect(html).not.toMatch(/<script>alert|<b title/)
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;')
  })

  test('every content type has its charset', async () => {
    for (const path of ['/', '/tws/ru', '/assets/pages.css', '/assets/progress.js', '/assets/icon.svg'])
      expect((await browser.open(path)).headers.get('content-type')).toMatch(/; charset=utf-8$/i)
  })

  test('a form with another origin or a wrong CSRF token is refused', async () => {
    await browser.open('/clientPortal/en')
    const control = JSON.stringify({ operation: 'logIn', body: { platform: 'clientPortal', locale: 'en' } })
    const token = /name="token" value="([^"]*)"/.exec(browser.page.html)?.[1] ?? ''
    const sent = { ...credentials, control, token }
    expect((await browser.post(sent, { origin: 'https://elsewhere.test' })).status).toBe(403)
    await browser.open('/clientPortal/en')
    expect((await browser.post({ ...sent, token: 'guessed' })).status).toBe(403)
    await browser.open('/clientPortal/en')
    expect((await browser.post(sent)).html).toContain('You are logged in.')
  })

  test.each(['describe', 'reset', 'createPerson', 'readPushRequest', 'constructor'])(
    'the operation %s cannot be called from a page',
    async (operation) => {
      await browser.open('/clientPortal/en')
      const token = /name="token" value="([^"]*)"/.exec(browser.page.html)?.[1] ?? ''
      expect((await browser.post({ token, control: JSON.stringify({ operation }) })).status).toBe(404)
    },
  )

  test.each(['/nowhere/en', '/tws/de', '/tws/en/menu', '/lab', '/assets/..%2fpages.ts', '/progress/tws/en'])(
    '%s is not found',
    async (path) => expect((await browser.open(path)).status).toBe(404),
  )
})
