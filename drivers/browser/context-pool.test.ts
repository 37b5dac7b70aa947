import { afterAll, expect, test } from 'vitest'
import { chromiumForTests } from '../../testing/chromium.ts'
import { PageActivity } from './activity-limit.ts'
import { closeBrowser } from './chromium.ts'
import { ContextPool } from './context-pool.ts'

const found = await chromiumForTests()
const pool = new ContextPool()
afterAll(async () => {
  await pool.close()
  await closeBrowser()
})

const at = (baseUrl: string) => ({
  baseUrl,
  traceHeaders: () => ({}),
  onRequest: () => {},
  activity: new PageActivity(),
  timeLimitMs: 10_000,
})

const here = at('https://sls.example')
const cookie = { name: 'kept', value: 'secret', url: here.baseUrl }

test.skipIf(!found.ok)(
  'a context is used again without the state of its previous use',
  async () => {
    const first = await pool.acquire(here)
    await first.context.addCookies([cookie])
    const beside = await pool.acquire(here)
    expect(await beside.context.cookies()).toEqual([])
    await pool.release()
    const next = [await pool.acquire(here), await pool.acquire(here)]
    expect(new Set(next)).toEqual(new Set([first, beside]))
    for (const { context } of next) expect(await context.cookies()).toEqual([])
    await pool.release()
  },
  60_000,
)

test.skipIf(!found.ok)(
  'a context whose evidence was collected, or of another address, is not used again',
  async () => {
    const failed = await pool.acquire(here)
    await failed.page.setContent('<h1>Login</h1>')
    const names = (await pool.evidence()).map(({ name }) => name)
    expect(names).toEqual(['window-1.png', 'window-1-trace.zip'])
    const other = await pool.acquire(here)
    expect(other).not.toBe(failed)
    await pool.release()
    expect(await pool.acquire(at('https://elsewhere.example'))).not.toBe(other)
    await pool.release()
  },
  60_000,
)
