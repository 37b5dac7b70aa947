// The search of the spec, in all its pages. search-index.js comes when somebody searches: where it leads, what it is, where that stands, further words.

const form = document.querySelector('[role="search"]')
const input = form.querySelector('input')
const answers = form.querySelector('.answers')
const hits = form.querySelector('.hits')
const said = form.querySelector('[role="status"]')

/** Letters and digits, one blank between two words; opt-out is opt out, and what arrives at the same time does so simultaneously. */
const plain = (text) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:arriv\w+ )?at the same time\b/g, 'simultaneously')

/** Words that say nothing of what somebody looks for. */
const idle = new Set(
  `a an the of at in on is are be do does did can could will would should if to and or for by with from it that this there has have not
what when where how which who whom why long many much i me my you your we somebody someone two out happens happen after sent stranger thief attacker get gets got show shows use uses
и в во на с со по к у о об от до из за для или не ли что это как когда где какой какая какие кто сколько если раз можно нужно мне мой моя пришло пришел придет`.split(
    /\s+/,
  ),
)

/** Words of one meaning: what people write, in both languages, and what stands in articles, features and rules. */
const meanings = [
  'expire expiry lifetime valid validity истекает истечение срок действует действителен',
  'twice again reuse дважды повторно',
  'arrive delivery received доставка дойти приходит',
  'lock lockout block заблокировать блокировка',
  'notify notice inform сообщить',
  'old previous former старый прежний',
  'often pause limit часто',
  'migrate migration activation activate transfer перенос миграция активация переход',
  'reinstall reactivate переустановка переустановить реактивация',
  'offline internet интернет офлайн',
  'simultaneously concurrently одновременно',
  'wrong mistyped incorrect неверный ошибиться ошибка',
  'jailbreak jailbroken rooted',
  'password пароль',
  'phone smartphone device телефон устройство',
  'notification push уведомление',
  'code код',
  'response ответ',
  'challenge запрос',
  'fingerprint отпечаток',
  'session сессия сеанс',
  'length lifetime long',
  'login вход войти',
  'residents resident жители',
  'hong гонконг',
  'india индия',
  'opt отказаться отказ',
  'lost stolen потерял утерян',
  'guess brute перебор',
  'late поздно',
  'forgotten forgot забыл',
  'settings настройки',
  'change changed another replace сменить смена',
  'resend another new',
].map((line) => line.split(' '))

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

const groups = meanings.map((words) => words.map(stem))

/** For each telling word what may stand for it. */
function wanted(given) {
  const words = plain(given)
    .replace(/\bat once\b/, 'simultaneously')
    .split(' ')
    .filter(Boolean)
  const telling = words.filter((word) => !idle.has(word))
  return (telling.length > 0 ? telling : words).map((word) => {
    const own = stem(word)
    const others = groups.filter((group) => group.includes(own)).flat()
    return [...new Set([own, ...others])].map((one) => ` ${one}`)
  })
}

/**
 * The best first. A word counts the more the fewer have it, in a name more than in the text, and more where it is written as
 * it was given; rules, numbers and readings stand before scenarios. What comes to less than half of the best is left out.
 */
function find(given, entries) {
  const words = wanted(given)
  const whole = plain(given).trim()
  const weights = words.map((ways) => {
    const count = entries.filter(({ text }) => ways.some((one) => text.includes(one))).length
    return Math.log((1 + entries.length) / (1 + count))
  })
  const worth = ({ title, text }, [own, ...others]) => {
    if (title.includes(own)) return 1
    if (others.some((one) => title.includes(one))) return 0.8
    return [own, ...others].some((one) => text.includes(one)) ? 0.5 : 0
  }
  const ranked = entries
    .map((entry) => {
      const parts = words.map((ways) => worth(entry, ways))
      const hasAll = parts.every((part) => part > 0)
      const sum = parts.reduce((total, part, at) => total + part * weights[at], 0)
      const isNamed = entry.names.includes(whole) || entry.title.startsWith(` ${whole} `)
      return {
        entry,
        hasAll,
        score: (isNamed ? 100 : 0) + sum * (entry.isScenario ? 0.8 : 1) * (hasAll ? 1.25 : 1),
      }
    })
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
  const best = ranked[0]?.score ?? 0
  const found = ranked.filter(({ score }) => score >= best / 2)
  return { found: found.map(({ entry }) => entry), isWhole: found.some(({ hasAll }) => hasAll) }
}

let loading

/** A script and no fetch: pages from files may not fetch. */
function loaded() {
  loading ??= new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = 'search-index.js'
    script.addEventListener('load', () =>
      resolve(
        globalThis.searchIndex.map(([link, name, place, words, isScenario]) => ({
          ...{ link, name, place, isScenario, title: ` ${plain(name)} ` },
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
  if (found.length === 0) said.textContent = 'Nothing has any of these words.'
  else said.textContent = isWhole ? `${found.length} found` : 'Nothing has all these words; these come near.'
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
