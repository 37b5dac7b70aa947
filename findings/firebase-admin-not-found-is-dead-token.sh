#!/usr/bin/env bash
# firebase-admin 14.5.1: a NOT_FOUND without any code of FCM is told as a token that is not registered.
#
# `messaging/registration-token-not-registered` is what Firebase tells its users to delete a token for. One would expect it where FCM
# says UNREGISTERED, in its own detail (google.firebase.fcm.v1.FcmError), and something else where Google says NOT_FOUND of anything
# but a token, which has no such detail. Seen instead: both have the same error code, and nothing but the text of the message tells them
# apart. Whoever follows the advice deletes good tokens. A 404 that is not in Google's shape, such as that of a proxy, is
# `messaging/unknown-error`, as one would expect. Stop when many tokens are to be deleted at once, and look at the message.
#
# Needs Node 22 or newer and openssl. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
node -e 'process.exit(process.versions.node.split(".")[0] >= 22 ? 0 : 1)' || { echo 'Needs Node 22 or newer.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "finding", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact --omit=optional firebase-admin@14.5.1
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out cert.pem -days 2 \
  -subj /CN=fcm.googleapis.com -addext subjectAltName=DNS:fcm.googleapis.com 2> /dev/null
cat > send.mjs <<'PROGRAM'
import { readFileSync } from 'node:fs'
import { Agent, createServer } from 'node:https'
import { connect } from 'node:tls'
import { initializeApp } from 'firebase-admin/app'
import { getMessaging } from 'firebase-admin/messaging'

const [cert, key] = [readFileSync('cert.pem'), readFileSync('key.pem')]
const googles = (...details) => {
  const error = { code: 404, message: 'Not found.', status: 'NOT_FOUND', details }
  return ['application/json', JSON.stringify({ error })]
}
const answers = {
  UNREGISTERED: googles({ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode: 'UNREGISTERED' }),
  'a NOT_FOUND of something else': googles(),
  'the JSON of a proxy': ['application/json', '{"message":"no such route"}'],
  'the page of a proxy': ['text/html', '<html><title>404 Not Found</title></html>'],
}
let answer
const server = createServer({ cert, key }, (request, response) => {
  request.resume()
  response.writeHead(404, { 'content-type': answer[0] }).end(answer[1])
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

// The connection goes here; everything else is as in production.
const httpAgent = new Agent()
httpAgent.createConnection = () =>
  connect({ port: server.address().port, host: '127.0.0.1', servername: 'fcm.googleapis.com', ca: cert })
const credential = { getAccessToken: async () => ({ access_token: 'any', expires_in: 3600 }) }
const messaging = getMessaging(initializeApp({ credential, projectId: 'a-project', httpAgent }))
for (const [name, given] of Object.entries(answers)) {
  answer = given
  await messaging.send({ token: 'a token that is good' }).catch(({ code }) => console.log(`${name}: ${code}`))
}
process.exit()
PROGRAM
said=$(node send.mjs)
echo "$said"
expected='UNREGISTERED: messaging/registration-token-not-registered
a NOT_FOUND of something else: messaging/registration-token-not-registered
the JSON of a proxy: messaging/unknown-error
the page of a proxy: messaging/unknown-error'
[ "$said" = "$expected" ] || { echo 'changed'; exit 1; }
echo 'as described'
