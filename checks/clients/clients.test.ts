import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { cases } from './cases.ts'
import { libraries } from './libraries.ts'

test.each(libraries)('of $name each case is known, and no other', ({ service, says }) => {
  expect(Object.keys(says).toSorted()).toEqual(Object.keys(cases[service]).toSorted())
  expect(says['a good message']).toBe('ok')
})

test('the versions are those that are installed', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')))
  const pinned = Object.entries(dependencies).map(([name, version]) =>
    version.startsWith('npm:') ? version.slice(4).replace('@', ' ') : `${name} ${version}`,
  )
  const named = libraries.filter(({ probe }) => probe === undefined).map(({ name }) => name.split(',')[0])
  expect([...new Set(named)].toSorted()).toEqual(pinned.toSorted())
})
