import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../drivers/temporary-folder.ts'
import { startSls } from '../../testing/command-line.ts'
import { brokenLinks } from '../../testing/site-links.ts'
import { specLabels } from './labels.ts'
import { specNumbers } from './numbers.ts'

const folder = temporaryFolder('sls-spec-')
afterAll(() => folder.remove())

const run = join(folder.path, 'run')
const site = join(run, 'spec')
const page = (name: string, of = site): string => readFileSync(join(of, name), 'utf8')

describe('sls spec', { timeout: 60_000 }, () => {
  test('shows what a person sees in each step, and the last verdict', async () => {
    await startSls('run', '--only', 'PUSH-AND-06', '--out', run).end
    expect(page('report.html', run)).not.toContain('<html lang="en" data-spec>')
    expect(await startSls('spec', '--run', run).end).toMatchObject({ code: 0 })
    const rule = page('A4.html').split('id="PUSH-AND-06"')[1]?.split('</section>')[0] ?? ''
    expect(rule).toContain('<small>The reference server (embedded)</small> <a class="mark passed"')
    expect(rule).toContain('An approval is accepted although no security element was given.')
    expect(page('A4.html')).toMatch(/asks Amara for the fingerprint[\s\S]*class="phone android/)
    expect(page('A4.html')).toMatch(/class="clock">09:0/)
  })

  test('has its chapters in the order of the articles', () => {
    const titles = [...page('A4.html').matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title)
    expect(titles).toEqual([
      'Six questions, one Secure Login System',
      'Android: approving the notification',
      'Android: no notification arrives',
      'iPhone: approving with Touch ID',
      'iPhone: approving with Face ID',
      'iPhone: no notification arrives',
    ])
    expect(page('A7.html')).toMatch(/class="beside"[\s\S]*lang="ru"[\s\S]*Ольга/)
  })

  test('has no link that leads nowhere, and is linked with the report of its run', () => {
    expect(brokenLinks(site)).toEqual([])
    expect(page('A4.html')).toContain('href="../report.html#row-PUSH-AND-06"')
    expect(page('report.html', run)).toContain('<html lang="en" data-spec>')
  })

  test('keeps the links to scenarios that have another id now', () => {
    expect(page('A9.html')).toContain('id="clear-app-data-android-russian-android-5-без-очистки"')
  })

  test('says of several products what each came to', async () => {
    const both = join(folder.path, 'both')
    expect(await startSls('spec', '--run', run, '--run', run, '--out', both).end).toMatchObject({ code: 0 })
    expect(page('A4.html', both).match(/<li><small>The reference server/g)?.length).toBeGreaterThan(1)
    // A report that does not lie beside the site would not go where it goes.
    expect(page('A4.html', both)).not.toContain('report.html')
    expect(brokenLinks(both)).toEqual([])
  })

  test('says what is missing where a folder has no run', async () => {
    const { code, err } = await startSls('spec', '--run', folder.path, '--out', join(folder.path, 'bare')).end
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('there is no results.json') })
  })
})

test('each number has its bounds from the guide', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../contract/README.md'), 'utf8')
  const all = specNumbers(guide)
  expect(
    all.filter(({ least, most, reference }) => least + most === '' || reference.startsWith('0')),
  ).toEqual([])
  expect(all.filter(({ source }) => /the same|our rule/.test(source))).toEqual([])
  expect(all.find(({ name }) => name === 'pushLifetime')).toMatchObject({
    least: 'a minute',
    most: 'ten minutes',
    source: 'NIST SP 800-63B-4 3.1.3.2 (SEC-EXPIRY-01)',
    reference: '2 min',
  })
})

test('labels are in both languages side by side, each wording once', () => {
  const all = specLabels()
  expect(all.find(({ label }) => label === 'VERIFY')).toMatchObject({ russian: 'ПОДТВЕРДИТЬ' })
  expect(all.filter(({ label }) => /\p{Script=Cyrillic}/u.test(label))).toEqual([])
  const link = all.filter(({ label }) => label.startsWith('Click here'))
  expect(link).toHaveLength(1)
})
