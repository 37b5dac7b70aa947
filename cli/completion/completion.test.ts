import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { startSls } from '../../testing/command-line.ts'

/** What bash offers for the last word of a command line. The script is longer than an argument may be. */
const ask = (script: string, line: readonly string[]): string[] => {
  const question =
    'eval "$(cat)"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); compopt() { :; }; _sls; declare -p COMPREPLY'
  const { stdout } = spawnSync('bash', ['--norc', '-c', question, 'bash', 'sls', ...line], {
    encoding: 'utf8',
    input: script,
  })
  return [...stdout.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word)
}

test('bash completes subcommands, options, values and files', async () => {
  const { code, out } = await startSls('completion', 'bash').end
  expect(code).toBe(0)
  expect(ask(out, ['fau'])).toEqual(['faults'])
  expect(ask(out, ['run', '--last'])).toEqual(['--last-failed'])
  expect(ask(out, ['run', '--target', ''])).toEqual(['embedded', 'intercepted', 'process', 'browser'])
  expect(ask(out, ['run', '--fault', 'code-for-every'])).toEqual(['code-for-every-login'])
  expect(ask(out, ['run', '--only', 'SMS-RU-0'])).toContain('SMS-RU-02')
  expect(ask(out, ['run', '--only', 'feat'])).toEqual(['features'])
  expect(ask(out, ['report', 'repor'])).toEqual(['reports'])
  expect(ask(out, ['detect', '--only', 'code-for-every'])).toEqual(['code-for-every-login'])
})

const hasZsh = spawnSync('zsh', ['--version']).status === 0

/** What zsh is offered for the last word of a command line; it chooses by itself what the word begins with. */
const offeredToZsh = (script: string, line: readonly string[]): string[] => {
  const question =
    'compdef() { :; }; compadd() { shift; print -rl -- "$@"; }; _files() { print -r -- files "$@"; }; eval "$(cat)"; ' +
    'words=("$@"); CURRENT=$#; _sls'
  const { stdout } = spawnSync('zsh', ['-f', '-c', question, 'zsh', 'sls', ...line], {
    encoding: 'utf8',
    input: script,
  })
  return stdout.trim().split('\n')
}

test.skipIf(!hasZsh)('zsh completes as well', async () => {
  const { out } = await startSls('completion', 'zsh').end
  expect(offeredToZsh(out, ['fau'])).toContain('faults')
  expect(offeredToZsh(out, ['run', '--last'])).toContain('--last-failed')
  expect(offeredToZsh(out, ['run', '--target', ''])).toEqual([
    'embedded',
    'intercepted',
    'process',
    'browser',
  ])
  expect(offeredToZsh(out, ['run', '--fault', 'code-for-every'])).toContain('code-for-every-login')
  expect(offeredToZsh(out, ['run', '--only', 'SMS'])).toEqual(expect.arrayContaining(['SMS-RU-02', 'files']))
  expect(offeredToZsh(out, ['report', 'repor'])).toContain('files -/')
})

test.each([
  [['completion', 'fish'], 'sls completion: name the shell, bash or zsh.'],
  [['faults', 'nothing-like-it'], 'None of '],
])('%j is refused in a sentence', async (args, sentence) => {
  const { code, err } = await startSls(...args).end
  expect({ code: Number(code) > 0, err }).toMatchObject({
    code: true,
    err: expect.stringContaining(sentence),
  })
})

test('faults are found by words in their titles, ids and rows', async () => {
  const { code, out } = await startSls('faults', 'server', 'every-login', 'SEC-BIND-12').end
  expect({ code, out }).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /^code-for-every-login {2}SEC-BIND-12.*\n {4}While a login waits[\s\S]*1 of \d+ faults/,
    ),
  })
})
