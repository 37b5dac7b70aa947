// Shows the phones anew when something has happened, unless somebody is typing or has just pressed something.

const typing = () => document.activeElement?.tagName === 'INPUT' && document.activeElement.value !== ''

const events = new EventSource(document.currentScript.dataset.progress)
events.addEventListener('changed', () => {
  if (!typing()) location.reload()
})
document.addEventListener('submit', () => events.close())
