/** @module Everything that the pages draw. */

export { renderMessage, renderStart, type WindowLink, type WindowLinks } from './others.tsx'
export { type Complaint, type PageProps, renderPage } from './page.tsx'
