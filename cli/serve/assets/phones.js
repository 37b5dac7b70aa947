// Reloads the page when the phones have changed, unless somebody is typing or has just submitted a form.

const typing = () => document.activeElement?.tagName === 'INPUT' && document.activeElement.value !== ''

/** A page with an alert is the response to a POST, which a reload would send again. */
const reload = () => {
  if (document.querySelector('[role="alert"]')) location.replace(location.pathname)
  else location.reload()
}

const events = new EventSource(document.currentScript.dataset.progress)
events.addEventListener('changed', () => {
  if (!typing()) reload()
})
document.addEventListener('submit', () => events.close())
