/** @module `features/README.md`: every feature file, in the order of the articles. */

import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import { faqQuestions, translations } from '../../reports/suite/reading-order.ts'
import type { SuiteReader } from '../../reports/suite/scenarios.ts'

type Suite = Pick<SuiteReader, 'scenarios' | 'documents'>

interface Entry {
  /** Path below `features/`, without its extension. */
  readonly path: string
  readonly title: string
  /** The article that most of its rows belong to. */
  readonly article: string
  /** Holds a procedure of the article, step by step. */
  readonly walkthrough: boolean
  /** Where the first of these rows stands in the catalogue. */
  readonly order: number
}

/** The text of the index. Throws where a table above names no feature. */
export function featureIndex(suite: Suite, catalogue: Catalogue): string {
  const entries = entriesOf(suite, catalogue)
  const link = linkTo(new Map(entries.map((entry) => [entry.path, entry])))
  const [first, last] = ['A1', 'A10']
  return [
    '# Features',
    'Each feature is a promise in plain words: walkthroughs follow the numbered steps of an article, rules say what must ' +
      'hold around them. `requirements/` is the catalogue of all rows, and `requirements/manifest.yaml` lists the id of ' +
      `each scenario. The articles are ${first} to ${last}. This page is written by \`npm run features\`.`,
    '## Questions of the FAQ',
    faqQuestions.map(([question, ...paths]) => `- **${question}** ${paths.map(link).join(' · ')}`).join('\n'),
    ...catalogue.articles
      .filter(({ id }) => id !== translations.russian)
      .flatMap(({ id, title }) => section(id, title, entries, catalogue, link)),
    '',
  ].join('\n\n')
}

type Link = (path: string) => string

const linkTo =
  (entries: ReadonlyMap<string, Entry>): Link =>
  (path) => {
    const entry = entries.get(path)
    if (!entry) throw new Error(`checks/features/feature-index.ts names ${path}, which is no feature.`)
    return `[${entry.title}](${path}.feature)`
  }

function section(
  id: string,
  title: string,
  entries: readonly Entry[],
  { articles }: Catalogue,
  link: Link,
): string[] {
  const own = entries.filter(({ article }) => article === id)
  if (id !== translations.english) return [`## ${id} · ${title}`, ...lists(own, link)]
  const russian = articles.find((article) => article.id === translations.russian)
  return [`## ${id} · ${title}`, `${russian?.id} · ${russian?.title}`, bilingual(own, entries, link)]
}

/** A list of the files in the folder of the article, and one under the name of each folder below it. */
function lists(entries: readonly Entry[], link: Link): string[] {
  return [...Map.groupBy(entries, ({ path }) => path.split('/').slice(1, -1).join('/'))].flatMap(
    ([folder, inFolder]) => [
      ...(folder === '' ? [] : [`### ${folder}`]),
      inFolder.map(({ path }) => `- ${link(path)}`).join('\n'),
    ],
  )
}

function bilingual(english: readonly Entry[], entries: readonly Entry[], link: Link): string {
  const { pairs, russian } = translations
  const paired = new Set(pairs.values())
  const alone = entries.filter(({ article, path }) => article === russian && !paired.has(path))
  const cells = [
    ...english.map(({ path }) => [link(path), pairs.has(path) ? link(pairs.get(path) ?? '') : '']),
    ...alone.map(({ path }) => ['', link(path)]),
  ]
  return ['| English | Русский |', '|---|---|', ...cells.map((row) => `| ${row.join(' | ')} |`)].join('\n')
}

function entriesOf({ scenarios, documents }: Suite, { rows }: Catalogue): Entry[] {
  const order = new Map([...rows.keys()].map((row, at) => [row, at]))
  const articleOf = (row: string) => rows.get(row)?.article ?? ''
  return documents
    .map(({ uri, titles: [title] }) => {
      const path = uri.replace(/^features\//, '').replace(/\.feature$/, '')
      const own = scenarios.filter(({ feature }) => feature === path)
      const tags = own.flatMap((scenario) => scenario.rows)
      const article = mostFrequent(tags.map(articleOf)) ?? ''
      const places = tags.filter((row) => articleOf(row) === article).map((row) => order.get(row) ?? 0)
      return {
        path,
        title: title?.name ?? '',
        article,
        walkthrough: own.some(({ inRule }) => !inRule),
        order: Math.min(...places),
      }
    })
    .toSorted(inOrder)
}

/** The procedures of an article come first, then the rules around them. */
const inOrder = (one: Entry, other: Entry): number =>
  Number(other.walkthrough) - Number(one.walkthrough) ||
  one.order - other.order ||
  (one.path < other.path ? -1 : 1)

const mostFrequent = (words: readonly string[]): string | undefined => {
  const counted = [...Map.groupBy(words, (word) => word)].toSorted(([, a], [, b]) => b.length - a.length)
  return counted[0]?.[0]
}
