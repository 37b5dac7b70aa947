import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../drivers/temporary-folder.ts'
import { startSls } from '../../testing/command-line.ts'
import { specNumbers } from './numbers.ts'

const folder = temporaryFolder('sls-spec-')
afterAll(() => folder.remove())

const run = join(folder.path, 'run')
const site = join(folder.path, 'site')
const page = (name: string, of = site): string => readFileSync(join(of, name), 'utf8')

describe('sls spec', { timeout: 60_000 }, () => {
  test('shows what a person sees in each step, and the last verdict', async () => {
    await startSls('run', '--only', 'PUSH-AND-06', '--out', run).end
    expect(await startSls('spec', '--run', run, '--out', site).end).toMatchObject({ code: 0 })
    expect(page('A4.html')).toMatch(
      /id="PUSH-AND-06"[\s\S]*?<dt>The reference server \(embedded\)<\/dt><dd><span class="mark passed">/,
    )
    expect(page('A4.html')).toMatch(/asks Amara for the fingerprint|class="phone android"/)
    expect(page('A4.html')).toContain('An approval is accepted although no security element was given.')
  })

  test('has each article, English beside Russian, and no link that leads nowhere', () => {
    const files = readdirSync(site).filter((name) => name.endsWith('.html'))
    expect(files).toHaveLength(17)
    const ids = new Map(
      files.map((name) => [name, new Set([...page(name).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
    )
    const broken = files.flatMap((name) =>
      [...page(name).matchAll(/href="([^"#]*)(?:#([^"]*))?"/g)].flatMap(([link, to, id]) => {
        const target = to === '' ? name : (to ?? '')
        const isThere = readdirSync(site).includes(target) && (id === undefined || ids.get(target)?.has(id))
        return isThere ? [] : [`${name}: ${link}`]
      }),
    )
    expect(broken).toEqual([])
    expect(page('A7.html')).toMatch(/class="beside"[\s\S]*lang="ru"[\s\S]*Ольга/)
  })

  test('is there without a run, and says what is missing', async () => {
    const bare = join(folder.path, 'bare')
    // No run stands in a folder of its own.
    const { code, err } = await startSls('spec', '--run', folder.path, '--out', bare).end
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('there is no results.json') })
  })
})

test('each number has its bounds from the guide', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../contract/README.md'), 'utf8')
  const all = specNumbers(guide)
  expect(all.filter(({ least, reference }) => least === '' || reference.startsWith('0'))).toEqual([])
  expect(all.find(({ name }) => name === 'pushLifetime')).toMatchObject({
    least: 'a minute',
    most: 'ten minutes',
    source: 'NIST SP 800-63B-4 3.1.3.2 (SEC-EXPIRY-01)',
    reference: '2 min',
  })
})
