// The page of a report: which view is shown, the search, and the film of a scenario. Without it the first view stands there alone.

const views = [...document.querySelectorAll('.view')]
const list = document.querySelector('#scenarios')
const detail = document.querySelector('#scenario')

const bytesOf = (base64) =>
  Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

/** What is packed in an element, unpacked once. */
const unpacked = new Map()
function contentOf(script) {
  if (!unpacked.has(script)) {
    const stream = new Blob([bytesOf(script.textContent)])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
    unpacked.set(script, new Response(stream).json())
  }
  return unpacked.get(script)
}

/** Puts a view in place that is packed. All markup of the report was escaped where it was made. */
async function fill(view) {
  const { [view.id]: markup } = await contentOf(document.querySelector('#views'))
  if (markup === undefined || view.firstChild) return
  view.innerHTML = markup
  if (view.id === 'scenarios') beginSearch(view)
}

function show(view) {
  for (const one of views) one.hidden = one !== view
  for (const link of document.querySelectorAll('.top a'))
    if (link.hash === `#${view.id}` || (view === detail && link.hash === '#scenarios'))
      link.ariaCurrent = 'page'
    else link.removeAttribute('aria-current')
}

async function openScenario(id, step) {
  const { hash } = location
  await fill(list)
  const place = entries.findIndex((entry) => entry.id === id)
  if (place < 0) {
    detail.textContent = `This report has no scenario ${id}.`
    return show(detail)
  }
  if (detail.dataset.id !== id) {
    const parts = [...document.querySelectorAll('script[data-from]')]
    const part = parts.findLast(({ dataset }) => Number(dataset.from) <= place)
    const [drawings, scenarios] = await Promise.all(
      [document.querySelector('#drawings'), part].map(contentOf),
    )
    // Somebody has gone on meanwhile.
    if (location.hash !== hash) return
    const { markup, film } = scenarios[place - part.dataset.from]
    detail.innerHTML = markup
    detail.dataset.id = id
    if (film) playFilm(film, drawings)
    show(detail)
    scrollTo(0, 0)
    detail.querySelector('h1').focus({ preventScroll: true })
  } else show(detail)
  if (step !== undefined) detail.dispatchEvent(new CustomEvent('step', { detail: step }))
}

async function route() {
  const hash = location.hash.slice(1)
  const scenario = new URLSearchParams(hash).get('scenario')
  if (scenario !== null) {
    const step = new URLSearchParams(hash).get('step')
    return openScenario(scenario, step === null ? undefined : Number(step) - 1)
  }
  const name = decodeURIComponent(hash)
  const known = document.getElementById(name)
  if (name !== '' && known !== views[0]) await Promise.all(views.map(fill))
  const target = known ?? document.getElementById(name)
  const view = target?.closest('.view') ?? views[0]
  show(view)
  const folded = target?.closest('details')
  if (folded) folded.open = true
  if (target && target !== view) target.scrollIntoView()
  else scrollTo(0, 0)
}
function follow() {
  route().catch((error) => {
    detail.textContent = `This cannot be shown here: ${error.message}`
    show(detail)
  })
}
addEventListener('hashchange', follow)

// Search

let entries = []
let features = []

/** What a search looks at, in the order of the list. */
function beginSearch(view) {
  features = [...view.querySelectorAll('.feature')].map((section) => ({
    section,
    items: [...section.querySelectorAll('li')].map((item) => {
      const id = new URLSearchParams(item.firstChild.hash.slice(1)).get('scenario')
      const text = `${item.textContent} ${id}`.toLowerCase()
      return { item, id, text, outcome: item.firstChild.className }
    }),
  }))
  entries = features.flatMap(({ items }) => items)
  const form = view.querySelector('.filter')
  const found = view.querySelector('.found')
  form.addEventListener('input', () => filter(new FormData(form), found))
  form.addEventListener('submit', (event) => event.preventDefault())
}

function filter(given, found) {
  const words = given.get('q').toLowerCase().split(/\s+/).filter(Boolean)
  const outcomes = new Set(given.getAll('outcome'))
  const isFound = ({ outcome, text }) =>
    (outcomes.size === 0 || outcomes.has(outcome)) && words.every((word) => text.includes(word))
  let count = 0
  for (const { section, items } of features) {
    const fitting = new Set(items.filter(isFound))
    count += fitting.size
    section.hidden = fitting.size === 0
    // What is in a feature that is hidden can stay as it is.
    if (fitting.size > 0) for (const entry of items) entry.item.hidden = !fitting.has(entry)
  }
  found.textContent = count === entries.length ? '' : `${count} of ${entries.length} scenarios`
}

// Film

const element = (name, className, text = '') => {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}

const button = (text, label, action) => {
  const made = element('button', '', text)
  made.type = 'button'
  made.ariaLabel = label
  made.title = label
  made.addEventListener('click', action)
  return made
}

