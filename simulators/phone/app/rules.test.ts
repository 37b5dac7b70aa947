import { describe, expect, it } from 'vitest'
import { elementOf, profiles } from '../profiles.ts'
import { maximumWrongPins, noData } from './app-data.ts'
import {
  type ActivationOption,
  elementMatches,
  type IbKeyState,
  isRequestOpen,
  needsInternet,
  offeredOptions,
  promptedElements,
  reasonUnusable,
  requiresCurrentPin,
} from './rules.ts'

const activation = { deviceId: 'device-1', deviceSecret: '' }
const active: IbKeyState = {
  profile: profiles['iPhone with Face ID'],
  data: { ...noData, activation },
  tampered: false,
  clock: 0,
}
const withoutPasscode = { os: 'iOS', model: 'iPhone 15', passcodeSet: false } as const

describe('IB Key', () => {
  it('can be used on an activated phone, and activated on a blank one', () => {
    expect(reasonUnusable('use', active)).toBeUndefined()
    expect(reasonUnusable('activate', { ...active, data: noData })).toBeUndefined()
  })

  it.each([
    ['not activated', { data: noData }, 'notActivated'],
    ['suspended', { data: { ...active.data, wrongPins: maximumWrongPins } }, 'suspended'],
    ['jailbroken or rooted', { tampered: true }, 'tampered'],
    ['an iPhone without Passcode', { profile: withoutPasscode }, 'noElement'],
  ] as const)('cannot be used on a phone that is %s', (_, change, reason) => {
    expect(reasonUnusable('use', { ...active, ...change })).toBe(reason)
  })

  it('cannot be activated where no security element is set (AMB-06), or on a jailbroken phone', () => {
    expect(reasonUnusable('activate', { ...active, profile: withoutPasscode })).toBe('noElement')
    expect(reasonUnusable('activate', { ...active, tampered: true })).toBe('tampered')
  })
})

describe('the element that is asked for', () => {
  it('is one for an approval, and never two', () => {
    for (const profile of Object.values(profiles))
      expect(promptedElements('approval', profile)).toEqual([elementOf(profile)])
  })

  it('follows the challenge on an iPhone alone, since Android takes the PIN with it', () => {
    for (const profile of Object.values(profiles))
      expect(promptedElements('response', profile)).toHaveLength(profile.os === 'iOS' ? 1 : 0)
  })
})

it('accepts the registered element that was asked for, and no other', () => {
  const given = { element: 'pin', proof: '1234' } as const
  expect(elementMatches('pin', given, '1234')).toBe(true)
  expect(elementMatches('pin', given, '4321')).toBe(false)
  expect(elementMatches('fingerprint', given, '1234')).toBe(false)
})

describe('a reactivation', () => {
  const options: readonly ActivationOption[] = ['migrate', 'reactivate']

  it('is offered where the app has lost its keys, or is suspended (MIG-IOS-02, REACT-A-01)', () => {
    expect(offeredOptions(options, noData)).toEqual(options)
    expect(offeredOptions(options, { ...active.data, wrongPins: maximumWrongPins })).toEqual(options)
    expect(offeredOptions(options, active.data)).toEqual(['migrate'])
  })

  it('alone asks for the PIN of before (AMB-22)', () => {
    expect(requiresCurrentPin('reactivate')).toBe(true)
    expect(requiresCurrentPin('migrate')).toBe(false)
  })
})

it('is a request open as the server says, whatever the clock of the phone', () => {
  expect(isRequestOpen({ state: 'open', expiresAt: 0 }, 1)).toBe(true)
  expect(isRequestOpen({ state: 'expired', expiresAt: 2 }, 1)).toBe(false)
})

it('needs no internet for a response alone (CR-AND-02)', () => {
  expect(needsInternet('response')).toBe(false)
  expect(needsInternet('approval')).toBe(true)
  expect(needsInternet('activation')).toBe(true)
})
