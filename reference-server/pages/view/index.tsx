/** @module Everything that the pages draw. */

export { renderMessage, renderStart, type WindowLink, type WindowLinks } from './others.tsx'
export { renderPage } from './page.tsx'
export type { Complaint, PageProps } from './page-props.ts'
