/** @module For tests: whether what a static site links to is there. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface SitePage {
  readonly ids: readonly string[]
  readonly links: readonly string[]
}

/** Links from its pages that lead nowhere, within the site or to a file beside it, and ids that a page has twice. */
export function brokenLinks(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'))
  const pages = new Map(names.map((name) => [name, pageAt(join(folder, name))]))
  return [...pages].flatMap(([name, { ids, links }]) => [
    ...links.filter((link) => !leadsSomewhere(link, name, folder, pages)).map((link) => `${name}: ${link}`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${name}: the id ${id} is there twice`),
  ])
}

function leadsSomewhere(
  link: string,
  from: string,
  folder: string,
  pages: ReadonlyMap<string, SitePage>,
): boolean {
  const [file = '', id] = link.split('#')
  const page = pages.get(file === '' ? from : file)
  // A report beside the site makes what is below it when it is opened.
  if (!page) return existsSync(join(folder, file))
  return id === undefined || page.ids.includes(id)
}

/** Texts of pages are escaped, so that this finds attributes alone. */
const pageAt = (path: string): SitePage => {
  const text = readFileSync(path, 'utf8')
  const values = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, value = '']) => value)
  return {
    ids: values(/ id="([^"]+)"/g),
    links: values(/ href="([^"]+)"/g).map((one) => one.replaceAll('&amp;', '&')),
  }
}
