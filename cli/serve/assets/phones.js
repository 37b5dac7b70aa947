// Shows the phones anew when something has happened, unless somebody is typing.

const typing = () => document.activeElement?.tagName === 'INPUT' && document.activeElement.value !== ''

new EventSource(document.currentScript.dataset.progress).addEventListener('changed', () => {
  if (!typing()) location.reload()
})
