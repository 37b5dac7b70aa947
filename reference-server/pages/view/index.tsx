/** @module The HTML of the pages. */

export { renderPage } from './page.tsx'
export type { FormError, PageProps } from './page-props.ts'
export { renderMessage, renderStart, type WindowLink, type WindowLinks } from './plain-pages.tsx'
