import { expect, test } from 'vitest'
import { nearestWordings } from './near-wordings.ts'

const wordings = [
  '{persona} logs in to {platform}',
  '{persona} logs in( again)',
  '{persona} approves the notification with {element}',
  '{persona} receives no SMS/message within {duration}',
  '{persona} asks for another SMS',
  '{persona} enters the security code of {persona}',
  '{ownedPhone} {condition}',
]

test.each([
  ['Amara logs into TWS', ['{persona} logs in( again)', '{persona} logs in to {platform}']],
  ['Amara log in to Client Portal', ['{persona} logs in to {platform}', '{persona} logs in( again)']],
  ['Boris aproves the notification with Face ID', ['{persona} approves the notification with {element}']],
  ['Chen receives no SMS in 2 minutes', ['{persona} receives no SMS/message within {duration}']],
  ['Amara types the code that came', ['{persona} enters the security code of {persona}']],
  ['the weather changes completely without any warning at all', []],
])('%s', (sentence, nearest) => {
  expect(nearestWordings(sentence, wordings)).toEqual(nearest)
})
