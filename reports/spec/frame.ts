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
<header class="top"><a class="skip" href="#content">To the content</a>
<nav aria-label="Spec">${further.map(
    ([to, name]) => html`<a href="${to}"${to === under ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>
<form role="search" hidden><label><span>Search</span> <input type="search" autocomplete="off" placeholder="words, or a rule such as MIG-IOS-07" aria-keyshortcuts="/"></label><div class="answers" hidden><p role="status"></p><ol class="hits"></ol></div></form></header>
<main id="content">${body}</main>
<footer><p>The living spec of a Secure Login System, made by sls-conformance ${version}. The articles belong to their owner; their sentences are not part of it.</p></footer>
<script src="search.js"></script>
</body>
</html>
`)
