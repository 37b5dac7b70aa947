import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const existingFile = import.meta.filename

test.each([
  [{ SLS_PORT: 'http' }, /^SLS_PORT: .+$/],
  [{ SLS_PORT: '65536' }, /^SLS_PORT: .+$/],
  [{ SLS_PASSWORD_COST: 'none' }, /^SLS_PASSWORD_COST: .+$/],
  [{ SLS_APNS: '{' }, /^SLS_APNS: is not JSON$/],
  [{ SLS_FCM: '{"projectId":"p"}' }, /^SLS_FCM.+$/],
  [{ SLS_URLS: '{"apns":"nowhere"}' }, /^SLS_URLS\.apns: .+$/],
  [{ SLS_CA_FILE: '/nowhere/ca.pem' }, /^SLS_CA_FILE: .*no such file.+$/],
  [{ SLS_STORE: '/nowhere/state.sqlite' }, /^SLS_STORE: .+$/],
  [{ SLS_TLS_KEY: existingFile }, /^SLS_TLS_CERT and SLS_TLS_KEY belong together.+$/],
  [{ SLS_HOST: '0.0.0.0' }, /^SLS_TLS_CERT: .+ loopback only.+$/],
  [{ SLS_HOST: '0.0.0.0', SLS_LAB_TOKEN: 'lab' }, /^SLS_LAB_TOKEN: .+ loopback only.+$/],
  [{ SLS_HOST: '127.sls.test', SLS_LAB_TOKEN: 'lab' }, /^SLS_LAB_TOKEN: .+ loopback only.+$/],
])('%j is refused with one message', (environment, message) => {
  expect(readSettings(environment)).toEqual({ ok: false, message: expect.stringMatching(message) })
})

test.each([
  {},
  { SLS_LAB_TOKEN: 'lab' },
  { SLS_LAB_TOKEN: 'lab', SLS_HOST: '::1' },
  { SLS_HOST: '0.0.0.0', SLS_TLS_CERT: existingFile, SLS_TLS_KEY: existingFile },
])('%j is accepted', (environment) => {
  expect(readSettings(environment).ok).toBe(true)
})

test('by default the lab and the log are off, and passwords are hashed at the cost of production', () => {
  const read = readSettings({})
  expect(read).toMatchObject({ value: { log: false, config: { passwordCost: 'production' } } })
  expect(read.ok && read.value.config.labToken).toBeUndefined()
})
