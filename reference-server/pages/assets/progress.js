// While the page waits for a phone or an SMS: reloads on a change event of the server. There is no polling.

const { progress } = document.currentScript.dataset

/** On a page with input fields only the notes are replaced, so that typed values are kept. */
const isForm = () => document.querySelector('main input:not([type="hidden"])') !== null

const structureOf = (page) =>
  [...page.querySelectorAll('main label, main h1')].map(({ textContent }) => textContent).join('\n')

/** Not `reload`, which repeats the POST of a page that shows a refusal. */
const reload = () => location.replace(location.href)

async function replaceNotes() {
  const response = await fetch(location.href, { credentials: 'same-origin' })
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const notes = fresh.querySelector('[role="status"]')
  if (structureOf(fresh) !== structureOf(document) || notes === null) return reload()
  document.querySelector('[role="status"]').replaceChildren(...notes.childNodes)
}

new EventSource(progress).addEventListener('changed', () => (isForm() ? replaceNotes() : reload()))
