import Client from 'fcm-v1-http2'
import { config, serve } from './serve.mjs'

const client = new Client({ serviceAccount: config.serviceAccount })
// It writes to the console what it tells its caller, too.
console.error = () => {}
console.log = () => {}

await serve(async ({ to, text }) => {
  try {
    const unregistered = await client.sendMulticast({ notification: { title: text, body: text } }, [to])
    return unregistered.includes(to) ? 'among the unregistered tokens' : 'ok'
  } catch (error) {
    return `${error.code ?? ''}: ${error.message}`
  }
})
