// The search of the spec, in all its pages. `searchIndex` comes from search-index.js: where it leads, what it is, further words.

const form = document.querySelector('[role="search"]')
const hits = form.querySelector('.hits')
const entries = searchIndex.map(([link, name, words]) => ({
  link,
  name,
  title: name.toLowerCase(),
  text: `${name} ${words}`.toLowerCase(),
}))
const most = 12

function find(given) {
  const words = given.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const found = entries.filter(({ text }) => words.every((word) => text.includes(word)))
  const inTitle = ({ title }) => (words.every((word) => title.includes(word)) ? 0 : 1)
  return found.toSorted((one, other) => inTitle(one) - inTitle(other))
}

form.hidden = false
form.addEventListener('submit', (event) => {
  event.preventDefault()
  hits.querySelector('a')?.click()
})
form.addEventListener('input', (event) => {
  const found = find(event.target.value)
  hits.replaceChildren(
    ...found.slice(0, most).map(({ link, name }) => {
      const entry = document.createElement('li')
      const to = document.createElement('a')
      to.href = link
      to.textContent = name
      entry.append(to)
      return entry
    }),
  )
  if (found.length > most || (found.length === 0 && event.target.value.trim() !== '')) {
    const rest = document.createElement('li')
    rest.textContent = found.length === 0 ? 'Nothing has all these words.' : `and ${found.length - most} more`
    hits.append(rest)
  }
})
