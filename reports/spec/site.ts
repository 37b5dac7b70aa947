/** @module The living spec as files of a static site: to be read from a file, without a server, and but for the search without script. */

import { readFileSync } from 'node:fs'
import { drawingsStyle } from '../drawings/style.ts'
import { html, raw, textOf } from '../markup.ts'
import { chapter } from './chapter.ts'
import { contents } from './contents.ts'
import { framed, type SpecPage } from './frame.ts'
import { glossary, labelsTable, notInTheArticles, numbersPage, readings } from './lists.ts'
import { specIndex } from './rule.ts'
import { searchEntries } from './search-entries.ts'
import type { SpecSource } from './source.ts'

const asset = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/** Each file of the site by its name. */
export function specSite(source: SpecSource): ReadonlyMap<string, string> {
  const index = specIndex(source)
  const pages: SpecPage[] = [
    { file: 'index.html', title: 'Articles', body: contents(index) },
    ...source.catalogue.articles.map((article) => ({
      file: `${article.id}.html`,
      title: article.beyond ? article.title : `${article.id} ${article.title}`,
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
    ...[...pages, onOnePage(pages)].map((page): [string, string] => [
      page.file,
      framed(page, source.suite.version),
    ]),
    ['spec.css', asset('../html/assets/report.css') + drawingsStyle + asset('assets/spec.css')],
    ['search.js', asset('assets/search.js')],
    ['search-index.js', `globalThis.searchIndex = ${JSON.stringify(searchEntries(index))}\n`],
  ])
}

/** All pages one after the other, for paper: what leads from page to page elsewhere leads down this one. */
function onOnePage(pages: readonly SpecPage[]): SpecPage {
  const places = new Map([
    ['whole', 'content'],
    ...pages.map(({ file }) => [file.replace('.html', ''), `page-${file.replace('.html', '')}`] as const),
  ])
  const bodies = pages.map(({ file, body }) => {
    const here = textOf(body).replaceAll(/href="([\w-]+)\.html(?:#([^"]*))?"/g, (link, name, id) =>
      places.has(name) ? `href="#${id ?? places.get(name)}"` : link,
    )
    return html`<article class="page" id="page-${file.replace('.html', '')}">${raw(here)}</article>`
  })
  return { file: 'whole.html', title: 'All on one page', body: html`${bodies}`, under: 'index.html' }
}
