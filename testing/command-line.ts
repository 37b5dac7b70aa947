import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { recordLeftIn } from '../reports/verdicts/record-file.ts'

/** @module For tests: the command line as a user starts it, on copies of a small project. */

const home = resolve(import.meta.dirname, '..')
const program = join(home, 'cli', 'sls.mjs')

/** A module that loads files of this project, for a project that lies elsewhere. */
export const importsOf = (paths: readonly string[]): string =>
  paths.map((path) => `import '${join(home, path)}'\n`).join('')

/** Where the steps of this project are. */
export const stepFiles = (): readonly string[] =>
  globSync('steps/**/*.ts', { cwd: home, exclude: ['steps/**/*.test.ts'] })

export interface FinishedRun {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A copy of the demo project with files changed, added or (undefined) removed, inside this one so that its packages are found. */
export class TestProject {
  readonly root: string
  readonly outFolder: string
  readonly #started: ChildProcess[] = []

  constructor(files: Readonly<Record<string, string | undefined>> = {}) {
    mkdirSync(join(home, 'reports', 'out'), { recursive: true })
    this.root = mkdtempSync(join(home, 'reports', 'out', 'demo-'))
    this.outFolder = join(this.root, 'out')
    cpSync(join(home, 'testing', 'projects', 'demo'), this.root, { recursive: true })
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true })
      if (text === undefined) rmSync(join(this.root, path))
      else writeFileSync(join(this.root, path), text)
    }
  }

  start(subcommand: string, ...args: readonly string[]): StartedRun {
    const started = startSls(subcommand, '--project', this.root, '--out', this.outFolder, ...args)
    this.#started.push(started.child)
    return started
  }

  /** Where no file grows beyond so many blocks of 512 bytes: a full disk, which needs no rights. Not on Windows. */
  onFullDisk(blocks: number, subcommand: string, ...args: readonly string[]): StartedRun {
    const limited = ['-c', `ulimit -S -f ${blocks}; exec "$@"`, 'sh', process.execPath, program]
    const options = ['--project', this.root, '--out', this.outFolder]
    const started = collecting(spawn('/bin/sh', [...limited, subcommand, ...options, ...args]))
    this.#started.push(started.child)
    return started
  }

  async sls(subcommand: string, ...args: readonly string[]): Promise<FinishedRun> {
    return this.start(subcommand, ...args).end
  }

  read(file: string): string {
    return readFileSync(join(this.outFolder, file), 'utf8')
  }

  /** The messages of the run, a line each. */
  messages(): string {
    return recordLeftIn(this.outFolder)
  }

  /** With whatever still runs in it, as after a test that failed. */
  remove(): void {
    for (const child of this.#started) child.kill('SIGKILL')
    rmSync(this.root, { recursive: true, force: true })
  }
}

interface StartedRun {
  readonly child: ChildProcess
  readonly end: Promise<FinishedRun>
}

/** Starts `node cli/sls.mjs`. */
export const startSls = (...args: readonly string[]): StartedRun => startSlsWith({}, ...args)

export const startSlsWith = (environment: NodeJS.ProcessEnv, ...args: readonly string[]): StartedRun =>
  started(home, environment, args)

/** The same in another working folder. */
export const startSlsIn = (folder: string, ...args: readonly string[]): StartedRun =>
  started(folder, {}, args)

function started(cwd: string, environment: NodeJS.ProcessEnv, args: readonly string[]): StartedRun {
  const env = { ...process.env, ...environment }
  return collecting(spawn(process.execPath, [program, ...args], { cwd, env }))
}

function collecting(child: ChildProcessWithoutNullStreams): StartedRun {
  const collected = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    collected.out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    collected.err += String(chunk)
  })
  const end = new Promise<FinishedRun>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, ...collected }))
  })
  return { child, end }
}
