import { describe, expect, test } from 'vitest'
import { parseModule } from './modules.ts'
import { restrictedUses, selectorUses } from './restricted-uses.ts'

describe('ambient time and randomness', () => {
  const usesIn = (text: string) => restrictedUses([parseModule('steps/x.ts', text)])

  test.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'setTimeout(f, 1)',
    'globalThis.setTimeout(f, 1)',
    '`http://sls.test/` + Math.random()',
  ])('are refused: %s', (code) => {
    expect(usesIn(`const x = ${code}`)).toEqual([expect.stringContaining('pass the clock')])
  })

  test('are absent from a date made of a given instant, a comment and a text', () => {
    expect(usesIn(`const shown = [new Date(instant), 'Date.now()'] // not Date.now()`)).toEqual([])
  })
})

test('a parameter type that is defined outside its one file is refused', () => {
  const text = `defineParameterType({ name: 'duration', regexp: /x/ })`
  expect(restrictedUses([parseModule('steps/definitions/x.ts', text)])).toHaveLength(1)
  expect(restrictedUses([parseModule('steps/support/parameter-types.ts', text)])).toEqual([])
})

describe('the browser driver', () => {
  test.each([
    "page.locator('#login')",
    "page.getByTestId('login')",
    "page.waitForSelector('form')",
    "page.$('form')",
    "page.$$('button')",
    'page.evaluate(() => document.title)',
  ])('may not find anything by %s', (text) => {
    expect(selectorUses([parseModule('drivers/browser/x.ts', text)])).toEqual([
      expect.stringContaining('find it by its role and name'),
    ])
  })

  test('finds things by role and name', () => {
    const text = `page.getByRole('button', { name }).or(page.getByLabel(label)) // not locator('#x')`
    expect(selectorUses([parseModule('drivers/browser/x.ts', text)])).toEqual([])
  })

  test('is the only one that may not use selectors', () => {
    expect(selectorUses([parseModule('checks/pages/x.ts', `page.locator('#amara')`)])).toEqual([])
  })
})
