import { expect, test } from 'vitest'
import { embedded } from '../../drivers/assemblies/embedded.ts'
import { variantOf } from '../../drivers/assemblies/faults.ts'
import { unchanged, type Variant } from '../../drivers/assemblies/variant.ts'
import { exercisesOfScreens } from './screens.ts'

/** What each exercise that fails with this server says. */
async function failuresWith(variant: Variant): Promise<Record<string, string>> {
  const assembly = embedded(variant)
  const failures: Record<string, string> = {}
  for (const { name, run } of exercisesOfScreens) {
    const scene = await assembly.open(`check/${name}`)
    await run(scene).catch((error: unknown) => {
      failures[name] = String(error)
    })
    await scene.close()
  }
  await assembly.close()
  return failures
}

test('the pages of the reference server have all that is looked for', async () => {
  expect(await failuresWith(unchanged)).toEqual({})
})

test.each([
  ['user-menu-mislabelled', 'screens: settings', 'a control "User menu" on the screen "Client Portal"'],
  ['switch-always-reads-enabled', 'screens: settings', '"Seamless Authentication" as Disabled'],
  ['confirmation-number-mislabelled', 'screens: mobile number', 'a field "Confirmation Number"'],
  ['response-button-mislabelled', 'screens: response', 'a control "OK"'],
  ['iphones-finish-with-log-in', 'screens: IBKR Mobile', 'a control "Send" on the screen "IBKR Mobile"'],
  ['settings-not-translated', 'Russian: mobile number', 'a control "Настройки"'],
  ['security-code-not-translated', 'Russian: security code', 'a field "Код безопасности"'],
])('a page that lacks what the suite needs is found: %s', async (fault, exercise, expected) => {
  expect(await failuresWith(await variantOf(fault, []))).toEqual({
    [exercise]: expect.stringContaining(`Expected ${expected}`),
  })
})
