import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const signals = fileURLToPath(new URL('shared/stop-signals.ts', import.meta.url))
const program = `
  const { stopWithNpm, whenStopped } = await import(${JSON.stringify(signals)})
  stopWithNpm()
  setInterval(() => {}, 1000)
  const stopped = whenStopped()
  console.log('ready')
  await stopped
  console.log('stopped')
  process.exit(0)
`

/** Started by a shell that is killed, and so ends alone; what it prints until its output is closed. */
async function afterItsShell(environment: NodeJS.ProcessEnv): Promise<string> {
  const shell = spawn(
    '/bin/sh',
    ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, program],
    {
      env: { ...process.env, npm_lifecycle_event: undefined, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    },
  )
  let printed = ''
  for await (const chunk of shell.stdout) {
    printed += String(chunk)
    if (printed === 'ready\n') {
      shell.kill('SIGKILL')
      // Without npm nothing ends it but somebody: here the whole group is told.
      if (environment.npm_lifecycle_event === undefined) process.kill(-(shell.pid ?? 0), 'SIGINT')
    }
  }
  return printed
}

test.skipIf(process.platform === 'win32').each([
  ['that npm has started ends with it, though no signal comes', { npm_lifecycle_event: 'sls' }],
  ['of its own is ended by a signal', {}],
])('a command %s', { timeout: 30_000 }, async (_, environment) => {
  expect(await afterItsShell(environment)).toBe('ready\nstopped\n')
})
