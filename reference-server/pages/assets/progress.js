// While a phone or an SMS is awaited: shows the page anew when the server tells of a change. Nothing asks by itself.

const { progress } = document.currentScript.dataset

/** Where somebody may be typing, only the notes are exchanged. */
const isForm = () => document.querySelector('main input:not([type="hidden"])') !== null

const shape = (page) =>
  [...page.querySelectorAll('main label, main h1')].map(({ textContent }) => textContent).join('\n')

/** Not `reload`: it would send again what a refused page was the answer to. */
const again = () => location.replace(location.href)

async function exchangeNotes() {
  const response = await fetch(location.href, { credentials: 'same-origin' })
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const notes = fresh.querySelector('[role="status"]')
  if (shape(fresh) !== shape(document) || notes === null) return again()
  document.querySelector('[role="status"]').replaceChildren(...notes.childNodes)
}

new EventSource(progress).addEventListener('changed', () => (isForm() ? exchangeNotes() : again()))
