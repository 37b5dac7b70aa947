import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completed, leftOutByOldNodes, lockFile, missingPlatforms } from './missing-platforms.ts'

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

test('an optional package is installed whatever Node the machine has', () => {
  const engines = { node: '>=24' }
  const tied = lockFile.parse({
    packages: {
      'node_modules/a': { version: '1.0.0', optional: true, engines },
      'node_modules/b': { engines },
    },
  })
  expect(leftOutByOldNodes(tied)).toEqual(['node_modules/a'])
  expect(completed(tied).packages).toEqual({
    'node_modules/a': { version: '1.0.0', optional: true },
    'node_modules/b': { engines },
  })
})

test('the lock of this project is good for every machine', () => {
  const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
  const ours = lockFile.parse(JSON.parse(text))
  // Where this fails: npm run lock
  expect(missingPlatforms(ours).map(({ name }) => name)).toEqual([])
  expect(leftOutByOldNodes(ours)).toEqual([])
})
