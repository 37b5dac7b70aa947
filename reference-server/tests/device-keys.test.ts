import { createHmac, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { deviceKeyInfo, signedText } from '../../contract/device-face.ts'
import { approvalMac, deviceAccessKey, deviceKey, equalSecrets } from '../domain/crypto/secrets.ts'

const deviceSecret = Buffer.from('a secret of thirty-two bytes, ok').toString('base64url')

const derived = (info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(deviceSecret, 'base64url'), '', info, 32))

test('device keys are derived as the contract specifies (RFC 5869)', () => {
  expect(Buffer.from(deviceKey(deviceSecret, 'ocra'))).toEqual(derived(deviceKeyInfo.ocra))
  expect(deviceAccessKey(deviceSecret)).toBe(derived(deviceKeyInfo.access).toString('base64url'))
})

test('the approval signature is computed as the contract specifies', () => {
  const answer = { requestId: 'r', loginId: 'l', decision: 'approve', element: 'pin' } as const
  const text = signedText({ ...answer, integrityClaim: 'c', nonce: 'n' })
  expect(text).toBe('r\nl\napprove\npin\nc\nn')
  const expected = createHmac('sha256', derived(deviceKeyInfo.approval)).update(text).digest('base64url')
  expect(approvalMac(deviceSecret, text)).toBe(expected)
})

test.each([
  ['same', 'same', true],
  ['same', 'Same', false],
  ['same', 'same ', false],
  ['', '', true],
  [undefined, undefined, false],
  [['same'], 'same', false],
  [12, 12, false],
])('%j and %j are equal: %s', (given, expected, equal) => {
  expect(equalSecrets(given, expected)).toBe(equal)
})
