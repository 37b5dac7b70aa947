/**
 * @module Digests of what the verdicts of a run rest on. They are the same whatever the ends of lines and the separator of
 * paths, so a checkout on Windows and one on Linux agree.
 */

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from './sha256.ts'

/** Each as `sha256:` and 64 hexadecimal digits. */
export interface SuiteDigests {
  /** Every feature. */
  readonly features: string
  /** The definitions and tasks of the steps. */
  readonly steps: string
  /** The requirements, with their ambiguities, profiles and rules of contexts. */
  readonly catalogue: string
}

export type FileDigests = Readonly<Record<string, string>>

/** The files of each, below the root of a project; the manifest of ids says what was, and changes no verdict. */
const contents: Readonly<
  Record<keyof SuiteDigests, { readonly all: string; readonly but: readonly string[] }>
> = {
  features: { all: 'features/**/*.feature', but: [] },
  steps: { all: 'steps/**/*.{ts,js}', but: ['**/*.test.ts', '**/*.d.ts'] },
  catalogue: { all: 'features/requirements/*.yaml', but: ['**/manifest.yaml', '**/rows.yaml'] },
}

/** The digest of each file, by its path with slashes. */
export function fileDigests(root: string): Readonly<Record<keyof SuiteDigests, FileDigests>> {
  const of = (part: keyof SuiteDigests): FileDigests => {
    const { all, but } = contents[part]
    const paths = globSync(all, { cwd: root, exclude: [...but] }).map((path) => path.replaceAll('\\', '/'))
    return Object.fromEntries(
      paths.sort().map((path) => [path, textDigest(readFileSync(join(root, path), 'utf8'))]),
    )
  }
  return { features: of('features'), steps: of('steps'), catalogue: of('catalogue') }
}

const textDigest = (text: string): string => sha256(text.replaceAll('\r\n', '\n'))

/** One digest for many files. */
export const digestOfFiles = (files: FileDigests): string =>
  sha256(
    Object.keys(files)
      .sort()
      .map((path) => `${path} ${files[path]}\n`)
      .join(''),
  )

export const digestsOf = ({
  features,
  steps,
  catalogue,
}: Readonly<Record<keyof SuiteDigests, FileDigests>>): SuiteDigests => ({
  features: digestOfFiles(features),
  steps: digestOfFiles(steps),
  catalogue: digestOfFiles(catalogue),
})
