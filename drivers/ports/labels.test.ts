import { describe, expect, test } from 'vitest'
import { isLabel, type ScreenLabel } from './labels.ts'

describe('a label', () => {
  test.each<[ScreenLabel, string]>([
    ['OK', 'OK'],
    ['Click here if you do not receive the notification', 'Click here if you did not receive the message'],
    ['Настройки', 'Настройки (Settings)'],
    ['Challenge code', 'Challenge number'],
    ['Login or OK', 'OK'],
    ['Login or OK', 'Login'],
    ['Вход или OK', 'Вход'],
  ])('"%s" may be shown as "%s"', (wanted, shown) => expect(isLabel(wanted, shown)).toBe(true))

  test.each<[ScreenLabel, string]>([
    ['OK', 'Ok'],
    ['OK', 'Challenge'],
    ['Challenge code', 'OK'],
    [
      'Click here if you do not receive the notification',
      'Click here if you did not receive the notification',
    ],
    ['Login or OK', 'Log In'],
    ['OK', 'Login'],
    ['Login', 'Log In'],
    ['Настройки', 'Настройки пользователя'],
    ['Settings', 'Настройки (Settings)'],
  ])('"%s" may not be shown as "%s"', (wanted, shown) => expect(isLabel(wanted, shown)).toBe(false))
})

test('a label that the table lacks is refused, by the compiler in step code and by name in a feature', () => {
  // @ts-expect-error: this label is planted, and no server has to show it
  expect(() => isLabel('Sign in', 'Sign in')).toThrow(
    'a step looks for the label "Sign in", which contract/labels.ts does not have',
  )
})
