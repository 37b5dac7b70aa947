import { describe, expect, it } from 'vitest'
import { drawPersona, personaNamed } from './persona.ts'

const names = Array.from({ length: 500 }, (_, index) => `Person ${index}`)
const everybody = names.map((name) => drawPersona(name))

describe('a persona', () => {
  it('is the same person whenever the name is the same, in any order of names', () => {
    const before = drawPersona('Amara')
    drawPersona('Bruno')
    expect(drawPersona('Amara')).toEqual(before)
    expect(personaNamed('Amara')).toEqual(before)
    expect(personaNamed('Amara')).toBe(personaNamed('Amara'))
  })

  it('is a fixed person, not one of this run', () => {
    expect(personaNamed('Amara').username).toMatch(/^[a-z]+[0-9a-f]{8}$/)
    expect(personaNamed('Ольга').username).toMatch(/^[a-z]+[0-9a-f]{8}$/)
  })

  it('is another person in another namespace', () => {
    expect(personaNamed('Amara', 'namespace 2').username).not.toBe(personaNamed('Amara').username)
  })

  it('shares user name with nobody', () => {
    expect(new Set(everybody.map((person) => person.username)).size).toBe(names.length)
  })

  it('has a mobile number in E.164 that is assigned to nobody', () => {
    for (const { mobileNumber } of everybody)
      expect(mobileNumber).toMatch(/^\+1[2-9][0-8][0-9]55501[0-9]{2}$/)
  })

  it('has a PIN of 4 to 6 letters and digits with at least one digit', () => {
    for (const { pin } of everybody) expect(pin).toMatch(/^(?=.*[0-9])[A-Za-z0-9]{4,6}$/)
    expect(new Set(everybody.map(({ pin }) => pin.length))).toEqual(new Set([4, 5, 6]))
  })

  it('has a passcode of six digits and a password of its own', () => {
    for (const { passcode } of everybody) expect(passcode).toMatch(/^[0-9]{6}$/)
    expect(new Set(everybody.map((person) => person.password)).size).toBe(names.length)
  })
})
