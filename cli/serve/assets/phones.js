// Shows the phones anew when something has happened, unless somebody is typing or has just pressed something.

const typing = () => document.activeElement?.tagName === 'INPUT' && document.activeElement.value !== ''

/** A page with a complaint is the answer to a press: loaded again, it would press again. */
const again = () => {
  if (document.querySelector('[role="alert"]')) location.replace(location.pathname)
  else location.reload()
}

const events = new EventSource(document.currentScript.dataset.progress)
events.addEventListener('changed', () => {
  if (!typing()) again()
})
document.addEventListener('submit', () => events.close())
