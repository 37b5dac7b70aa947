import { afterEach, expect, test } from 'vitest'
import { type Assembly, closeScene, openScene, registerAssembly } from './scene.ts'

afterEach(() => registerAssembly(undefined))

const never = <Result>(): Promise<Result> => new Promise(() => undefined)
const hanging: Assembly = { name: 'of another project', timeLimitMs: 5, open: never, close: never }

test('a scene that never opens or never closes is an error that names it', async () => {
  registerAssembly(hanging)
  await expect(openScene('1')).rejects.toThrow('Not testable: waited 5 ms for the scene to open')
  await expect(closeScene({ close: never })).rejects.toThrow(
    'Not testable: waited 5 ms for the scene to close',
  )
})
