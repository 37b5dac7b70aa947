import { describe, expect, it } from 'vitest'
import { articlesParts } from '../phone/parts.ts'
import { phoneFaults } from './index.ts'
import { portrait } from './portrait.ts'

const right = await portrait(articlesParts)
const wrongPhones = phoneFaults.filter((fault) => 'violates' in fault)
const harmlessPhones = phoneFaults.filter((fault) => 'harmless' in fault)

describe('a faulty phone', () => {
  it.each(wrongPhones)('can be told from a right one: $id', async ({ inject }) => {
    expect(await portrait(inject(articlesParts))).not.toEqual(right)
  })

  it('has a name of its own', () => {
    expect(new Set(phoneFaults.map(({ id }) => id)).size).toBe(phoneFaults.length)
  })

  it('is there for every row of the app and of the phone in "Secure Login with IBKR Mobile - FAQ"', () => {
    const violated = new Set(wrongPhones.flatMap(({ violates }) => violates))
    const rows = [
      ...[
        'PUSH-AND-03',
        'PUSH-AND-05',
        'CR-AND-05',
        'CR-AND-06',
        'PUSH-TID-03',
        'PUSH-TID-04',
        'PUSH-TID-05',
      ],
      ...['PUSH-FID-03', 'PUSH-FID-04', 'PUSH-FID-05', 'CR-IOS-04', 'CR-IOS-05', 'CR-IOS-06'],
    ]
    expect(rows.filter((row) => !violated.has(row))).toEqual([])
  })
})

describe('a harmless phone', () => {
  it.each(harmlessPhones)('does everything that a right one does: $id', async ({ inject }) => {
    expect(await portrait(inject(articlesParts))).toEqual(right)
  })

  it.each(harmlessPhones)('is different all the same: $id', ({ inject }) => {
    expect(inject(articlesParts)).not.toEqual(articlesParts)
  })
})
