import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { certificates } from './certificates.ts'

const { ca, cert, key } = await certificates()
const [authority, leaf] = [new X509Certificate(ca), new X509Certificate(cert)]

test('the leaf is issued by the authority, and neither by itself nor for signing others', () => {
  expect(leaf.checkIssued(authority)).toBe(true)
  expect(leaf.verify(authority.publicKey)).toBe(true)
  expect(leaf.verify(leaf.publicKey)).toBe(false)
  expect([authority.ca, leaf.ca]).toEqual([true, false])
})

test.each([
  'api.push.apple.com',
  'fcm.googleapis.com',
  'oauth2.googleapis.com',
  'api.twilio.com',
  'localhost',
])('the leaf is good for %s', (name) => expect(leaf.checkHost(name)).toBe(name))

test('the leaf is good for the loopback, and for nothing else', () => {
  expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(leaf.checkIP('192.0.2.1')).toBeUndefined()
  expect(leaf.checkHost('www.apple.com')).toBeUndefined()
})

test('the private key is that of the leaf', () => {
  expect(leaf.checkPrivateKey(createPrivateKey(key))).toBe(true)
  expect(authority.checkPrivateKey(createPrivateKey(key))).toBe(false)
})

test('a process makes them once', async () => {
  expect((await certificates()).cert).toBe(cert)
})
