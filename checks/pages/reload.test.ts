import { afterAll, expect, test } from 'vitest'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { lastSmsCode, provisionSms, wrongCodeLike } from '../../testing/people.ts'
import { openJourney } from './journey.ts'

const found = await chromiumForTests()

afterAll(closeBrowser)

test.skipIf(!found.ok)(
  'a page that says why something was refused is shown anew without doing it again',
  async () => {
    const sent: string[] = []
    await openJourney(
      await browser(),
      'again',
      'en',
      async () => {},
      async (user) => {
        const { server, page, labels } = user
        await provisionSms(server)
        await user.open('/tws/en')
        await user.logIn(labels.login)
        page.on('request', (request) => sent.push(request.method()))
        await user.fill(labels.securityCode, wrongCodeLike(lastSmsCode(server)))
        await user.press(labels.ok)
        await server.pass(60 * 60_000)
        await page.getByText(labels.expired).waitFor()
      },
    )
    expect(sent.filter((method) => method === 'POST')).toHaveLength(1)
  },
  60_000,
)
