// Puts what has changed into the page, and leaves a form alone that somebody is filling in.

const progress = document.currentScript.dataset.progress

async function refresh() {
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const newer = page.querySelector(`[data-live="${part.dataset.live}"]`)
    if (newer === null || newer.innerHTML === part.innerHTML) continue
    const focused = part.contains(document.activeElement) ? document.activeElement.value : undefined
    const chosen = part.value
    part.replaceChildren(...newer.childNodes)
    if (chosen !== undefined) part.value = chosen
    if (focused !== undefined)
      for (const one of part.querySelectorAll('button')) if (one.value === focused) one.focus()
  }
}

let running = false
let again = false
new EventSource(progress).addEventListener('changed', async () => {
  again = true
  if (running) return
  running = true
  while (again) {
    again = false
    await refresh()
  }
  running = false
})

// A click without leaving the page; the form works without this script as well.
document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event
  event.preventDefault()
  const response = await fetch(location.pathname, {
    method: 'POST',
    body: new URLSearchParams(new FormData(form, submitter)),
  })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  document.querySelector('[role="alert"]')?.remove()
  const problem = page.querySelector('[role="alert"]')
  if (problem) document.querySelector('.overview').before(problem)
  await refresh()
})
