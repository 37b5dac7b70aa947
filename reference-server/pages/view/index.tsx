/** @module Everything that the pages draw. */

export { renderMessage, renderStart, type Way, type Ways } from './others.tsx'
export { type Complaint, type PageProps, renderPage } from './page.tsx'
