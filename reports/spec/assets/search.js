// The search of the spec, in all its pages. `searchIndex` comes from search-index.js: where it leads, what it is, further words.

const form = document.querySelector('[role="search"]')
const hits = form.querySelector('.hits')

/** Letters and digits, one blank between two words; opt-out is opt out. */
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')

const entries = searchIndex.map(([link, name, words]) => ({
  link,
  name,
  title: ` ${plain(name)}`,
  text: ` ${plain(`${name} ${words}`)}`,
}))

/** Words that say nothing of what somebody looks for. */
const idle = new Set([
  'a',
  'an',
  'the',
  'of',
  'at',
  'in',
  'on',
  'is',
  'are',
  'do',
  'does',
  'if',
  'to',
  'and',
  'what',
  'when',
  'how',
  'which',
  'who',
])

/** What people write in place of the words of articles and features. */
const synonyms = new Map([
  ['lockout', 'lock'],
  ['concurrent', 'once'],
  ['concurrently', 'once'],
  ['simultaneous', 'once'],
  ['simultaneously', 'once'],
  ['jailbreak', 'jailbroken'],
  ['dnd', 'disturb'],
])

/** Without its ending, so that expires finds expiry. */
const stem = (word) => (/^[a-z]{5,}$/.test(word) ? word.replace(/(?:ations?|ings?|ed|es|s|e|y)$/, '') : word)

const stemsOf = (given) => {
  const words = plain(given).split(' ').filter(Boolean)
  const telling = words.filter((word) => !idle.has(word))
  return (telling.length > 0 ? telling : words).map((word) => ` ${stem(synonyms.get(word) ?? word)}`)
}

/** Those with all words; where there are none, those with most of them. Words in the title count more. */
function find(given) {
  const stems = stemsOf(given)
  const ranked = entries
    .map((entry) => ({
      entry,
      words: stems.filter((one) => entry.text.includes(one)).length,
      inTitle: stems.filter((one) => entry.title.includes(one)).length,
      isTitle: entry.title.trim() === plain(given).trim(),
    }))
    .filter(({ words }) => words > 0)
    .toSorted(
      (one, other) =>
        other.words - one.words || other.inTitle - one.inTitle || Number(other.isTitle) - Number(one.isTitle),
    )
  const most = ranked[0]?.words ?? 0
  const found = ranked.filter(({ words }) => words === most).map(({ entry }) => entry)
  return { found, isWhole: most === stems.length }
}

const shown = 12

function element(name, content, className = '') {
  const made = document.createElement(name)
  made.className = className
  made.append(...[content].flat())
  return made
}

function entryOf({ link, name }) {
  const to = element('a', name)
  to.href = link
  const page = link.replace(/\.html.*$/, '').replaceAll('-', ' ')
  return element('li', [to, ' ', element('small', page)])
}

function show(given, limit) {
  if (stemsOf(given).length === 0) return hits.replaceChildren()
  const { found, isWhole } = find(given)
  const said =
    found.length === 0 ? 'Nothing has any of these words.' : 'Nothing has all these words; these have most:'
  const rest = found.length - limit
  const more = element('button', `${rest} more`)
  more.type = 'button'
  more.addEventListener('click', () => show(given, Number.POSITIVE_INFINITY))
  hits.replaceChildren(
    ...(isWhole && found.length > 0 ? [] : [element('li', said)]),
    ...found.slice(0, limit).map(entryOf),
    ...(rest > 0 ? [element('li', more)] : []),
  )
}

form.hidden = false
form.addEventListener('submit', (event) => {
  event.preventDefault()
  hits.querySelector('a')?.click()
})
form.addEventListener('input', (event) => show(event.target.value, shown))
