import { expect, test } from 'vitest'
import { articlesParts } from '../../simulators/phone/parts.ts'
import { phoneFaults } from './index.ts'

// Whether the suite sees them is for `sls detect` to say.

test('every faulty phone has a name of its own', () => {
  expect(new Set(phoneFaults.map(({ id }) => id)).size).toBe(phoneFaults.length)
})

test.each(phoneFaults)('$id differs from a phone as the articles describe it', ({ inject }) => {
  expect(inject(articlesParts)).not.toEqual(articlesParts)
})
