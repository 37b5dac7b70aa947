// google-auth-library 11 and 9, by the name of the package: what people write who want no SDK.
import { config, serve } from './serve.mjs'

const [, , name] = process.argv
const { JWT } = await import(name)
const { client_email: email, private_key: key, project_id: projectId } = config.serviceAccount
const client = new JWT({ email, key, scopes: ['https://www.googleapis.com/auth/firebase.messaging'] })

await serve(async ({ to: token, text }) => {
  try {
    await client.request({
      url: `https://fcm.googleapis.com/v1/projects/${projectId}/messages:send`,
      method: 'POST',
      data: { message: { token, notification: { title: text, body: text } } },
    })
    return 'ok'
  } catch (error) {
    const status = error.status ?? error.response?.status
    return `${status ?? 'thrown'}: ${error.message}`
  }
})
