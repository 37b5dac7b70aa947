import { describe, expect, test } from 'vitest'
import { ambientUses, forbiddenImports, importsOf, selectorUses } from './architecture.ts'
import { projectFiles } from './project-files.ts'

describe('imports', () => {
  test('are found in every form', () => {
    const text = `import a from './a.ts'
import {
  b,
} from './b.ts'
import './c.ts'
export * from './d.ts'
export { e } from './e.ts'
import type { F } from './f.ts'
const g = await import('./g.ts')`
    expect(importsOf(text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts', './g.ts'])
  })

  test('of the reference server are refused in steps, simulators and reports', () => {
    for (const path of ['steps/x.ts', 'simulators/phone/x.ts', 'reports/x.ts', 'drivers/http/x.ts']) {
      const up = '../'.repeat(path.split('/').length - 1)
      const text = `import { createServer } from '${up}reference-server/server.ts'`
      expect(forbiddenImports([{ path, text }])).toHaveLength(1)
    }
  })

  test('of the reference server are allowed in the assemblies', () => {
    const text = `import { createServer } from '../../reference-server/server.ts'`
    expect(forbiddenImports([{ path: 'drivers/assemblies/x.ts', text }])).toEqual([])
  })

  test('of packages that a room does not name are refused', () => {
    expect(forbiddenImports([{ path: 'contract/x.ts', text: `import { Hono } from 'hono'` }])).toHaveLength(1)
  })
})

describe('ambient time and randomness', () => {
  test.each(['Date.now()', 'new Date()', 'Math.random()', 'setTimeout(f, 1)'])('%s is refused', (code) => {
    expect(ambientUses([{ path: 'steps/x.ts', text: `const x = ${code}` }])).toHaveLength(1)
  })

  test('is refused behind an address as well, which holds two slashes and is no comment', () => {
    const text = 'const x = `http://sls.test/` + Math.random()'
    expect(ambientUses([{ path: 'steps/x.ts', text }])).toHaveLength(1)
  })

  test('a date made of a given instant, and a name in a comment, are fine', () => {
    const text = `const shown = new Date(instant) // not Date.now()`
    expect(ambientUses([{ path: 'steps/x.ts', text }])).toEqual([])
  })
})

describe('the driver of pages', () => {
  test.each([
    "page.locator('#login')",
    "page.getByTestId('login')",
    "page.waitForSelector('form')",
    "page.$('form')",
    "page.$$('button')",
    'page.evaluate(() => document.title)',
  ])('finds nothing by %s', (text) => {
    expect(selectorUses([{ path: 'drivers/browser/x.ts', text }])).toEqual([
      expect.stringContaining('find it by its role and name'),
    ])
  })

  test('finds things by role and name', () => {
    const text = `page.getByRole('button', { name }).or(page.getByLabel(label)) // not locator('#x')`
    expect(selectorUses([{ path: 'drivers/browser/x.ts', text }])).toEqual([])
  })

  test('is the only one that is held to it', () => {
    const text = `page.locator('#amara')`
    expect(selectorUses([{ path: 'checks/pages/x.ts', text }])).toEqual([])
  })
})

describe('this project', () => {
  const files = projectFiles()

  test('is found', () => {
    expect(files.length).toBeGreaterThan(50)
  })

  test('imports only what its rooms allow', () => {
    expect(forbiddenImports(files)).toEqual([])
  })

  test('finds things on a page by role and name', () => {
    expect(selectorUses(files)).toEqual([])
  })

  test('has no ambient time or randomness', () => {
    expect(ambientUses(files)).toEqual([])
  })
})
