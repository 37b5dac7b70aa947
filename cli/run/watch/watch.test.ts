import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startSls, TestProject } from '../../../testing/command-line.ts'

const project = new TestProject()
afterAll(() => project.remove())

test('what is saved is played again, and Ctrl-C leaves nothing', { timeout: 60_000 }, async () => {
  const { child, end } = project.start('run', '--only', 'a04/door#no-noise', '--watch')
  let text = ''
  let told = Promise.withResolvers<void>()
  child.stdout?.on('data', (chunk) => {
    text += String(chunk)
    if (text.includes('Watching: ')) told.resolve()
  })
  const next = async (): Promise<string> => {
    await told.promise
    told = Promise.withResolvers()
    const shown = text
    text = ''
    return shown
  }
  expect(await next()).toContain('1 warned')
  const feature = join(project.root, 'features/a04/door.feature')
  writeFileSync(feature, readFileSync(feature, 'utf8').replace('creaks with 2 dB', 'creaks with 1 dB'))
  const again = await next()
  expect(again).toContain('changed: features/a04/door.feature')
  expect(again).toContain('1 scenario  1 passed')
  const steps = join(project.root, 'steps/demo.steps.ts')
  writeFileSync(steps, `${readFileSync(steps, 'utf8')}\nconst broken: = 1\n`)
  expect(await next()).toContain('changed: steps/demo.steps.ts')
  child.kill('SIGINT')
  // A process of its own that still ran would hold the pipe open, and there would be no end.
  expect(await end).toMatchObject({ code: 3 })
})

test('a feature that is played in place of those of the suite is looked at as well', {
  timeout: 60_000,
}, async () => {
  const own = join(project.root, 'own.feature')
  copyFileSync(join(project.root, 'features/a04/door.feature'), own)
  const { child, end } = project.start('run', '--features', own, '--watch')
  let text = ''
  child.stdout?.on('data', (chunk) => {
    const isFirst = !text.includes('Watching: ')
    text += String(chunk)
    if (isFirst && text.includes('Watching: '))
      writeFileSync(own, readFileSync(own, 'utf8').replace('creaks with 2 dB', 'creaks with 1 dB'))
    if (text.includes('changed: own.feature')) child.kill('SIGINT')
  })
  await end
  expect(text).toContain('changed: own.feature')
})

test('what a run writes below the folders of the code is no change', { timeout: 60_000 }, async () => {
  const own = new TestProject({ 'reports/code.ts': '', 'reports/out/1/results.json': '{}' })
  const out = join(own.root, 'reports', 'out')
  const { child, end } = startSls(
    ...['run', '--project', own.root, '--out', out, '--only', 'a04/door#no-noise', '--watch'],
  )
  let text = ''
  child.stdout?.on('data', (chunk) => {
    const runs = text.split('Watching: ').length
    text += String(chunk)
    if (text.split('Watching: ').length === runs) return
    if (runs === 2) child.kill('SIGINT')
    else {
      writeFileSync(join(out, '1', 'results.json'), '{"other": 1}')
      const feature = join(own.root, 'features/a04/door.feature')
      writeFileSync(feature, readFileSync(feature, 'utf8').replace('creaks with 2 dB', 'creaks with 1 dB'))
    }
  })
  await end
  own.remove()
  expect([...text.matchAll(/changed: .*/g)].map(([line]) => line)).toEqual([
    'changed: features/a04/door.feature',
  ])
})
