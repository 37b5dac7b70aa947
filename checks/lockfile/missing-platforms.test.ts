import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completed, lockFile, missingPlatforms } from './missing-platforms.ts'

const lock = lockFile.parse({
  packages: {
    '': {},
    'node_modules/tool': {
      version: '1.2.3',
      dev: true,
      license: 'MIT',
      optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/darwin-arm64': '1.2.3' },
    },
    'node_modules/tool/node_modules/@tool/darwin-arm64': { version: '1.2.3' },
  },
})

test('what is asked for and nowhere to be found is missing', () => {
  expect(missingPlatforms(lock).map(({ name }) => name)).toEqual(['@tool/linux-x64-musl'])
})

test('a completed lock misses nothing, and says where each package belongs', () => {
  const whole = completed(lock)
  expect(missingPlatforms(whole)).toEqual([])
  expect(whole.packages['node_modules/@tool/linux-x64-musl']).toEqual({
    version: '1.2.3',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    license: 'MIT',
    optional: true,
    os: ['linux'],
  })
})

test('the lock of this project holds every platform', () => {
  const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
  // Where this fails: npm run lock
  expect(missingPlatforms(lockFile.parse(JSON.parse(text))).map(({ name }) => name)).toEqual([])
})
