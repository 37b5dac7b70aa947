import { ApnsClient, Notification } from 'apns2'
import { config, serve } from './serve.mjs'

const { teamId: team, keyId, privateKey: signingKey } = config.apns
const client = new ApnsClient({ team, keyId, signingKey })

await serve(({ to, text, topic }) =>
  client.send(new Notification(to, { alert: text, topic })).then(
    () => 'ok',
    (error) => (error.reason ? `${error.statusCode} ${error.reason}` : `thrown: ${error.message}`),
  ),
)
