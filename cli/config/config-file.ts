/** @module Finds, reads and checks the configuration of a system under test. */

import { existsSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { load, YAMLException } from 'js-yaml'
import { z } from 'zod'
import type { ConfiguredSystem } from '../../drivers/assemblies/configured/instance.ts'
import { configuration } from '../../drivers/config/configuration.ts'
import { readNamedText } from '../../reports/named-file.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { nearestName } from '../../reports/suite/near-names.ts'
import { slsCommand } from '../shared/project.ts'
import { linesIn } from './lines.ts'

/** The names under which a configuration is found in the working folder, in this order. */
export const configFileNames = [
  'sls.config.ts',
  'sls.config.json',
  'sls.config.yaml',
  'sls.config.yml',
] as const

/** The configuration in a folder: undefined where there is none, a problem where there are several. */
export function findConfigFile(folder = process.cwd()): Result<string | undefined> {
  const found = configFileNames.filter((name) => existsSync(resolve(folder, name)))
  if (found.length > 1)
    return invalid([`There are ${found.join(' and ')} in this folder: name one with --config FILE.`])
  return valid(found[0])
}

interface Read {
  readonly value: unknown
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined
}

/** A configuration from a file. Each problem names file, line and member, and says what to do. */
export async function readConfigFile(file: string): Promise<Result<ConfiguredSystem>> {
  const path = resolve(file)
  if (!existsSync(path))
    return invalid([`--config ${file}: there is no such file; ${slsCommand} init writes one.`])
  const read = await readAny(path, file)
  if (!read.ok) return read
  const { value, lineOf } = read.value
  return checked(value, dirname(path), (issue, at) => {
    const line = lineOf(at)
    return `${file}${line === undefined ? '' : `:${line}`}: ${issue}`
  })
}

/** The smallest configuration: all faces at one URL, everything else by default. */
export const configurationFor = (url: string): Result<ConfiguredSystem> =>
  checked({ url }, process.cwd(), (issue) => `--url ${url}: ${issue.replace(/^url: /, '')}`)

async function readAny(path: string, file: string): Promise<Result<Read>> {
  if (/\.[mc]?[jt]s$/.test(path)) return readModule(path, file)
  if (!/\.(json|ya?ml)$/.test(path))
    return invalid([`--config ${file}: give a file that ends in .ts, .json, .yaml or .yml.`])
  const content = readNamedText(path, file)
  if (!content.ok) return content
  const text = content.value
  try {
    const value: unknown = path.endsWith('.json') ? JSON.parse(text) : load(text, { filename: file })
    return valid({ value, lineOf: linesIn(text) })
  } catch (error) {
    return invalid([`${file}${placeOf(error)}: ${reasonOf(error)}.`])
  }
}

const placeOf = (error: unknown): string =>
  error instanceof YAMLException && error.mark ? `:${error.mark.line + 1}` : ''

const reasonOf = (error: unknown): string => {
  if (error instanceof YAMLException) return error.reason
  return error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error)
}

const moduleShape = z.looseObject({ default: z.unknown() })

async function readModule(path: string, file: string): Promise<Result<Read>> {
  const text = readNamedText(path, file)
  if (!text.ok) return text
  try {
    const { tsImport } = await import('tsx/esm/api')
    let value: unknown = await tsImport(pathToFileURL(path).href, import.meta.url)
    // A file outside a package of modules comes as CommonJS, its default export one level deeper.
    for (let depth = 0; depth < 2; depth++) {
      const module = moduleShape.safeParse(value)
      if (module.success && module.data.default !== undefined) value = module.data.default
      else if (depth === 0 || isCommonJs(value))
        return invalid([`${file}: there is no default export: write "export default defineConfig({ ... })".`])
    }
    return valid({ value, lineOf: lineOfOnlyMention(text.value) })
  } catch (error) {
    return invalid([`${file} cannot be loaded: ${reasonOf(error)}.`])
  }
}

/** Whether these are the exports of a file that was compiled to CommonJS, whose default export is a member. */
const isCommonJs = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && '__esModule' in value

/** In a program, the line of a member is known where its name stands only once. */
const lineOfOnlyMention =
  (text: string): Read['lineOf'] =>
  (path) => {
    const name = path.findLast((part) => typeof part === 'string')
    const mentions = text
      .split('\n')
      .flatMap((line, at) => (line.includes(`${String(name)}:`) ? [at + 1] : []))
    return mentions.length === 1 ? mentions[0] : undefined
  }

type Say = (issue: string, path: readonly PropertyKey[]) => string

function checked(value: unknown, folder: string, say: Say): Result<ConfiguredSystem> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return invalid([
      say('the configuration is not a mapping of members such as url: give at least a url.', []),
    ])
  const parsed = configuration.safeParse(value, { error: issueInWords })
  if (parsed.success) return valid({ configuration: parsed.data, folder })
  return invalid(parsed.error.issues.flatMap((issue) => sentencesOf(issue, say)))
}

const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of members',
  record: 'a mapping of members',
}

/** What to do about a value that does not fit, where the schema itself does not say it. */
export function issueInWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    const noun = nouns[issue.expected] ?? issue.expected
    return issue.input === undefined ? `is missing: give ${noun}` : `give ${noun}`
  }
  if (issue.code === 'invalid_value') return `give one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_big')
    return `give at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
  if (issue.code !== 'too_small') return undefined
  if (issue.origin === 'string') return 'must not be empty'
  return issue.origin === 'array' ? `name at least ${issue.minimum}` : `give at least ${issue.minimum}`
}

const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

function sentencesOf(issue: z.core.$ZodIssue, say: Say): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const path = [...issue.path, key]
      const near = nearTo(key, membersAt(issue.path))
      const hint = near === undefined ? 'take it out.' : `did you mean ${near}?`
      return say(`${nameOf(path)}: there is no such member; ${hint}`, path)
    })
  if (issue.code === 'invalid_key')
    return issue.issues.flatMap((inner) => sentencesOf({ ...inner, path: issue.path }, say))
  const name = nameOf(issue.path)
  return [say(`${name}${name === '' ? '' : ': '}${issue.message.replace(/\.$/, '')}.`, issue.path)]
}

/** The name that was probably meant, also where two letters changed places. */
const nearTo = (given: string, names: readonly string[]): string | undefined =>
  names.find((name) => lettersOf(name) === lettersOf(given)) ?? nearestName(given, names)

const lettersOf = (name: string): string => [...name].sort().join('')

/** The names of the members that may stand at a path, from the JSON Schema. */
function membersAt(path: readonly PropertyKey[]): string[] {
  const object = z.looseObject({
    properties: z.record(z.string(), z.unknown()).optional(),
    items: z.unknown().optional(),
    oneOf: z.array(z.unknown()).optional(),
  })
  let schemas: unknown[] = [z.toJSONSchema(configuration, { io: 'input' })]
  for (const part of path)
    schemas = schemas.flatMap((schema) => {
      const { properties, items, oneOf = [] } = object.parse(schema)
      const inside = typeof part === 'number' ? items : properties?.[String(part)]
      return [inside, ...oneOf].filter((each) => each !== undefined)
    })
  return schemas.flatMap((schema) => {
    const { properties = {}, oneOf = [] } = object.parse(schema)
    return [
      ...Object.keys(properties),
      ...oneOf.flatMap((each) => Object.keys(object.parse(each).properties ?? {})),
    ]
  })
}

/** How a user names the file from the working folder. */
export const shownPath = (folder: string, file: string): string =>
  relative(process.cwd(), resolve(folder, file)) || basename(file)
