/** @module `sls run --watch`: plays again what a saved file concerns. */

import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { type ExitCode, exitCodes } from '../../shared/exit-codes.ts'
import { projectAt } from '../../shared/project.ts'
import { type StopSignal, stopSignals } from '../../shared/stop-signals.ts'
import { startTimeout } from '../../shared/stopwatch.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { defaultOut, type RunOptions } from '../options.ts'
import { affectedBy, withoutWatch } from './affected.ts'
import { ChangedFiles } from './changed-files.ts'
import { Player } from './player.ts'

/** The folders of a project whose files change what a scenario does. */
const folders = [
  'features',
  'steps',
  'drivers',
  'simulators',
  'reference-server',
  'contract',
  'faults',
  'reports',
]

/** Until a signal ends it; the exit code is that of the last run which came to its end. */
export async function watchRuns(
  args: readonly string[],
  options: Pick<RunOptions, 'project' | 'app' | 'faultFolders' | 'selection' | 'out'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const { root } = projectAt(options.project)
  const places = [...folders.map((name) => join(root, name)), ...furtherPlaces(options)].filter(existsSync)
  const happened = new Happenings()
  const changes = new ChangedFiles(places, (files) => happened.changed(files), startTimeout, [
    // What runs write, this one and those beside it, changes no verdict.
    resolve(options.out),
    resolve(root, defaultOut),
  ])
  const onSignal = (_signal: StopSignal): void => happened.stop()
  for (const signal of stopSignals) process.on(signal, onSignal)
  const player = new Player()
  let last: readonly string[] = withoutWatch(args)
  let code: ExitCode = exitCodes.conforming
  try {
    for (;;) {
      const ended = await Promise.race([player.play(last), happened.next().then(() => undefined)])
      if (ended === undefined) await player.end()
      else {
        code = ended
        terminal.out(
          `  ${terminal.paint('dim', 'Watching: save a feature, a step or other code. Ctrl-C ends it.')}\n`,
        )
      }
      const files = await happened.next()
      if (files === 'stopped') return code
      happened.taken()
      const names = files.map((file) => relative(root, file).replaceAll('\\', '/'))
      if (names.some((name) => !name.endsWith('.feature'))) await player.end()
      last = affectedBy(names, args, last)
      terminal.out(`\n  ${terminal.paint('cyan', `changed: ${names.join(', ')}`)}\n`)
    }
  } finally {
    changes.close()
    await player.end()
    for (const signal of stopSignals) process.off(signal, onSignal)
  }
}

const furtherPlaces = ({
  app,
  faultFolders,
  selection,
}: Pick<RunOptions, 'app' | 'faultFolders' | 'selection'>): string[] =>
  [...faultFolders, app, selection.features].flatMap((path) => (path === undefined ? [] : [resolve(path)]))

/** What a watch waits for: files that were saved, or its end. */
class Happenings {
  #files: readonly string[] = []
  #stopped = false
  #waiting = Promise.withResolvers<readonly string[] | 'stopped'>()

  changed(files: readonly string[]): void {
    this.#files = [...new Set([...this.#files, ...files])]
    this.#tell()
  }

  stop(): void {
    this.#stopped = true
    this.#tell()
  }

  /** All files that were saved since they were taken. */
  async next(): Promise<readonly string[] | 'stopped'> {
    await this.#waiting.promise
    return this.#stopped ? 'stopped' : this.#files
  }

  taken(): void {
    this.#files = []
    if (!this.#stopped) this.#waiting = Promise.withResolvers()
  }

  #tell(): void {
    this.#waiting.resolve(this.#files)
  }
}
