import { expect, test } from 'vitest'
import { Inbox, oneTimeCode } from './inbox.ts'

test.each([
  ['Your code is 123456', '123456'],
  ['123 456 is your code', '123456'],
  ['G-482913 is your Google code', '482913'],
  ['<#> Your code: 77012\nFA+9qCX9VSu', '77012'],
  ['Your code is 1234.\n\n@example.com #987654', '987654'],
  ['You owe 1,200,000 on 3 accounts', undefined],
  ['Welcome', undefined],
])('%j has the code %s', (text, code) => {
  expect(oneTimeCode(text)).toBe(code)
})

const sms = (text: string, to = '+12025550112') =>
  ({ at: 0, service: 'sms', phone: 'android', to, text }) as const

test('arrivals of one phone or number come one after the other, by their number', async () => {
  const inbox = new Inbox(10)
  const never = new Promise<void>(() => {})
  inbox.add(sms('one 1111'))
  inbox.add(sms('of another one 2222', '+12025550199'))
  inbox.add(sms('two 3333'))
  const first = await inbox.next('+12025550112', 0, never)
  expect(first).toMatchObject({ code: '1111', number: 1 })
  expect(await inbox.next('android', first?.number ?? 0, never)).toMatchObject({ code: '2222' })
  expect(await inbox.next('+12025550112', 1, never)).toMatchObject({ code: '3333', number: 3 })
})

test('whoever waits gets what comes, and nothing where the time is over first', async () => {
  const inbox = new Inbox(10)
  const waiting = inbox.next('android', 0, new Promise<void>(() => {}))
  inbox.add(sms('your code: 4444'))
  expect(await waiting).toMatchObject({ code: '4444' })
  expect(await inbox.next('android', 1, Promise.resolve())).toBeUndefined()
})
