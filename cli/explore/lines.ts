/** @module What the terminal shows of an exploration. */

import { relative } from 'node:path'
import { NotTestable } from '../../drivers/ports/errors.ts'
import type { Coverage } from '../../exploration/walk/coverage.ts'
import type { ExplorationFinding } from '../../exploration/walk/explore.ts'
import { harnessError } from '../shared/harness-error.ts'
import { type ProgressBar, progressBarOn } from '../shared/progress-bar.ts'
import { slsCommand } from '../shared/project.ts'
import { formatDuration } from '../shared/stopwatch.ts'
import type { Terminal } from '../shared/terminal.ts'
import type { ExplorationProgress } from './progress-file.ts'

interface End {
  readonly coverage: Coverage
  /** The rows that the exploration could touch at all. */
  readonly rows: readonly string[]
  readonly seconds: number
  readonly found: ExplorationProgress['findings']
  readonly inAll: number
  readonly options: readonly string[]
}

const widest = 100

export class ExplorationLines {
  readonly #terminal: Terminal
  readonly #out: string
  readonly #bar: ProgressBar

  constructor(terminal: Terminal, out: string) {
    this.#terminal = terminal
    this.#out = relative(process.cwd(), out) || out
    this.#bar = progressBarOn(terminal)
  }

  begin(target: string, seed: number, milliseconds: number, earlier: ExplorationProgress | undefined): void {
    const goesOn = earlier
      ? `Goes on at walk ${earlier.next}, after ${count(earlier.actions, 'action')}; ${count(earlier.corpus.length, 'walk')} of before come first.\n`
      : ''
    this.#terminal.out(`\nExploring ${target} for ${formatDuration(milliseconds)}, seed ${seed}\n${goesOn}\n`)
  }

  progress(part: number, walk: string, { actions }: Coverage, found: number): void {
    if (!this.#terminal.live) return
    const percent = Math.min(100, Math.floor(part * 100))
    this.#bar.show(percent, 100, `${found} found`, `walk ${walk}, ${actions} actions`)
  }

  found(finding: ExplorationFinding, statement: string, feature: string): void {
    this.#bar.clear()
    const { paint } = this.#terminal
    const { row, walk, lines, mismatch, confirmed } = finding
    const indent = ' '.repeat(6)
    this.#terminal.out(
      [
        `  ${paint(['red', 'bold'], row)}  ${this.#wrapped(statement, row.length + 4)}`,
        ...lines.map(({ sentence }, at) =>
          at === lines.length - 1
            ? `${indent}${paint('red', `✗ ${this.#wrapped(sentence, 8)}`)}`
            : `${indent}${paint('dim', '·')} ${this.#wrapped(sentence, 8)}`,
        ),
        `${indent}${paint('dim', 'expected')}  ${this.#wrapped(mismatch.expected, 16)}`,
        `${indent}${paint('dim', 'observed')}  ${this.#wrapped(mismatch.observed, 16)}`,
        `${indent}${paint('dim', `${this.#out}/${feature}`)}`,
        `${indent}${paint('dim', `walk ${walk}${confirmed ? '' : ', which alone shows it: not as a scenario by itself'}`)}`,
        '',
        '',
      ].join('\n'),
    )
  }

  end({ coverage, rows, seconds, found, inAll, options }: End): void {
    this.#bar.clear()
    const { paint } = this.#terminal
    const { actions, pairs, states } = coverage
    const touched = rows.filter((row) => coverage.rows.has(row))
    const perSecond = Math.round(actions / Math.max(seconds, 0.001))
    const summary = [
      `${count(actions, 'action')} in ${formatDuration(seconds * 1000)}, ${number(perSecond)} a second`,
      `${touched.length} of ${rows.length} rows of the server were looked at, in ${count(states.size, 'state')}`,
      `${count(pairs.size, 'pair')} of actions; what was never reached: ${this.#out}/exploration.json`,
    ]
    this.#terminal.out(`${summary.map((line) => `  ${paint('dim', line)}`).join('\n')}\n\n`)
    const again = `${slsCommand} run --features ${this.#out}/features ${options.join(' ')}`.trimEnd()
    this.#terminal.out(
      found.length === 0
        ? `${paint(['green', 'bold'], 'Nothing found')}${inAll > 0 ? `, beside ${inAll} of before` : ''}\n`
        : `${paint(['red', 'bold'], `${found.length} found`)}${inAll > found.length ? `, beside ${inAll - found.length} of before` : ''}. As scenarios:\n  ${again}\n`,
    )
  }

  interrupted(walk: string, seed: number): void {
    this.#terminal.out(`Interrupted in walk ${walk} of seed ${seed}: the same command goes on from here.\n`)
  }

  broke(walk: string, seed: number, problem: unknown): void {
    this.#terminal.err(
      problem instanceof NotTestable
        ? `The exploration ended in walk ${walk} of seed ${seed}: ${problem.message.replace(/^Not testable: /, '')}.\n`
        : `In walk ${walk} of seed ${seed}:\n${harnessError(problem)}`,
    )
  }

  /** The text in lines that are no wider than the terminal; those after the first begin at this column. */
  #wrapped(text: string, indent: number): string {
    const room = Math.min(this.#terminal.columns, widest) - indent
    const lines: string[] = ['']
    for (const word of text.split(' ')) {
      const line = lines.at(-1) ?? ''
      if (line === '' || line.length + word.length < room)
        lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
      else lines.push(word)
    }
    return lines.join(`\n${' '.repeat(indent)}`)
  }
}

const number = (value: number): string => value.toLocaleString('en')

const count = (value: number, thing: string): string => `${number(value)} ${thing}${value === 1 ? '' : 's'}`