function playFilm(film, drawings) {
  // Beside the drawings, which frames share, stand screenshots, which are markup of their own.
  const frames = film.frames.map(({ screenshots = [], ...frame }) => ({
    ...frame,
    panes: [...frame.panes, ...screenshots],
  }))
  const place = detail.querySelector('.film')
  if (frames.length === 0) return
  const steps = [...detail.querySelectorAll('.steps > li')]
  const stage = element('div', 'stage')
  const phones = element('div', 'phones')
  const others = element('div', 'others')
  stage.append(phones, others)
  const time = element('output', 'time')
  const events = element('ol', 'events')
  const strip = element('div', 'strip')
  const slider = element('input', 'slider')
  Object.assign(slider, { type: 'range', min: 0, max: frames.length - 1, value: 0, ariaLabel: 'Frame' })
  const failing = frames.findIndex(({ step }) => steps[step]?.className === 'failed')
  let now = 0
  let playing
  const panes = new Map()

  function draw(name, drawing) {
    let pane = panes.get(name)
    if (!pane) {
      pane = element('figure', 'pane')
      pane.append(element('figcaption', '', name), element('div', 'drawing'))
      panes.set(name, pane)
    }
    if (pane.drawing !== drawing) {
      pane.lastChild.innerHTML = drawings[drawing] ?? drawing
      pane.drawing = drawing
    }
    return pane
  }

  function go(index) {
    now = Math.max(0, Math.min(frames.length - 1, index))
    const frame = frames[now]
    // Phones stay where they are, and all else finds room beside them.
    const shown = Map.groupBy(
      frame.panes.map(([name, drawing]) => draw(name, drawing)),
      isPhone,
    )
    phones.replaceChildren(...(shown.get(true) ?? []))
    others.replaceChildren(...(shown.get(false) ?? []))
    for (const clock of stage.querySelectorAll('.clock')) clock.textContent = frame.time.slice(11, 16)
    time.textContent = frame.time
    events.replaceChildren(...frame.events.map((text) => element('li', '', text)))
    slider.value = now
    slider.ariaValueText = `step ${frame.step + 1}, ${frame.time}`
    for (const [at, step] of steps.entries()) step.classList.toggle('now', at === frame.step)
    for (const [at, one] of strip.querySelectorAll('button').entries())
      one.ariaCurrent = at === now ? 'step' : null
    const cell = strip.children[now]
    if (cell)
      strip.scrollLeft = cell.offsetLeft - strip.offsetLeft - (strip.clientWidth - cell.clientWidth) / 2
  }

  function stop() {
    clearInterval(playing)
    playing = undefined
    play.textContent = '▶'
    play.ariaLabel = 'Play'
  }
  const play = button('▶', 'Play', () => {
    if (playing) return stop()
    if (now === frames.length - 1) go(0)
    playing = setInterval(() => (now < frames.length - 1 && place.isConnected ? go(now + 1) : stop()), 1200)
    play.textContent = '❚❚'
    play.ariaLabel = 'Pause'
  })
  const controls = element('div', 'controls')
  controls.append(
    button('‹', 'Previous step', () => go(now - 1)),
    play,
    button('›', 'Next step', () => go(now + 1)),
    slider,
    time,
  )
  if (failing >= 0) controls.append(button('To the failing step', 'To the failing step', () => go(failing)))
  slider.addEventListener('input', () => go(Number(slider.value)))
  strip.append(
    ...frames.map((frame, at) => {
      const label = `Step ${frame.step + 1}: ${sentence(steps[frame.step])}`
      const cell = element('div', 'cell')
      cell.append(
        button(String(frame.step + 1), label, () => go(at)),
        thumb(frame, frames[at - 1], drawings),
      )
      return cell
    }),
  )
  for (const [at, step] of steps.entries())
    step.addEventListener('click', (event) => {
      if (!event.target.closest('a, button, pre, code')) go(frames.findIndex((frame) => frame.step === at))
    })
  detail.onkeydown = (event) => {
    if (event.target === slider || event.target.closest('input, pre')) return
    if (event.key === 'ArrowLeft') go(now - 1)
    else if (event.key === 'ArrowRight') go(now + 1)
  }
  detail.addEventListener('step', ({ detail: step }) => {
    const at = frames.findIndex((frame) => frame.step === step)
    if (at >= 0) go(at)
    steps[step]?.scrollIntoView({ block: 'nearest' })
  })
  place.replaceChildren(controls, strip, stage, events)
  place.hidden = false
  // Else where there is something to see.
  const shown = frames.findIndex(({ panes }) => panes.length > 0)
  go(Math.max(failing >= 0 ? failing : shown, 0))
}

const isPhone = (pane) => pane.querySelector('.phone') !== null

/** What a frame shows anew, small. */
function thumb({ panes }, before, drawings) {
  const seen = new Map(before?.panes)
  const changed = panes.filter(([name, drawing]) => seen.get(name) !== drawing)
  const made = element('span', 'thumb')
  made.ariaHidden = 'true'
  made.inert = true
  for (const [, drawing] of changed.slice(-2)) {
    const small = element('span', 'small')
    small.innerHTML = drawings[drawing] ?? drawing
    made.append(small)
  }
  return made
}

const sentence = (step) => step?.querySelector('a')?.textContent ?? ''

document.addEventListener('click', async (event) => {
  const copy = event.target.closest('[data-copy]')
  if (!copy) return
  const code = copy.previousElementSibling
  getSelection().selectAllChildren(code)
  try {
    await navigator.clipboard.writeText(code.textContent)
    copy.textContent = 'Copied'
  } catch {
    copy.textContent = 'Marked: copy it'
  }
})

follow()

// After the first paint, when nothing else is to do, so that the next view is there at once.
const whenIdle = globalThis.requestIdleCallback ?? setTimeout
function fillAll() {
  for (const view of views) whenIdle(() => fill(view).catch(() => undefined))
}
new PerformanceObserver(fillAll).observe({ type: 'paint', buffered: true })
