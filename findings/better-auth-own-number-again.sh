#!/usr/bin/env bash
# better-auth 1.7.25, plugin phoneNumber: who verifies the own number once more is refused, and the right code is used up.
#
# `verifyPhoneNumber` with `updatePhoneNumber: true` is the call by which somebody who is logged in verifies a number. One would
# expect it to succeed, or to change nothing, where the number is the one on record already: a person who asks for a code again, or
# a settings page that is submitted twice. Seen instead: the first time `status: true`; the next time, with a new and right code,
# 400 PHONE_NUMBER_EXIST, as if the number were somebody else's; and the same code once more is 400 OTP_NOT_FOUND, so that whoever
# shows "try again" asks for a code that is gone. A driver has to look at the session's number before it sends anything.
#
# Needs Node 22 or newer. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
node -e 'process.exit(process.versions.node.split(".")[0] >= 22 ? 0 : 1)' || { echo 'Needs Node 22 or newer.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "finding", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact better-auth@1.7.25
cat > verify.mjs <<'PROGRAM'
import { betterAuth } from 'better-auth'
import { memoryAdapter } from 'better-auth/adapters/memory'
import { phoneNumber } from 'better-auth/plugins'

const sent = []
const { api } = betterAuth({
  baseURL: 'http://localhost',
  secret: 'for this demonstration alone, and long enough',
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  emailAndPassword: { enabled: true },
  plugins: [phoneNumber({ sendOTP: ({ code }) => void sent.push(code) })],
  telemetry: { enabled: false },
})
const person = { email: 'amara@example.com', password: 'a password of Amara', name: 'Amara' }
const { headers } = await api.signUpEmail({ body: person, returnHeaders: true })
const cookie = headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
const number = '+12025550123'

const ask = () => api.sendPhoneNumberOTP({ body: { phoneNumber: number } })
const verify = async (title) => {
  const body = { phoneNumber: number, code: sent.at(-1), updatePhoneNumber: true }
  const answer = await api.verifyPhoneNumber({ body, headers: new Headers({ cookie }) }).then(
    ({ status }) => `status ${status}`,
    (error) => `${error.statusCode} ${error.body?.code}`,
  )
  console.log(`${title}: ${answer}`)
}
await ask()
await verify('the first time')
await ask()
await verify('once more, with a new code')
await verify('the same code again')
PROGRAM
said=$(node verify.mjs)
echo "$said"
expected='the first time: status true
once more, with a new code: 400 PHONE_NUMBER_EXIST
the same code again: 400 OTP_NOT_FOUND'
[ "$said" = "$expected" ] || { echo 'changed'; exit 1; }
echo 'as described'
