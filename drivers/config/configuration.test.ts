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
