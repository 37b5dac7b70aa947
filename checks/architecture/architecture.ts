/**
 * @module Finds what the architecture forbids: imports against the table of rooms, ambient time and randomness, and ways
 * to a thing on a page that nobody who uses the page has.
 */

import { posix } from 'node:path'
import { ambient, type Room, rooms, testPackages } from './module-boundaries.ts'

/** A file of the project: its path from the top, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s*['"]([^'"]+)['"]|(?:^|[^\w.])import\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** The innermost room that a file stands in. */
function roomOf(path: string, table: readonly Room[]): Room | undefined {
  return table
    .filter((room) => within(path, room.folder))
    .sort((one, other) => other.folder.length - one.folder.length)[0]
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Every module that a file imports, as written. */
export function importsOf(text: string): string[] {
  const specifiers = [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  // What is put together at run time is the text of another program, not an import of this one.
  return specifiers.filter((specifier) => !specifier.includes('${'))
}

function judgeImport(file: SourceFile, room: Room, specifier: string): string | undefined {
  if (specifier.startsWith('node:')) return undefined
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file.path), specifier))
    const ours = isTest(file.path) ? [...room.ours, 'testing'] : room.ours
    const allowed = within(target, room.folder) || ours.some((one) => within(target, one))
    return allowed ? undefined : `${file.path} imports ${target}, which ${room.folder}/ may not know`
  }
  const name = packageOf(specifier)
  const allowed = room.packages.includes(name) || (isTest(file.path) && testPackages.includes(name))
  return allowed ? undefined : `${file.path} imports the package ${name}, which ${room.folder}/ may not use`
}

/** Imports that the table of rooms does not allow, one sentence each. */
export function forbiddenImports(files: readonly SourceFile[], table: readonly Room[] = rooms): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path, table)
    if (!room)
      return [
        `${file.path} stands in no room: give its folder a row in checks/architecture/module-boundaries.ts`,
      ]
    return importsOf(file.text).flatMap((specifier) => judgeImport(file, room, specifier) ?? [])
  })
}

/** Code without comments and with empty strings: names in prose are no calls. */
const codeOnly = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (found) =>
    found.startsWith('/') ? '' : "''",
  )

/** Ambient time and randomness outside the one file that may have it, one sentence each. */
export function ambientUses(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const code = codeOnly(file.text)
    return ambient
      .filter(({ pattern, allowed }) => pattern.test(code) && !allowed.includes(file.path))
      .map(({ name }) => `${file.path} uses ${name}: pass the clock, the wait or the randomness in`)
  })
}

const selector =
  /\.(?:locator|frameLocator|getByTestId|waitForSelector|querySelector(?:All)?|getElementsBy\w+|getElementById|\$\$?|evaluate\w*)\s*\(/

/** The driver of pages finds things by role and name, as people do: never by selector, test id or script. */
export function selectorUses(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const [found] = within(path, 'drivers/browser') ? (selector.exec(codeOnly(text)) ?? []) : []
    return found === undefined ? [] : [`${path} uses ${found}): find it by its role and name`]
  })
}
