import { describe, expect, test } from 'vitest'
import { isLabel, isSectionOf, type ScreenLabel } from './labels.ts'

describe('a label', () => {
  test.each<[ScreenLabel, string]>([
    ['OK', 'OK'],
    ['Click here if you do not receive the notification', 'Click here if you did not receive the message'],
    ['Настройки', 'Настройки (Settings)'],
    ['Настройки', 'Настройки(Settings)'],
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
    ['Настройки пользователя', 'Настройки (User Settings) пользователя'],
    ['Settings', 'Настройки (Settings)'],
  ])('"%s" may not be shown as "%s"', (wanted, shown) => expect(isLabel(wanted, shown)).toBe(false))
})

test('a label that the table lacks is refused, by the compiler in step code and by name in a feature', () => {
  // @ts-expect-error: this label is planted, and no server has to show it
  expect(() => isLabel('Sign in', 'Sign in')).toThrow(
    'a step looks for the label "Sign in", which contract/labels.ts does not have',
  )
})

test('a section is headed by the title of the screen, or by one of its notes', () => {
  const screen = { fields: [], controls: [], values: [] }
  const isHeaded = (title: string, ...notes: string[]) =>
    isSectionOf({ ...screen, title, notes }, 'User Settings')
  expect(isHeaded('User Settings', 'Choose what to change.')).toBe(true)
  expect(isHeaded('Client Portal', 'Welcome', 'User Settings')).toBe(true)
  expect(isHeaded('Client Portal', 'Settings')).toBe(false)
})
