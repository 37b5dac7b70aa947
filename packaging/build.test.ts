import { expect, test } from 'vitest'
import { withBuiltAddresses } from './build.ts'

test('modules that are loaded by their address get the ending that the compiler gives them', () => {
  expect(withBuiltAddresses("new URL('./worker.ts', import.meta.url)")).toBe(
    "new URL('./worker.js', import.meta.url)",
  )
  expect(withBuiltAddresses("await import('./main.ts')")).toBe("await import('./main.js')")
  expect(withBuiltAddresses("await import('./view/page.tsx')")).toBe("await import('./view/page.js')")
})

test('other addresses stay', () => {
  const text = "new URL('./migrations/', import.meta.url); new URL(request.url); 'a text about ./x.ts'"
  expect(withBuiltAddresses(text)).toBe(text)
})
