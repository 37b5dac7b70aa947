/** @module The package as a user gets it: packed, installed in an empty folder, and run there. */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Counts } from '../checks/parts/parts.ts'
import { simulatorsExample, vitestIn } from './simulators-examples.ts'

const top = resolve(import.meta.dirname, '..')

/** A fault as a user writes it, with syntax that Node alone does not strip. */
const usersFault = `import type { ServerFault } from 'sls-conformance/faults'

enum Mistake { Password = 'any password' }

const fault: ServerFault = {
  id: 'my-any-password-accepted',
  title: \`Accepts \${Mistake.Password} of a person who exists.\`,
  subject: 'server',
  violates: ['PUSH-AND-02'],
  inject: (parts) => ({ ...parts, rules: { ...parts.rules, passwordAccepted: () => true } }),
}
export default fault
`

const fileInPackage = /^(?:LICENSE|README\.md|CHANGELOG\.md|package\.json|dist\/)/
const fileOfTests = /\.test\.|^dist\/(?:checks|testing|packaging)\//

const compiler = join(top, 'node_modules/typescript/bin/tsc')
const strictly = [
  '--noEmit',
  '--strict',
  '--target',
  'esnext',
  '--module',
  'nodenext',
  '--skipLibCheck',
  '--ignoreConfig',
]

interface Finished {
  readonly code: number
  readonly output: string
}

/** The package, installed in an empty folder of its own; `close` removes it. */
export interface InstalledPackage {
  /** Paths in the tarball. */
  readonly files: readonly string[]
  /** Runs `npx sls` in the folder. */
  sls(...args: readonly string[]): Finished
  /** Runs `npx sls init` in the folder, for a server that the configuration starts. */
  configure(): Finished
  /** Takes the configuration away again. */
  forgetConfiguration(): void
  /** Compiles the user's fault as strictly as a user may. */
  compile(): Finished
  /** Starts `sls serve` or `sls simulate`, interrupts it when it has printed its addresses, and waits for its end. */
  interrupted(subcommand: 'serve' | 'simulate'): Promise<Finished>
  /** Runs the test that simulators/README.md shows. */
  testWithSimulators(): Finished
  close(): void
}

/** That of a user, who has no cache of compiled modules but the one of the package. */
const { NODE_COMPILE_CACHE: _ours, ...environment } = process.env

function run(folder: string, command: string, args: readonly string[]): Finished {
  const env = { ...environment, NO_COLOR: '1', SLS_LAB_TOKEN: 'token-of-an-own-lab' }
  const options = { cwd: folder, env, encoding: 'utf8', timeout: 300_000, maxBuffer: 1 << 26 } as const
  const { status, stdout, stderr, error } = spawnSync(command, args, options)
  return { code: status ?? -1, output: `${stdout}${stderr}${error?.message ?? ''}` }
}

