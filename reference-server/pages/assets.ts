/** @module Static files of the pages, by an allowlist of names. */

import { readFileSync } from 'node:fs'

const read = (name: string): string => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8')

const types = {
  'pages.css': 'text/css; charset=utf-8',
  'progress.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml; charset=utf-8',
}

export interface Asset {
  readonly type: string
  readonly text: string
}

export const assets: ReadonlyMap<string, Asset> = new Map(
  Object.entries(types).map(([name, type]) => [name, { type, text: read(name) }]),
)
