import { expect, test } from 'vitest'
import { nearestWordings } from './near-wordings.ts'

const wordings = [
  '{persona} logs in to {platform}',
  '{persona} logs in( again)',
  '{persona} approves the notification with {element}',
  '{persona} receives no SMS/message within {duration}',
  '{persona} asks for another SMS',
]

test.each([
  ['Amara logs into TWS', ['{persona} logs in( again)', '{persona} logs in to {platform}']],
  ['Amara log in to Client Portal', ['{persona} logs in to {platform}']],
  ['Boris aproves the notification with Face ID', ['{persona} approves the notification with {element}']],
  ['Chen receives no SMS in 2 minutes', ['{persona} receives no SMS/message within {duration}']],
  ['the weather changes completely without any warning at all', []],
])('%s', (sentence, nearest) => {
  expect(nearestWordings(sentence, wordings)).toEqual(nearest)
})
