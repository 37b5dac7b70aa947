import { describe, expect, test } from 'vitest'
import { isLabel } from './labels.ts'

describe('a label', () => {
  test.each([
    ['OK', 'OK'],
    ['Generate Passcode', 'Generate Response'],
    ['Click here if you do not receive the notification', 'Click here if you did not receive the message'],
    ['Настройки', 'Настройки (Settings)'],
    ['Challenge code', 'Challenge number'],
    ['Login or OK', 'OK'],
    ['Login or OK', 'Login'],
    ['Вход или OK', 'Вход'],
  ])('"%s" may be shown as "%s"', (wanted, shown) => expect(isLabel(wanted, shown)).toBe(true))

  test.each([
    ['OK', 'Ok'],
    ['OK', 'Generate Passcode'],
    ['Generate Response', 'Challenge'],
    ['Login or OK', 'Log In'],
    ['OK', 'Login'],
    ['Login', 'Log In'],
    ['Настройки', 'Настройки пользователя'],
    ['Settings', 'Настройки (Settings)'],
  ])('"%s" may not be shown as "%s"', (wanted, shown) => expect(isLabel(wanted, shown)).toBe(false))
})
