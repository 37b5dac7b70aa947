// curl and nghttp, a process for each request.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { config, serve } from './serve.mjs'

const [, , tool] = process.argv

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(tool, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    child.stdout.on('data', (piece) => output.push(piece))
    child.on('close', (code) => resolve({ code, text: Buffer.concat(output).toString('utf8') }))
  })
}

/** Of a body and a status in the last line. */
function inWords({ code, text }) {
  const [, body = '', status = ''] = /^(.*)\n(\d+)$/s.exec(text) ?? []
  if (code !== 0) return `exit code ${code}`
  if (status.startsWith('2')) return 'ok'
  const { reason, message, code: number } = JSON.parse(body)
  return reason ? `${status} ${reason}` : `${status} ${number}: ${message}`
}

const curl = (...args) =>
  run(['--silent', '--cacert', config.ca, '--write-out', '\n%{http_code}', ...args]).then(inWords)

const senders = {
  'curl apns': ({ to, text, topic, jwt }) =>
    curl(
      ...[
        '--http2',
        '--connect-to',
        `api.push.apple.com:443:127.0.0.1:${config.ports['api.push.apple.com']}`,
      ],
      ...['--header', `authorization: bearer ${jwt}`, '--header', `apns-topic: ${topic}`],
      ...['--data', JSON.stringify({ aps: { alert: text } }), `https://api.push.apple.com/3/device/${to}`],
    ),
  'curl sms': ({ to, text, isStranger }) =>
    curl(
      ...['--connect-to', `api.twilio.com:443:127.0.0.1:${config.ports['api.twilio.com']}`],
      ...['--user', `${config.sms.sid}:${isStranger ? 'another' : config.sms.authToken}`],
      ...['--data-urlencode', `To=${to}`, '--data-urlencode', `From=${config.sms.from}`],
      ...['--data-urlencode', `Body=${text}`],
      `https://api.twilio.com/2010-04-01/Accounts/${config.sms.sid}/Messages.json`,
    ),
  'nghttp apns': async ({ to, text, topic, jwt }) => {
    writeFileSync(config.bodyFile, JSON.stringify({ aps: { alert: text } }))
    const { code, text: said } = await run([
      ...['--no-verify-peer', '--no-dep', '--verbose', `--data=${config.bodyFile}`],
      ...['--header', ':authority: api.push.apple.com', '--header', `authorization: bearer ${jwt}`],
      ...['--header', `apns-topic: ${topic}`],
      `https://127.0.0.1:${config.ports['api.push.apple.com']}/3/device/${to}`,
    ])
    const status = /recv \(stream_id=\d+\) :status: (\d+)/.exec(said)?.[1]
    const reason = /\{"reason":"(\w+)"/.exec(said)?.[1]
    if (status === undefined) return `exit code ${code}, no answer`
    return status === '200' ? 'ok' : `${status} ${reason}`
  },
}

await serve(senders[`${tool} ${config.service}`])