function mustRun(folder: string, command: string, args: readonly string[]): string {
  const { code, output } = run(folder, command, args)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with exit code ${code}:\n${output}`)
  return output
}

const configFile = 'sls.config.yaml'
/** The reference server as a system that is not ours; it stamps its tokens by the clock that the lab sets. */
const ownServer = `"${process.execPath}" node_modules/sls-conformance/dist/cli/bench/foreign/reference-program.js`

function configure(folder: string): Finished {
  const written = run(folder, 'npx', ['sls', 'init', '--url', 'http://127.0.0.1:18080', '--start', ownServer])
  if (written.code !== 0) return written
  const path = join(folder, configFile)
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace('credentialClock: machine', 'credentialClock: lab'))
  return written
}

async function interrupted(folder: string, subcommand: string): Promise<Finished> {
  // Not by npx, which ends by the signal itself.
  const program = join(folder, 'node_modules', '.bin', 'sls')
  const child = spawn(program, [subcommand, '--port', '0'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
      if (!child.killed && output.includes('Ctrl-C ends it.')) child.kill('SIGINT')
    })
  const [code]: unknown[] = await once(child, 'close')
  return { code: typeof code === 'number' ? code : -1, output }
}

/** Packs the project as `npm publish` would, and installs it in an empty folder. Needs the npm registry. */
export function installPackage(): InstalledPackage {
  const folder = mkdtempSync(join(tmpdir(), 'sls-installed-'))
  const project = join(folder, 'project')
  mkdirSync(join(project, 'faults'), { recursive: true })
  mustRun(top, 'npm', ['pack', '--pack-destination', folder])
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true }\n')
  writeFileSync(join(project, 'faults', 'any-password.ts'), usersFault)
  writeFileSync(join(project, 'simulators.test.ts'), simulatorsExample('ts'))
  mustRun(project, 'npm', ['install', '--no-audit', '--no-fund', join(folder, tarball)])
  const listed = mustRun(folder, 'tar', ['-tzf', tarball])
  return {
    files: listed
      .trim()
      .split('\n')
      .map((path) => path.replace(/^package\//, '')),
    sls: (...args) => run(project, 'npx', ['sls', ...args]),
    configure: () => configure(project),
    forgetConfiguration: () => rmSync(join(project, configFile)),
    compile: () => run(project, process.execPath, [compiler, ...strictly, 'faults/any-password.ts']),
    interrupted: (subcommand) => interrupted(project, subcommand),
    testWithSimulators: () => run(project, process.execPath, vitestIn(project)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What has to hold of the installed package, by name; each gives what is wrong, or undefined. */
const expectations: Readonly<
  Record<string, (installed: InstalledPackage) => string | undefined | Promise<string | undefined>>
> = {
  'holds what it needs, and no tests': ({ files }) => {
    const wrong = files.filter((path) => !fileInPackage.test(path) || fileOfTests.test(path))
    return wrong.length > 0 ? `holds ${wrong.slice(0, 5).join(', ')}` : undefined
  },
  'tells its version': ({ sls }) => {
    const { code, output } = sls('--version')
    return code === 0 && /^\d+\.\d+\.\d+$/m.test(output) ? undefined : output
  },
  'runs the whole suite': (installed) => conforming(installed),
  'runs against a server that is a program of its own': (installed) =>
    conforming(installed, '--target', 'process', '--only', 'PUSH-AND-02'),
  'goes red with the fault of a user, and says how to run that again': ({ sls }) => {
    const { code, output } = sls(
      'run',
      '--faults',
      'faults',
      '--fault',
      'my-any-password-accepted',
      '--only',
      'PUSH-AND-02',
    )
    return code === 1 && output.includes('npx sls run') ? undefined : output
  },
  'detects the fault of a user': ({ sls }) => {
    const { code, output } = sls('detect', '--faults', 'faults', '--only', 'my-any-password-accepted')
    return code === 0 && output.includes('1 killed') ? undefined : output
  },
  'traces the requirements': ({ sls }) => {
    const { code, output } = sls('trace')
    return code === 0 && /[1-9]\d* rows {2}0 untested/.test(output) ? undefined : output
  },
  'compiles the fault of a user against its types': ({ compile }) => {
    const { code, output } = compile()
    return code === 0 ? undefined : output
  },
  'serves until it is interrupted': async ({ interrupted }) => {
    const { code, output } = await interrupted('serve')
    return code === 0 && output.includes('Ended. Everything is kept.') ? undefined : output
  },
  'simulates until it is interrupted': async ({ interrupted }) => {
    const { code, output } = await interrupted('simulate')
    return code === 0 && output.includes('Ended. Keys and accounts are kept') ? undefined : output
  },
  'gives its simulators to the test of a user': ({ testWithSimulators }) => {
    const { code, output } = testWithSimulators()
    return code === 0 && output.includes('2 passed') ? undefined : output
  },
  'configures a system, checks it and judges it': (installed) => {
    const { code, output } = installed.configure()
    if (code !== 0) return output
    try {
      const checked = installed.sls('check')
      if (checked.code !== 0 || !checked.output.includes('Ready.')) return checked.output
      return conforming(installed, '--config', configFile, '--tags', '@PUSH-AND-02 or @SMS-07')
    } finally {
      installed.forgetConfiguration()
    }
  },
  'answers wrong usage with one sentence': ({ sls }) => {
    const { code, output } = sls('run', '--target', 'nowhere')
    return code === 2 && output.trim().split('\n').length === 1 ? undefined : output
  },
}

function conforming({ sls }: InstalledPackage, ...args: readonly string[]): string | undefined {
  const { code, output } = sls('run', ...args)
  return code === 0 && output.includes('Conforming.') ? undefined : output
}

/** Installs the package and counts what holds; what does not is printed. */
export async function checkInstalled(print: (line: string) => void): Promise<Counts> {
  const installed = installPackage()
  let failed = 0
  try {
    for (const [name, expectation] of Object.entries(expectations)) {
      const wrong = await expectation(installed)
      if (wrong === undefined) continue
      failed++
      print(`  the installed package ${name}: it does not.\n${wrong.trimEnd()}`)
    }
  } finally {
    installed.close()
  }
  return { passed: Object.keys(expectations).length - failed, failed, skipped: 0 }
}
