// The logins of a fleet by Artillery's HTTP engine: the same six requests, with fixed values where a phone would compute one.

import core from '@artilleryio/int-core'

const { runner } = core.runner

const { url, rate, seconds } = JSON.parse(process.argv[2])

const bearer = (name) => ({ headers: { authorization: `Bearer {{ ${name} }}` } })
const path = '/device/d.1/requests/r.{{ loginId }}'
const flow = [
  {
    post: {
      url: '/logins',
      json: { platform: 'tws', locale: 'en', username: 'fleet-1-1', password: 'Fleet-1-1-Aa1' },
      capture: [
        { json: '$.loginId', as: 'loginId' },
        { json: '$.secret', as: 'secret' },
      ],
    },
  },
  { get: { url: path, headers: { authorization: 'Bearer a' } } },
  {
    post: {
      url: `${path}/answer`,
      headers: { authorization: 'Bearer a' },
      json: { decision: 'approve', element: 'faceId', integrityClaim: 'a'.repeat(400), seal: 'a'.repeat(43) },
    },
  },
  {
    get: { url: '/logins/{{ loginId }}', ...bearer('secret'), capture: { json: '$.session', as: 'session' } },
  },
  { get: { url: '/session', ...bearer('session') } },
  { delete: { url: '/session', ...bearer('session') } },
]

const load = async (rate, seconds) => {
  const script = {
    config: {
      target: url,
      phases: [{ duration: seconds, arrivalRate: rate }],
      http: { pool: 50, timeout: 10 },
      statsInterval: 1000,
    },
    scenarios: [{ name: 'login', flow }],
  }
  const events = await runner(script, undefined, { isAggregateReport: false })
  const { promise, resolve } = Promise.withResolvers()
  events.on('done', resolve)
  events.run()
  const { counters = {} } = await promise
  return counters
}

// The compiler has seen everything before what is measured.
await load(Math.min(rate, 50), 1)
const before = process.cpuUsage()
const counters = await load(rate, seconds)
const { user, system } = process.cpuUsage(before)
const logins = counters['vusers.completed'] ?? 0
const measured = {
  ...{ logins, arrivals: counters['vusers.created'] ?? 0, onTime: logins },
  errors: counters['vusers.failed'] ?? 0,
  cpuSeconds: (user + system) / 1_000_000,
}
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit(0))
