// The search of the spec, in all its pages. search-index.js comes when somebody searches: where it leads, what it is, where that stands, further words.

const form = document.querySelector('[role="search"]')
const input = form.querySelector('input')
const answers = form.querySelector('.answers')
const hits = form.querySelector('.hits')
const said = form.querySelector('[role="status"]')

/** Letters and digits, one blank between two words; opt-out is opt out. */
const plain = (text) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')

/** Words that say nothing of what somebody looks for. */
const idle = new Set(
  `a an the of at in on is are be do does did can could will would should if to and or for by with from it that this there has have not
what when where how which who why long many much
и в во на с со по к у о об от до из за для или не ли что это как когда где какой какая какие кто сколько если`.split(
    /\s+/,
  ),
)

/** What people write in place of the words of articles and features, and Russian words for what is there in English alone. */
const synonyms = new Map(
  Object.entries({
    lockout: 'lock',
    concurrently: 'at the same time',
    simultaneously: 'at the same time',
    once: 'same time',
    jailbreak: 'jailbroken',
    dnd: 'disturb',
    otp: 'code',
    '2fa': 'two factor',
    offline: 'internet',
    expire: 'lifetime',
    brute: 'guess',
    гонконг: 'hong',
    инди: 'india',
    уведомлен: 'notification',
    парол: 'password',
    сесси: 'session',
    блокировк: 'lock',
    истекае: 'expir',
    отпечат: 'fingerprint',
    телефон: 'phone',
    перенос: 'migrat',
    миграц: 'migrat',
    реактивац: 'reactivat',
    интернет: 'internet',
    офлайн: 'internet',
    ответ: 'response',
    вызов: 'challenge',
    код: 'code',
    устройств: 'device',
  }),
)

const endings = [
  [/^[a-z]{5,}$/, /(?:ations?|ings?|ed|es|s|e|y)$/],
  [
    /^[а-я]{4,}$/,
    /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иях|ях|ах|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ом|ем|ам|ям|ия|ию|ии|ить|ать|еть|ешь|ет|ют|ут|ит|ят|ла|ло|ли|а|я|о|е|ы|и|у|ю|ь|й)$/,
  ],
]

/** Without its ending, so that expires finds expiry, and кодом finds код. */
function stem(word) {
  const [, ending] = endings.find(([form]) => form.test(word)) ?? []
  if (!ending) return word
  const short = word.replace(/(?:ся|сь)$/, '').replace(ending, '')
  return short.length < 3 ? word : short
}

/** For each telling word what may stand for it. */
function wanted(given) {
  const words = plain(given).split(' ').filter(Boolean)
  const telling = words.filter((word) => !idle.has(word))
  return (telling.length > 0 ? telling : words).map((word) => {
    const other = synonyms.get(word) ?? synonyms.get(stem(word))
    return [stem(word), ...(other ? [other] : [])].map((one) => ` ${one}`)
  })
}

/** Those with all words; where there are none, those with most of them. Words in the name count more. */
function find(given, entries) {
  const words = wanted(given)
  const has = (text) => words.filter((ways) => ways.some((one) => text.includes(one))).length
  const whole = plain(given).trim()
  const ranked = entries
    .map((entry) => ({
      entry,
      words: has(entry.text),
      inName: has(entry.title) + (entry.names.includes(whole) ? 1 : 0),
    }))
    .filter((one) => one.words > 0)
    .toSorted((one, other) => other.words - one.words || other.inName - one.inName)
  const most = ranked[0]?.words ?? 0
  return {
    found: ranked.filter((one) => one.words === most).map(({ entry }) => entry),
    isWhole: most === words.length,
  }
}

let loading

/** A script and no fetch: pages from files may not fetch. */
function loaded() {
  loading ??= new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = 'search-index.js'
    script.addEventListener('load', () =>
      resolve(
        globalThis.searchIndex.map(([link, name, place, words]) => ({
          ...{ link, name, place, title: ` ${plain(name)}` },
          // In two languages.
          names: name.split(' · ').map((one) => plain(one).trim()),
          text: ` ${plain(`${name} ${place} ${words}`)}`,
        })),
      ),
    )
    document.head.append(script)
  })
  return loading
}

const shown = 12

function element(name, ...content) {
  const made = document.createElement(name)
  made.append(...content)
  return made
}

function entryOf({ link, name, place }) {
  const to = element('a', name, ' ', element('small', place))
  to.href = link
  return element('li', to)
}

async function show(limit) {
  const entries = await loaded()
  const given = input.value
  answers.hidden = wanted(given).length === 0
  if (answers.hidden) return
  const { found, isWhole } = find(given, entries)
  const count = `${found.length} found`
  if (found.length === 0) said.textContent = 'Nothing has any of these words.'
  else said.textContent = isWhole ? count : `Nothing has all these words; ${count} with most of them.`
  const rest = found.length - limit
  const more = element('button', `${rest} more`)
  more.type = 'button'
  more.addEventListener('click', () => show(Number.POSITIVE_INFINITY))
  hits.replaceChildren(...found.slice(0, limit).map(entryOf), ...(rest > 0 ? [element('li', more)] : []))
}

const close = () => {
  answers.hidden = true
}

/** Up and down between the field and what was found. */
function move(by) {
  const stops = [input, ...hits.querySelectorAll('a, button')]
  stops[stops.indexOf(document.activeElement) + by]?.focus()
}

form.hidden = false
form.addEventListener('submit', (event) => {
  event.preventDefault()
  hits.querySelector('a')?.click()
})
input.addEventListener('input', () => show(shown))
input.addEventListener('focus', () => show(shown))
form.addEventListener('focusout', ({ relatedTarget }) => {
  if (relatedTarget && !form.contains(relatedTarget)) close()
})
hits.addEventListener('click', ({ target }) => {
  if (target.closest('a')) close()
})
document.addEventListener('click', ({ target }) => {
  if (!form.contains(target)) close()
})
document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest('input, textarea, select')
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault()
    input.focus()
    input.select()
  }
  if (!form.contains(event.target)) return
  if (event.key === 'Escape') {
    close()
    input.focus()
    close()
  }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    move(event.key === 'ArrowDown' ? 1 : -1)
  }
})
