import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const here = import.meta.filename

test.each([
  [{ SLS_PORT: 'http' }, /^SLS_PORT: .+$/],
  [{ SLS_PORT: '65536' }, /^SLS_PORT: .+$/],
  [{ SLS_PASSWORD_COST: 'none' }, /^SLS_PASSWORD_COST: .+$/],
  [{ SLS_APNS: '{' }, /^SLS_APNS: is not JSON$/],
  [{ SLS_FCM: '{"projectId":"p"}' }, /^SLS_FCM.+$/],
  [{ SLS_URLS: '{"apns":"nowhere"}' }, /^SLS_URLS\.apns: .+$/],
  [{ SLS_CA_FILE: '/nowhere/ca.pem' }, /^SLS_CA_FILE: .*no such file.+$/],
  [{ SLS_STORE: '/nowhere/state.sqlite' }, /^SLS_STORE: .+$/],
  [{ SLS_TLS_KEY: here }, /^SLS_TLS_CERT and SLS_TLS_KEY belong together.+$/],
  [{ SLS_HOST: '0.0.0.0' }, /^SLS_TLS_CERT: .+ for loopback alone.+$/],
  [{ SLS_HOST: '0.0.0.0', SLS_LAB_TOKEN: 'lab' }, /^SLS_LAB_TOKEN: .+ for loopback alone.+$/],
  [{ SLS_HOST: '127.sls.test', SLS_LAB_TOKEN: 'lab' }, /^SLS_LAB_TOKEN: .+ for loopback alone.+$/],
])('%j is wrong, in one sentence', (environment, sentence) => {
  expect(readSettings(environment)).toEqual({ ok: false, sentence: expect.stringMatching(sentence) })
})

test.each([
  {},
  { SLS_LAB_TOKEN: 'lab' },
  { SLS_LAB_TOKEN: 'lab', SLS_HOST: '::1' },
  { SLS_HOST: '0.0.0.0', SLS_TLS_CERT: here, SLS_TLS_KEY: here },
])('%j is right', (environment) => {
  expect(readSettings(environment).ok).toBe(true)
})

test('what nobody has asked for is off: the lab, the log, and the cost of test suites', () => {
  const read = readSettings({})
  expect(read).toMatchObject({ value: { log: false, config: { passwordCost: 'production' } } })
  expect(read.ok && read.value.config.labToken).toBeUndefined()
})
