/** @module The living spec as files of a static site: to be read from a file, without a server, and but for the search without script. */

import { readFileSync } from 'node:fs'
import { faqQuestions } from '../suite/reading-order.ts'
import {
  anchorOf,
  chapter,
  ruleLink,
  type SpecIndex,
  specIndex,
  titleOf,
  walkthroughLink,
} from './chapter.ts'
import { framed, type SpecPage } from './frame.ts'
import { absent, contents, glossary, labelsTable, notInTheArticles, numbersPage, readings } from './lists.ts'
import type { SpecSource } from './source.ts'

const asset = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/** Each file of the site by its name. */
export function specSite(source: SpecSource): ReadonlyMap<string, string> {
  const index = specIndex(source)
  const pages: SpecPage[] = [
    { file: 'index.html', title: 'Articles', body: contents(index) },
    ...source.catalogue.articles.map((article) => ({
      file: `${article.id}.html`,
      title: `${article.id} ${article.title}`,
      body: chapter(article, index),
      ...(article.beyond ? {} : { under: 'index.html' }),
    })),
    { file: 'numbers.html', title: 'Numbers', body: numbersPage(source) },
    { file: 'readings.html', title: 'Readings', body: readings(index) },
    { file: 'labels.html', title: 'Labels', body: labelsTable(source) },
    { file: 'glossary.html', title: 'Glossary', body: glossary(source) },
    { file: 'not-in-the-articles.html', title: 'Not in the articles', body: notInTheArticles() },
  ]
  return new Map([
    ...pages.map((page): [string, string] => [page.file, framed(page, source.suite.version)]),
    [
      'spec.css',
      asset('../html/assets/report.css') + asset('../html/assets/drawings.css') + asset('assets/spec.css'),
    ],
    ['search.js', asset('assets/search.js')],
    ['search-index.js', `searchIndex = ${JSON.stringify(searchEntries(index))}\n`],
  ])
}

/** What is found: where it leads, what it is, and the words in it. */
function searchEntries({ source }: SpecIndex): [link: string, name: string, words: string][] {
  const { catalogue, features, numbers: all, glossary: terms } = source
  return [
    ...[...catalogue.rows.values()].map((row): [string, string, string] => [
      ruleLink(row.id, source),
      `${row.id} ${row.statement}`,
      [...(row.labels ?? []), ...(row.source ?? [])].join(' '),
    ]),
    ...[...catalogue.ambiguities.values()].map((one): [string, string, string] => [
      `readings.html#${one.id}`,
      `${one.id} ${one.topic}`,
      `${one.articlesSay} ${one.resolution}`,
    ]),
    ...features.scenarios.map((one): [string, string, string] => [
      one.inRule ? ruleLink(one.rows[0] ?? '', source) : walkthroughLink(one, source),
      `${titleOf(one, source)}: ${one.name}`,
      one.inRule ? one.rows.join(' ') : one.steps.map(({ sentence }) => sentence).join(' '),
    ]),
    ...all.map((one): [string, string, string] => [
      `numbers.html#${one.name}`,
      one.meaning,
      `${one.name} ${one.most} ${one.source}`,
    ]),
    ...catalogue.articles.map((one): [string, string, string] => [
      `${one.id}.html`,
      `${one.id} ${one.title}`,
      'article',
    ]),
    ...faqQuestions.map(([question]): [string, string, string] => ['index.html', question, 'question FAQ']),
    ...absent.map(([what, instead]): [string, string, string] => [
      `not-in-the-articles.html#${anchorOf(what)}`,
      what,
      `not in the articles: ${instead}`,
    ]),
    ...source.labels.map((one): [string, string, string] => [
      'labels.html',
      one.label,
      `label ${one.others.join(' ')} ${one.language} ${one.where} ${one.platforms.join(' ')}`,
    ]),
    ...terms.map((one): [string, string, string] => [
      `glossary.html#${anchorOf(one.article || one.field)}`,
      one.article || one.field,
      `${one.field} ${one.meaning}`,
    ]),
  ]
}
