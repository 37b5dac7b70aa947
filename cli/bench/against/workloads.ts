/** @module What is compared between two checkouts, and the goals: ratios of this checkout to the other one. */

import { join } from 'node:path'
import type { ShellCommand, TreeUsage } from './process-tree.ts'

export type FigureName = keyof TreeUsage

export interface Workload {
  readonly name: string
  readonly title: string
  readonly goals: Partial<Readonly<Record<FigureName, number>>>
  /** The command in a checkout; files of a run go to `out`. */
  command(checkout: string, out: string): ShellCommand
}

/** Has had this id in every version. */
const oneScenario = 'enable-notifications/what-a-notification-is-for#the-tap-alone-approves-nothing'

const slsRun =
  (...options: readonly string[]): Workload['command'] =>
  (checkout, out) => ({
    file: process.execPath,
    args: [join(checkout, 'cli', 'sls.mjs'), 'run', ...options, '--out', out],
    cwd: checkout,
  })

export const workloads: readonly Workload[] = [
  {
    name: 'process-1',
    title: 'The suite on process, 1 worker',
    goals: { wallMs: 0.6 },
    command: slsRun('--target', 'process', '--workers', '1'),
  },
  {
    name: 'process-2',
    title: 'The suite on process, 2 workers',
    goals: { wallMs: 0.6 },
    command: slsRun('--target', 'process', '--workers', '2'),
  },
  {
    name: 'run',
    title: 'The suite, as sls run runs it',
    goals: { cpuMs: 1, memoryBytes: 0.9 },
    command: slsRun(),
  },
  {
    name: 'only',
    title: 'One scenario with --only',
    goals: { wallMs: 0.8 },
    command: slsRun('--only', oneScenario),
  },
  {
    name: 'npm-test',
    title: 'npm test',
    goals: { cpuMs: 0.8 },
    command: (checkout) => ({ file: 'npm', args: ['test'], cwd: checkout }),
  },
]

/** `npm test` takes ten minutes and more for each side and round: it is measured where it is asked for. */
export const defaultWorkloads = ['process-1', 'process-2', 'run', 'only']
