import apn from '@parse/node-apn'
import { config, serve } from './serve.mjs'

const { teamId, keyId, privateKey: key } = config.apns
const provider = new apn.Provider({ token: { key, keyId, teamId }, production: true })

await serve(async ({ to, text, topic }) => {
  const { failed } = await provider.send(new apn.Notification({ alert: text, topic }), to)
  const [failure] = failed
  if (failure === undefined) return 'ok'
  return failure.response
    ? `${failure.status} ${failure.response.reason}`
    : `error: ${failure.error?.message}`
})
