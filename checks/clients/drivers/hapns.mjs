import { TokenConnector } from 'hapns/connectors/token'
import { AlertNotification } from 'hapns/notifications/AlertNotification'
import { send } from 'hapns/send'
import { Device } from 'hapns/targets/device'
import { config, serve } from './serve.mjs'

const { teamId: teamIdentifier, keyId, privateKey } = config.apns
const connector = TokenConnector({ key: new TextEncoder().encode(privateKey), keyId, teamIdentifier })

await serve(async ({ to, text, topic }) => {
  const notification = AlertNotification(topic, { payload: { alert: { title: text, body: text } } })
  await send(connector, notification, Device(to), { useSandbox: false })
})
