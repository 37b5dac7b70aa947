/** @module The libraries, how each is started, and what it tells its user of each case: seen, and not decided by us. */

import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientService } from './cases.ts'

interface Places {
  /** Of the drivers. */
  readonly folder: string
  /** For files of one run. */
  readonly place: string
  readonly ca: string
  readonly apnsPort: number
}

export interface Library {
  readonly name: string
  readonly service: ClientService
  readonly command: (places: Places) => readonly [string, ...string[]]
  /** Succeeds where it is installed; absent: a package of npm, which has to be. */
  readonly probe?: readonly string[]
  /** By case; undefined where a case is left out. */
  readonly says: Readonly<Record<string, string | undefined>>
}

const node =
  (driver: string, ...args: readonly string[]): Library['command'] =>
  ({ folder, place }) => [
    process.execPath,
    '--import',
    join(place, 'divert.mjs'),
    join(folder, `drivers/${driver}.mjs`),
    ...args,
  ]

/** That of Debian, for which its packages are. */
const debianPython = '/usr/bin/python3'
const python =
  (driver: string): Library['command'] =>
  ({ folder }) => [debianPython, join(folder, `drivers/${driver}_client.py`)]

/** Java trusts a store, and finds names in a file of hosts. */
const java: Library['command'] = ({ folder, place, ca, apnsPort }) => {
  const [store, hosts] = [join(place, 'trusted.p12'), join(place, 'hosts')]
  const secret = ['-storepass', 'changeit']
  spawnSync('keytool', [
    '-importcert',
    '-noprompt',
    '-alias',
    'ca',
    '-file',
    ca,
    '-keystore',
    store,
    ...secret,
  ])
  writeFileSync(hosts, '127.0.0.1 api.push.apple.com\n')
  return [
    'java',
    `-Djavax.net.ssl.trustStore=${store}`,
    '-Djavax.net.ssl.trustStorePassword=changeit',
    `-Djdk.net.hosts.file=${hosts}`,
    '-XX:TieredStopAtLevel=1',
    join(folder, 'drivers/Client.java'),
    String(apnsPort),
  ]
}

/** What APNs answers, as tools show it that do nothing else. */
const apnsAnswers = {
  'a good message': 'ok',
  'a token that was renewed': '410 Unregistered',
  'a token that never was': '400 BadDeviceToken',
  'a topic of somebody else': '400 TopicDisallowed',
  'a provider token that is called expired': '403 ExpiredProviderToken',
  'too many requests': '429 TooManyRequests',
  'a service that is down': '503 ServiceUnavailable',
} as const

/** It repeats such answers at once, three times at most. */
const nodeApn = {
  ...apnsAnswers,
  'a provider token that is called expired': 'ok, after 2 requests',
  'too many requests': 'ok, after 2 requests',
  'a service that is down': 'ok, after 2 requests',
} as const

const refusedStream = 'Stream closed with error code NGHTTP2_REFUSED_STREAM'
const undiciGoaway = 'thrown: HTTP/2: "GOAWAY" frame received with code 0'

const fcmAnswers = {
  'a token that was renewed': 'Requested entity was not found.',
  'a token that never was': 'The registration token is not a valid FCM registration token',
  'too many requests': 'Failed as ordered: QUOTA_EXCEEDED',
  'a service that is down': 'Failed as ordered: UNAVAILABLE',
} as const

/** Over HTTP/1.1 a connection that ends before the answer is tried again, too. */
const firebaseAdmin = {
  'a good message': 'ok',
  'a token that was renewed': `messaging/registration-token-not-registered: ${fcmAnswers['a token that was renewed']}`,
  'a token that never was': `messaging/invalid-argument: ${fcmAnswers['a token that never was']}`,
  'too many requests': `messaging/message-rate-exceeded: ${fcmAnswers['too many requests']}`,
  'a service that is down': 'ok, after 2 requests',
  'a connection that has to go': 'ok',
} as const

const googleAuth = {
  'a good message': 'ok',
  'a token that was renewed': `404: ${fcmAnswers['a token that was renewed']}`,
  'a token that never was': `400: ${fcmAnswers['a token that never was']}`,
  'too many requests': `429: ${fcmAnswers['too many requests']}`,
  'a service that is down': `503: ${fcmAnswers['a service that is down']}`,
  'a connection that has to go':
    'thrown: request to https://fcm.googleapis.com/v1/projects/shop-1/messages:send failed, reason: socket hang up',
} as const

const twilioAnswers = (introduction = '') => ({
  'a good message': 'ok',
  'a number that is none': `400 21211: ${introduction}The 'To' number 12 is not a valid phone number.`,
  'a wrong secret': `401 20003: ${introduction}Authenticate`,
  'a person who said STOP': `400 21610: ${introduction}Attempt to send to unsubscribed recipient`,
  'too many requests': `429 20429: ${introduction}Too Many Requests`,
  'a service that is down': `503 20503: ${introduction}Service is unavailable`,
})

