import { expect, test } from 'vitest'
import type { Screen } from '../../contract/screen.ts'
import { assertShows, screenOfPage } from './page-screen.ts'

const screen: Screen = {
  title: 'TWS',
  notes: [],
  fields: [{ name: 'response', label: 'Response String', kind: 'code' }],
  controls: [
    { label: 'OK', kind: 'button', operation: 'giveResponse' },
    { label: 'New Challenge', kind: 'menu', operation: 'askForChallenge' },
  ],
  values: [{ label: 'Challenge code', value: '012345' }],
}

const entry = (role: string, text: string) => ({ role, text, value: '', element: 1 })
const page = [
  entry('heading', 'TWS'),
  entry('alert', 'The response is wrong.'),
  entry('term', 'Challenge code'),
  entry('definition', '012345'),
  entry('textbox', 'Response String'),
  entry('button', 'OK'),
  entry('link', 'New Challenge'),
  entry('paragraph', 'This is a test server.'),
]
const without = (role: string) => page.filter((one) => one.role !== role)
const checking =
  (entries: typeof page, refused = true) =>
  () =>
    assertShows(entries, 'https://sls.example/tws/en', screen, refused)

test('a page that shows all of a screen is accepted', () => {
  expect(checking(page)).not.toThrow()
  expect(checking(without('alert'), false)).not.toThrow()
})

test.each([
  ['heading', 'the heading "TWS"'],
  ['alert', 'why it was refused'],
  ['term', '"012345" beside "Challenge code"'],
  ['definition', '"012345" beside "Challenge code"'],
  ['textbox', 'the field "Response String"'],
  ['button', 'the button "OK"'],
  ['link', 'the menu "New Challenge"'],
])('a page without its %s is an error that names what is missing', (role, missing) => {
  expect(checking(without(role))).toThrow(`Expected the page https://sls.example/tws/en to show ${missing}`)
})

test('another role or another text does not count', () => {
  expect(checking([...without('button'), entry('link', 'OK')])).toThrow('the button "OK"')
  expect(checking([...without('heading'), entry('heading', 'TWS Login')])).toThrow('the heading "TWS"')
})

test('a page without an operation of the contract is read as a screen', () => {
  expect(screenOfPage(page)).toEqual({
    title: 'TWS',
    notes: ['This is a test server.'],
    fields: [],
    controls: [{ label: 'OK', kind: 'button', operation: 'openLogin' }],
    values: [],
  })
})
