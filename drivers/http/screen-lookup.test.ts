import { describe, expect, test } from 'vitest'
import type { Screen } from '../../contract/screen.ts'
import { controlOn, fieldOn } from './screen-lookup.ts'

const empty: Screen = { title: 'Login', notes: [], fields: [], controls: [], values: [] }
const code = { name: 'code', label: 'Security Code', kind: 'code' } as const
const response = { name: 'response', label: 'Enter response code', kind: 'code' } as const
const ok = { label: 'OK', kind: 'button', operation: 'giveSecurityCode' } as const
const save = { label: 'Save', kind: 'button', operation: 'setSeamless' } as const
const shown: Screen = { ...empty, fields: [response, code], controls: [save, ok] }

describe('a field', () => {
  test('is found by its label, or by the member of the request', () => {
    expect(fieldOn(shown, 'Security Code')).toBe(code)
    expect(fieldOn({ ...shown, fields: [code, response] }, { member: 'response' })).toBe(response)
  })

  test('that is missing is a mismatch that names the others', () => {
    const others = '"Enter response code", "Security Code"'
    expect(() => fieldOn(shown, 'Код безопасности')).toThrow(
      `Expected a field "Код безопасности" on the screen "Login", observed the fields: ${others}`,
    )
    expect(() => fieldOn(shown, { member: 'password' })).toThrow(
      `Expected a field for the password on the screen "Login", observed the fields: ${others}`,
    )
    expect(() => fieldOn(empty, 'Security Code')).toThrow('observed the fields: none')
  })
})

describe('a control', () => {
  test('is found by what may be shown for its label', () => {
    expect(controlOn(shown, 'Login or OK')).toBe(ok)
  })

  test('that is missing is a mismatch that names the others', () => {
    expect(() => controlOn(shown, 'Configure')).toThrow(
      'Expected a control "Configure" on the screen "Login", observed the controls: "Save", "OK"',
    )
  })
})

test('without a screen there is nothing to find', () => {
  expect(() => fieldOn(undefined, 'Security Code')).toThrow('Expected a screen in the window, observed none')
  expect(() => controlOn(undefined, 'OK')).toThrow('Expected a screen in the window, observed none')
})
