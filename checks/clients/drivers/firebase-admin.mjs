// firebase-admin 14 and 12, by the name of the package; send over HTTP/1.1, sendEach over HTTP/2.
import { config, serve } from './serve.mjs'

const [, , name, method] = process.argv
const { cert, initializeApp } = await import(`${name}/app`)
const { getMessaging } = await import(`${name}/messaging`)
const messaging = getMessaging(initializeApp({ credential: cert(config.serviceAccount) }))

// What follows is a list of every GOAWAY.
const inWords = ({ code, message }) => `${code}: ${message.split('. Session failures')[0]}`

await serve(async ({ to: token, text }) => {
  const message = { token, notification: { title: text, body: text } }
  if (method === 'send') return messaging.send(message).then(() => 'ok', inWords)
  const { responses } = await messaging.sendEach([message])
  return responses[0].success ? 'ok' : inWords(responses[0].error)
})
