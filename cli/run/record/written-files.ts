import { runFiles } from '../../shared/report-files.ts'
import type { RunOptions } from '../options.ts'

export const contextsFile = 'contexts.json'

/** Who played what of a distributed run. */
export const workersFile = 'workers.json'

/** What a run with these options writes into its folder itself; each pass of several has a folder of its own. */
export const writtenFiles = ({
  contexts,
  nats,
}: Pick<RunOptions, 'contexts' | 'nats'>): readonly string[] => [
  ...(contexts === undefined ? runFiles : [contextsFile]),
  ...(nats === undefined ? [] : [workersFile]),
]
