/** @module What Git knows of the project: its files and the subjects of its commits. */

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../../', import.meta.url))

/** The lines that Git prints; undefined where there is no repository, or not that far back (tarball, shallow clone). */
function git(...args: readonly string[]): string[] | undefined {
  try {
    const printed = execFileSync('git', args, {
      cwd: top,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return printed.split('\n').filter((line) => line !== '')
  } catch {
    return undefined
  }
}

/** The files that are versioned, or would be with the next commit. */
export const versionedFiles = (): readonly string[] | undefined =>
  git('ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate')?.filter((path) =>
    existsSync(join(top, path)),
  )

/** Subjects of the commits since this one, the newest first. */
export const subjectsSince = (commit: string): readonly string[] | undefined =>
  git('log', '--no-merges', '--format=%s', `${commit}..HEAD`)
