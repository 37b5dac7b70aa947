import { describe, expect, test } from 'vitest'
import { definitionImports, forbiddenImports, importCircles } from './imports.ts'
import { type Module, parseModule } from './modules.ts'

const modules = (texts: Readonly<Record<string, string>>): Module[] =>
  Object.entries(texts).map(([path, text]) => parseModule(path, text))

test('imports are found in every form', () => {
  const text = `import a from './a.ts'
import {
  b,
} from './b.ts'
import './c.ts'
export * from './d.ts'
export { e } from './e.ts'
import type { F } from './f.ts'
const g = await import('./g.ts')
type H = import('./h.ts').H
import { z } from 'zod/v4'
// import './comment.ts'`
  const { imports, packages } = parseModule('steps/x.ts', text)
  expect(imports.toSorted()).toEqual([...'abcdefgh'].map((name) => `steps/${name}.ts`))
  expect(packages).toEqual(['zod'])
})

describe('module boundaries', () => {
  test.each(['steps/x.ts', 'simulators/phone/x.ts', 'reports/x.ts', 'drivers/http/x.ts'])(
    'refuse an import of the reference server by %s',
    (path) => {
      const up = '../'.repeat(path.split('/').length - 1)
      const text = `import type { Server } from '${up}reference-server/server.ts'`
      expect(forbiddenImports(modules({ [path]: text }))).toEqual([
        expect.stringContaining(`${path} imports reference-server/server.ts, which`),
      ])
    },
  )

  test('refuse the second app all but the types of its port', () => {
    const text = `import type { AppView } from '../../../drivers/ports/app.ts'
import { createPhone } from '../../../simulators/phone/phone.ts'
import { ocraSuite } from '../../../contract/device-face.ts'`
    expect(forbiddenImports(modules({ 'examples/app/flows/x.ts': text }))).toEqual([
      'examples/app/flows/x.ts imports simulators/phone/phone.ts, which examples/app/ may not import',
      'examples/app/flows/x.ts imports contract/device-face.ts, which examples/app/ may not import',
    ])
  })

  test('allow an import of the reference server by the assemblies', () => {
    const text = `import { createServer } from '../../reference-server/server.ts'`
    expect(forbiddenImports(modules({ 'drivers/assemblies/x.ts': text }))).toEqual([])
  })

  test('refuse packages that the boundary does not name', () => {
    expect(forbiddenImports(modules({ 'contract/x.ts': `import { Hono } from 'hono'` }))).toEqual([
      'contract/x.ts imports the package hono, which contract/ may not import',
    ])
  })

  test('refuse a module in a folder that no boundary names', () => {
    expect(forbiddenImports(modules({ 'elsewhere/x.ts': '' }))).toEqual([
      expect.stringContaining('elsewhere/x.ts is inside no boundary'),
    ])
  })
})

describe('circles of imports', () => {
  const circle = {
    'a/one.ts': `import type { Two } from './two.ts'; export interface One { two: Two }`,
    'a/two.ts': `import type { Three } from './three.ts'; export interface Two { three: Three }`,
    'a/three.ts': `import type { One } from './one.ts'; export interface Three { one: One }`,
    'a/four.ts': `import type { One } from './one.ts'`,
  }

  test('are refused where they consist of types alone, each once', () => {
    expect(importCircles(modules(circle))).toEqual([
      'a circle of imports: a/one.ts -> a/two.ts -> a/three.ts -> a/one.ts',
    ])
  })

  test('are refused where they are two', () => {
    const other = { 'b/one.ts': `import './two.ts'`, 'b/two.ts': `import './one.ts'` }
    expect(importCircles(modules({ ...circle, ...other }))).toHaveLength(2)
  })

  test('are none where a module is only imported twice', () => {
    const twice = { 'a.ts': `import './b.ts'; import './c.ts'`, 'b.ts': `import './c.ts'`, 'c.ts': '' }
    expect(importCircles(modules(twice))).toEqual([])
  })
})

test('an import of step definitions is refused', () => {
  const text = `import { logIn } from './login.ts'`
  expect(
    definitionImports(modules({ 'steps/definitions/sms.ts': text, 'steps/tasks/sms.ts': text })),
  ).toEqual([
    'steps/definitions/sms.ts imports steps/definitions/login.ts: move what both need to steps/tasks or steps/support',
  ])
})
