import { afterAll, expect, test } from 'vitest'
import { chromiumForTests } from '../../testing/chromium.ts'
import { PageActivity } from './activity-limit.ts'
import { closeBrowser } from './chromium.ts'
import { ContextPool } from './context-pool.ts'

const found = await chromiumForTests()
const visitors = new ContextPool()
afterAll(async () => {
  await visitors.close()
  await closeBrowser()
})

const at = (baseUrl: string) => ({
  baseUrl,
  origin: () => ({}),
  onRequest: () => {},
  activity: new PageActivity(),
  timeLimitMs: 10_000,
})

const here = at('https://sls.example')
const cookie = { name: 'kept', value: 'secret', url: here.baseUrl }

test.skipIf(!found.ok)(
  'a profile is used again, and nothing is left of whoever had it',
  async () => {
    const first = await visitors.welcome(here)
    await first.context.addCookies([cookie])
    const beside = await visitors.welcome(here)
    expect(await beside.context.cookies()).toEqual([])
    await visitors.leave()
    const next = [await visitors.welcome(here), await visitors.welcome(here)]
    expect(new Set(next)).toEqual(new Set([first, beside]))
    for (const { context } of next) expect(await context.cookies()).toEqual([])
    await visitors.leave()
  },
  60_000,
)

test.skipIf(!found.ok)(
  'who was asked for evidence, or was elsewhere, is not met again',
  async () => {
    const failed = await visitors.welcome(here)
    await failed.page.setContent('<h1>Login</h1>')
    const names = (await visitors.evidence()).map(({ name }) => name)
    expect(names).toEqual(['window-1.png', 'window-1-trace.zip'])
    const other = await visitors.welcome(here)
    expect(other).not.toBe(failed)
    await visitors.leave()
    expect(await visitors.welcome(at('https://elsewhere.example'))).not.toBe(other)
    await visitors.leave()
  },
  60_000,
)
