// While a phone or an SMS is awaited: shows the page anew when the server tells of a change. Nothing asks by itself.

const { progress } = document.currentScript.dataset

/** Where somebody may be typing, only the notes are exchanged. */
const isForm = () => document.querySelector('main input:not([type="hidden"])') !== null

const shape = (page) =>
  [...page.querySelectorAll('main label, main h1')].map(({ textContent }) => textContent).join('\n')

async function exchangeNotes() {
  const response = await fetch(location.href, { credentials: 'same-origin' })
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const notes = fresh.querySelector('[role="status"]')
  if (shape(fresh) !== shape(document) || notes === null) return location.reload()
  document.querySelector('[role="status"]').replaceChildren(...notes.childNodes)
}

new EventSource(progress).addEventListener('changed', () => (isForm() ? exchangeNotes() : location.reload()))
