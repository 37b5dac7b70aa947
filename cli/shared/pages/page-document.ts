/** @module The frame of a page on which phones are: head, files, and what learns of changes. */

import { html, type Markup, textOf } from '../../../reports/markup.ts'

export interface PageDocument {
  readonly title: string
  /** Names of files beside those that each page has, such as `phones.css`. */
  readonly styles: readonly string[]
  /** The name of the file that follows the changes. */
  readonly script: string
  /** Where the page learns of changes since it was rendered. */
  readonly progress: string
  readonly content: Markup
}

/** The whole page, as text. */
export const pageDocument = ({ title, styles, script, progress, content }: PageDocument): string =>
  textOf(html`<!doctype html><html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${['pages.css', 'drawings.css', 'live.css', ...styles].map(
  (name) => html`<link rel="stylesheet" href="/assets/${name}">
`,
)}<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<script src="/assets/${script}" defer data-progress="${progress}"></script>
</head>
<body>
<main>
${content}
</main>
</body>
</html>`)
