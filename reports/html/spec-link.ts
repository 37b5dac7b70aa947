/** @module The way from a report to the living spec. */

import { html, type Markup } from '../markup.ts'

/** Shown where the spec is; by default it is looked for below the folder of the run. */
export const specLink = (place: string, specAt = 'spec/'): Markup =>
  html`<a class="in-spec" href="${specAt}${place}">in the spec</a>`
