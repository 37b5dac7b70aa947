import { describe, expect, it } from 'vitest'
import { elementOf, profiles } from '../profiles.ts'
import { maximumWrongPins, noData } from './app-data.ts'
import { type IbKeyState, promptedElements, reasonUnusable } from './rules.ts'

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
