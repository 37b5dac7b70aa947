/** @module Whose reports are measured: ours, and those that others make of the same run. Their packages are in a folder of their own. */

import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { reportPage } from '../../../reports/html/page.ts'
import type { Report } from '../../../reports/html/report.ts'
import { scenarioLink } from '../../../reports/html/words.ts'
import { projectAt } from '../../shared/project.ts'
import { outputOf } from '../paired-runs.ts'

export interface Contestant {
  readonly name: string
  /** A file. */
  readonly page: string
  /** A selector of what says on the page that it can be used: a way to the scenarios. */
  readonly control: string
  /** What is looked at beside the first view, by the part of its address behind the page. */
  readonly views: readonly string[]
  /** The view with the search. */
  readonly search: string
}

interface Rival extends Omit<Contestant, 'name' | 'page'> {
  /** Of its package. */
  readonly name: string
}

const field = 'input[type=text], input[type=search]'

const rivals: readonly Rival[] = [
  { name: '@cucumber/html-formatter', control: field, views: [], search: '' },
  { name: 'allure', control: field, views: [], search: '' },
  {
    name: '@serenity-js/html-reporter',
    control: 'button[title="Test Scenarios"]',
    views: ['#/tests'],
    search: '#/tests',
  },
]

const tools = join(projectAt().root, 'checks', 'rivals')

/** What `pages.mjs` prints. */
const made = z.object({ version: z.string(), page: z.string() })

export interface Contest {
  readonly contestants: readonly Contestant[]
  /** Who is missing, and why. */
  readonly absent: readonly string[]
}

/** So many scenarios a report has to stand. */
const many = 5_000

/** Ours, ours with many scenarios, and what each of the others makes of the run in a folder. */
export async function contestOf(report: Report, run: string, out: string): Promise<Contest> {
  const ours = (name: string, shown: Report, views: readonly string[]): Contestant => {
    const page = join(out, `${name.replaceAll(/\W+/g, '-')}.html`)
    writeFileSync(page, reportPage(shown))
    return {
      name,
      page,
      // Its headline is painted first: what is below it has to be there, too.
      control: 'html:not(.opening) .top [aria-current]',
      views,
      search: '#scenarios',
    }
  }
  const [one] = report.scenarios
  const first = [
    ours('sls', report, ['#rows', '#scenarios', ...(one ? [scenarioLink(one.id)] : [])]),
    // Its views are the same, only longer.
    ours(`sls, ${many.toLocaleString('en')} scenarios`, enlarged(report), []),
  ]
  if (!existsSync(join(tools, 'node_modules')))
    return {
      contestants: first,
      absent: rivals.map(({ name }) => `${name}: npm ci --prefix checks/rivals`),
    }
  const others = await Promise.all(rivals.map((rival) => madeBy(rival, run, out)))
  return {
    contestants: [...first, ...others.flatMap((one) => (typeof one === 'string' ? [] : [one]))],
    absent: others.filter((one) => typeof one === 'string'),
  }
}

/** The same scenarios again and again, as others. */
function enlarged(report: Report): Report {
  const { scenarios } = report
  if (scenarios.length === 0) return report
  const times = Math.ceil(many / scenarios.length)
  const copies = Array.from({ length: times }, (_, time) =>
    scenarios.map((one) => ({ ...one, id: `${one.id}-${time}`, feature: `${one.feature}-${time}` })),
  )
  return { ...report, scenarios: copies.flat().slice(0, many) }
}

/** The page of another tool, or why there is none. */
async function madeBy(rival: Rival, run: string, out: string): Promise<Contestant | string> {
  const { name } = rival
  const features = join(projectAt().root, 'features')
  try {
    const printed = await outputOf({
      args: [join(tools, 'pages.mjs'), name, run, out, features],
      cwd: tools,
    })
    const { version, page } = made.parse(JSON.parse(printed))
    return { ...rival, name: `${name} ${version}`, page }
  } catch (error) {
    return `${name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`
  }
}
