// Puts what has changed into the page, which is drawn anew on the server.

new EventSource(document.currentScript.dataset.progress).addEventListener('changed', async () => {
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const newer = page.querySelector(`[data-live="${part.dataset.live}"]`)
    if (newer !== null && newer.innerHTML !== part.innerHTML) part.replaceChildren(...newer.childNodes)
  }
  document.title = page.title
})
