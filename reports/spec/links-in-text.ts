/** @module The ids of rules, readings and articles in a text lead to them. */

import { html, type Markup } from '../markup.ts'
import { readingLink, ruleLink } from '../suite/permanent-links.ts'
import type { SpecSource } from './source.ts'

export const withLinks = (text: string, { catalogue }: SpecSource): Markup =>
  html`${text.split(/([A-Z]+(?:-[A-Z]+)*-\d+|\bA\d+\b)/).map((part) => {
    if (catalogue.rows.has(part)) return html`<a class="id" href="${ruleLink(part, catalogue)}">${part}</a>`
    if (catalogue.articles.some(({ id }) => id === part)) return html`<a href="${part}.html">${part}</a>`
    return catalogue.ambiguities.has(part)
      ? html`<a class="id" href="${readingLink(part)}">${part}</a>`
      : part
  })}`