const apns: readonly Omit<Library, 'service'>[] = [
  {
    name: 'apns2 12.2.0',
    command: node('apns2'),
    says: { ...apnsAnswers, 'a connection that has to go': undiciGoaway },
  },
  {
    name: '@parse/node-apn 8.1.0',
    command: node('node-apn'),
    says: { ...nodeApn, 'a connection that has to go': `error: apn write failed: ${refusedStream}` },
  },
  {
    name: 'hapns 1.0.2',
    command: node('hapns'),
    // An error has no code but its class, and this sentence.
    says: {
      'a good message': 'ok',
      'a token that was renewed':
        'thrown: The device token is inactive for the specified topic. There is no need to send further pushes to ' +
        'the same device token, unless your application retrieves the same device token, refer to Registering your ' +
        'app with APNs',
      'a token that never was':
        'thrown: The specified device token is invalid. Verify that the request contains a valid token and that ' +
        'the token matches the environment.',
      'a topic of somebody else':
        'thrown: The topic is not allowed. Ensure that no push type suffix is added to the bundle ID.',
      'a provider token that is called expired': 'thrown: The JWT Token is expired.',
      'too many requests': 'thrown: The request was throttled because too many requests were received.',
      'a service that is down': 'thrown: The service is unavailable.',
      'a connection that has to go': undiciGoaway,
    },
  },
  {
    name: 'node-pushnotifications 6.0.0, APNs',
    command: node('node-pushnotifications'),
    says: {
      ...nodeApn,
      'a token that was renewed': 'apn: Unregistered',
      'a token that never was': 'apn: BadDeviceToken',
      'a topic of somebody else': 'apn: TopicDisallowed',
      'a connection that has to go': `apn: apn write failed: ${refusedStream}`,
    },
  },
  {
    name: 'python3-aioapns',
    command: python('aioapns'),
    probe: [debianPython, '-c', 'import aioapns'],
    // It repeats what was not processed, on another connection.
    says: { ...apnsAnswers, 'a connection that has to go': 'ok' },
  },
  {
    name: 'nghttp',
    command: node('command-line', 'nghttp'),
    probe: ['nghttp', '--version'],
    says: { ...apnsAnswers, 'a connection that has to go': 'exit code 0, no answer' },
  },
  {
    name: 'curl, APNs',
    command: node('command-line', 'curl'),
    probe: ['curl', '--version'],
    // "Transferred a partial file."
    says: { ...apnsAnswers, 'a connection that has to go': 'exit code 18' },
  },
  {
    name: "Java's HttpClient",
    command: java,
    probe: ['java', '--version'],
    says: { ...apnsAnswers, 'a connection that has to go': 'thrown: /127.0.0.1: GOAWAY received' },
  },
]

const fcm: readonly Omit<Library, 'service'>[] = [
  {
    name: 'firebase-admin 14.5.1, send',
    command: node('firebase-admin', 'firebase-admin', 'send'),
    says: firebaseAdmin,
  },
  {
    name: 'firebase-admin 14.5.1, sendEach',
    command: node('firebase-admin', 'firebase-admin', 'sendEach'),
    says: {
      ...firebaseAdmin,
      'a connection that has to go': `messaging/unknown-error: Error while making request: ${refusedStream}. Error code: ERR_HTTP2_STREAM_ERROR`,
    },
  },
  {
    name: 'firebase-admin 12.7.0, send',
    command: node('firebase-admin', 'firebase-admin-12', 'send'),
    says: firebaseAdmin,
  },
  {
    name: 'firebase-admin 12.7.0, sendEach',
    command: node('firebase-admin', 'firebase-admin-12', 'sendEach'),
    // It has no way to tell its caller of a GOAWAY.
    says: { ...firebaseAdmin, 'a connection that has to go': undefined },
  },
  {
    name: 'google-auth-library 11.3.4',
    command: node('google-auth-library', 'google-auth-library'),
    says: googleAuth,
  },
  {
    name: 'google-auth-library 9.15.1',
    command: node('google-auth-library', 'google-auth-library-9'),
    says: googleAuth,
  },
  {
    name: 'fcm-v1-http2 1.0.12',
    command: node('fcm-v1-http2'),
    // A malformed token counts as an unregistered one.
    says: {
      'a good message': 'ok',
      'a token that was renewed': 'among the unregistered tokens',
      'a token that never was': 'among the unregistered tokens',
      'too many requests': `429: ${fcmAnswers['too many requests']}`,
      'a service that is down': 'ok, after 2 requests',
      'a connection that has to go': 'ok',
    },
  },
  {
    name: 'node-pushnotifications 6.0.0, FCM',
    command: node('node-pushnotifications'),
    says: {
      'a good message': 'ok',
      'a token that was renewed': `fcm: ${fcmAnswers['a token that was renewed']}`,
      'a token that never was': `fcm: ${fcmAnswers['a token that never was']}`,
      'too many requests': `fcm: ${fcmAnswers['too many requests']}`,
      'a service that is down': 'ok, after 2 requests',
      'a connection that has to go':
        'thrown: Error while making requests: GOAWAY - {"reason":"session_timed_out"}, Error code: 0',
    },
  },
]

const sms: readonly Omit<Library, 'service'>[] = [
  { name: 'twilio 6.3.1', command: node('twilio'), says: twilioAnswers() },
  {
    name: 'python3-twilio',
    command: python('twilio'),
    probe: [debianPython, '-c', 'import twilio'],
    says: twilioAnswers('Unable to create record: '),
  },
  {
    name: 'curl, Twilio',
    command: node('command-line', 'curl'),
    probe: ['curl', '--version'],
    says: twilioAnswers(),
  },
]

const all = { apns, fcm, sms } as const
const services = ['apns', 'fcm', 'sms'] as const satisfies readonly ClientService[]

export const libraries: readonly Library[] = services.flatMap((service) =>
  all[service].map((library) => ({ ...library, service })),
)
