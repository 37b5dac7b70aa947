/** @module Everything that the pages draw. */

export { renderMessage, renderStart, type WindowLink, type WindowLinks } from './others.tsx'
export { renderPage } from './page.tsx'
export type { PageProps, ShownComplaint as Complaint } from './page-props.ts'
