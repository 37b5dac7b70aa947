/** @module HTML from templates: what is put into one is escaped, unless it is markup itself. */

import { html, raw } from 'hono/html'

export { html, raw }

/** Markup that may stand in another template. */
export type Markup = ReturnType<typeof html>

/** No template here waits for anything, so that its text is there at once. */
export const textOf = (markup: Markup): string => String(markup)
