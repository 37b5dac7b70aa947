import PushNotifications from 'node-pushnotifications'
import { config, serve } from './serve.mjs'

const { teamId, keyId, privateKey: key } = config.apns
const push = new PushNotifications({
  apn: { token: { key, keyId, teamId }, production: true },
  fcm: { appName: 'checks', serviceAccountKey: config.serviceAccount },
  isAlwaysUseFCM: config.service === 'fcm',
})

await serve(async ({ to, text, topic }) => {
  const [result] = await push.send([to], { title: text, body: text, topic })
  return result.failure === 0 ? 'ok' : `${result.method}: ${result.message[0].errorMsg}`
})
