import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configuration, instancesOf } from './configuration.ts'
import { configurationSchema, configurationSchemaFile } from './json-schema.ts'

test('the published JSON Schema is that of the configuration', () => {
  expect(JSON.parse(readFileSync(configurationSchemaFile, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(configurationSchema())),
  )
})

test('a URL alone is a configuration: one instance, ports and paths by default', () => {
  const parsed = configuration.parse({ url: 'http://127.0.0.1:8080/' })
  expect(instancesOf(parsed)).toEqual([
    {
      url: 'http://127.0.0.1:8080',
      gateways: { host: '127.0.0.1', apns: 9443, fcm: 9444, oauth: 9445, sms: 9446 },
    },
  ])
})

const amara = { username: 'amara', password: { env: 'AMARA_PASSWORD' }, devices: [{ type: 'sms' }] }
const people = { capabilities: ['sms'], people: [amara] }
const url = 'http://127.0.0.1:8080'

test('people who exist already take the place of the lab face, by a clock that nobody sets', () => {
  const parsed = configuration.parse({ url, clock: { kind: 'real' }, withoutLab: people })
  expect(parsed.clock).toEqual({ kind: 'real', settleMs: 200, budgetMinutes: 60, speed: 1 })
  expect(parsed.withoutLab?.people).toEqual([{ ...amara, residence: 'US', accounts: ['US'], seamless: true }])
})

const issuesOf = (given: object): string[] =>
  (configuration.safeParse(given).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )

test.each([
  ['a clock that a lab sets', { url, withoutLab: people }, /^clock: without a lab face nobody sets/],
  ['a real clock with a lab', { url, clock: { kind: 'real' } }, /^clock: a real clock goes with withoutLab/],
  [
    'several instances',
    { instances: [{ url }], clock: { kind: 'real' }, withoutLab: people },
    /^instances: without a lab face there is one/,
  ],
  [
    'the same person twice',
    { url, clock: { kind: 'real' }, withoutLab: { ...people, people: [amara, amara] } },
    /^withoutLab\.people\.1\.username: amara stands here twice/,
  ],
  [
    'a number beside that of somebody else',
    {
      url,
      clock: { kind: 'real' },
      withoutLab: {
        ...people,
        people: [
          { ...amara, mobileNumber: { number: '+12025550109' } },
          { ...amara, username: 'bruno', mobileNumber: { number: '+12025550100' } },
        ],
      },
    },
    /^withoutLab\.people\.0\.mobileNumber\.number: scenarios give \+12025550100 as another number of this person/,
  ],
  [
    'a password in the file',
    { url, clock: { kind: 'real' }, withoutLab: { ...people, people: [{ ...amara, password: 'secret' }] } },
    /^withoutLab\.people\.0\.password: /,
  ],
  [
    'three faces of four',
    { faces: { login: url, account: url, device: url } },
    /^faces\.lab: give its URL, or withoutLab/,
  ],
])('%s is refused by the member', (_, given, sentence) => {
  expect(issuesOf(given).join('\n')).toMatch(sentence)
})
