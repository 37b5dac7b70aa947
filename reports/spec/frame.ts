/** @module The frame of each page of the spec: its head, the way to the others, and the search. */

import { html, type Markup, textOf } from '../markup.ts'

export interface SpecPage {
  readonly file: string
  readonly title: string
  readonly body: Markup
  /** The entry of the navigation that it belongs to, where it is none itself. */
  readonly under?: string
}

const further: readonly (readonly [file: string, title: string])[] = [
  ['index.html', 'Articles'],
  ['SEC.html', 'Security rules'],
  ['numbers.html', 'Numbers'],
  ['readings.html', 'Readings'],
  ['labels.html', 'Labels'],
  ['glossary.html', 'Glossary'],
  ['not-in-the-articles.html', 'Not in the articles'],
]

export const framed = ({ file, title, body, under = file }: SpecPage, version: string): string =>
  textOf(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Secure Login System</title>
<link rel="stylesheet" href="spec.css">
</head>
<body>
<header class="top"><p><b>Secure Login System</b> the living spec of sls-conformance ${version}</p>
<nav aria-label="Spec">${further.map(
    ([to, name]) => html`<a href="${to}"${to === under ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>
<form role="search" hidden><label>Search <input type="search" autocomplete="off" placeholder="words, or a row such as MIG-IOS-07"></label><ol class="hits" aria-live="polite"></ol></form></header>
<main>${body}</main>
<script src="search-index.js"></script>
<script src="search.js"></script>
</body>
</html>
`)
