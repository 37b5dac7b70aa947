import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { certifySubcommand } from './certify/certify.ts'
import { diffSubcommand } from './diff/diff.ts'
import { fleetSubcommand } from './fleet/fleet.ts'
import { matrixSubcommand } from './matrix/matrix.ts'
import { mergeSubcommand } from './merge/merge.ts'
import { reportSubcommand } from './report/report.ts'
import { runSubcommand } from './run/run.ts'
import type { Subcommand } from './shared/subcommand.ts'
import { specSubcommand } from './spec/spec.ts'
import { verifySubcommand } from './verify/verify.ts'

const root = mkdtempSync(join(tmpdir(), 'sls-named-paths-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
/** A folder where a file is expected, by this name. */
const folder = join(root, 'folder')
const yaml = join(root, 'folder.yaml')
const module = join(root, 'folder.ts')
const results = join(root, 'run', 'results.json')
for (const path of [folder, yaml, module, results, join(root, 'features')])
  mkdirSync(path, { recursive: true })
const run = join(root, 'run')
const text = join(root, 'text')
writeFileSync(text, 'text')
const key = join(root, 'key.pem')

/** What a subcommand says and ends with. */
async function refusal(subcommand: Subcommand, ...args: readonly string[]) {
  let said = ''
  const code = await subcommand.run(args, {
    live: false,
    columns: 80,
    out: (more) => {
      said += more
    },
    err: (more) => {
      said += more
    },
    paint: (_, word) => word,
  })
  return { code, said }
}

const isFolder = 'it is a folder: name a file.\n'

test.each([
  ['verify', verifySubcommand, [folder], `${folder}: ${isFolder}`],
  ['verify', verifySubcommand, [text, '--key', folder], `--key ${folder}: ${isFolder}`],
  ['certify', certifySubcommand, ['--key', folder], `--key ${folder}: ${isFolder}`],
  ['fleet', fleetSubcommand, ['--mix', folder], `--mix ${folder}: ${isFolder}`],
  ['run', runSubcommand, ['--known-failures', folder], `--known-failures ${folder}: ${isFolder}`],
  ['run', runSubcommand, ['--config', yaml], `${yaml}: ${isFolder}`],
  ['run', runSubcommand, ['--config', module], `${module}: ${isFolder}`],
  ['run', runSubcommand, ['--last-failed', '--out', run], `--last-failed: ${results}: ${isFolder}`],
  ['diff', diffSubcommand, [run, run], `${results}: ${isFolder}`],
  ['matrix', matrixSubcommand, [run], `${results}: ${isFolder}`],
  ['merge', mergeSubcommand, [run, '--out', folder], `${run}: results.json: ${isFolder}`],
  ['report', reportSubcommand, [run], `${results}: ${isFolder}`],
  ['spec', specSubcommand, ['--run', run, '--out', folder], `--run ${run}: results.json: ${isFolder}`],
])('sls %s refuses a folder where it reads a file', async (_, subcommand, args, said) => {
  expect(await refusal(subcommand, ...args)).toEqual({ code: 2, said })
})

test('sls certify refuses a folder as what was tested', async () => {
  expect((await refusal(certifySubcommand, '--new-key', key)).code).toBe(0)
  expect(await refusal(certifySubcommand, '--key', key, '--artifact', folder)).toEqual({
    code: 2,
    said: `--artifact ${folder}: ${isFolder}`,
  })
})

test('sls certify makes no key where no file can be made', async () => {
  const file = join(root, 'nowhere', 'key.pem')
  expect(await refusal(certifySubcommand, '--new-key', file)).toEqual({
    code: 2,
    said: `--new-key ${file} cannot be written (ENOENT): choose a folder that is there and can be written.\n`,
  })
})

test.each([
  [join(root, 'features'), 'the folder holds no file that ends in .feature: name another one.'],
  [text, 'give a file that ends in .feature, or a folder.'],
  [join(root, 'none'), 'there is no such file or folder.'],
])('sls run --features %s', async (path, sentence) => {
  expect(await refusal(runSubcommand, '--features', path)).toEqual({
    code: 2,
    said: `--features ${path}: ${sentence}\n`,
  })
})
