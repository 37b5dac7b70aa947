import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { FAILSAFE_SCHEMA } from 'js-yaml'
import type { z } from 'zod'
import { invalid, type Result, valid } from '../result.ts'
import { parseYaml } from '../yaml.ts'
import {
  type Ambiguity,
  type Article,
  ambiguityFile,
  articleFile,
  type Requirement,
  standardsFile,
} from './catalogue-schema.ts'
import { schemaProblems } from './schema-problems.ts'

/** The requirements of the articles and of the standards, by id in the order of the files. */
export interface Catalogue {
  readonly articles: readonly Article[]
  readonly rows: ReadonlyMap<string, Requirement>
  readonly ambiguities: ReadonlyMap<string, Ambiguity>
}

interface SourceFile {
  readonly name: string
  readonly text: string
}

const ambiguitiesName = 'ambiguities.yaml'
const standardsName = 'security.yaml'
/** Stands in the same folder and is no part of the catalogue: the ids of scenarios. */
export const manifestName = 'manifest.yaml'
/** The same: groups of rows. */
export const profilesName = 'profiles.yaml'
/** The same: what of a context does not go together with which scenarios. */
export const contextsName = 'contexts.yaml'
/** The same: the ids that rows have and had. */
export const rowIdsName = 'rows.yaml'
const noArticles: readonly string[] = [manifestName, profilesName, contextsName, rowIdsName]

/** Reads `DIR/*.yaml` but the four above; a malformed catalogue comes back as sentences that name file, row and field. */
export function loadCatalogue(directory: string): Result<Catalogue> {
  let names: string[]
  try {
    names = readdirSync(directory).filter((name) => name.endsWith('.yaml') && !noArticles.includes(name))
  } catch {
    return invalid([`The catalogue folder ${directory} cannot be read: check the path.`])
  }
  return parseCatalogue(
    names.sort().map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') })),
  )
}

/** The same from texts in memory. */
export function parseCatalogue(files: readonly SourceFile[]): Result<Catalogue> {
  const problems: string[] = []
  const read = <T>(file: SourceFile, schema: z.ZodType<T>): readonly T[] => {
    const parsed = parseFile(file, schema)
    if (parsed.ok) return [parsed.value]
    problems.push(...parsed.problems)
    return []
  }
  const named = (...names: string[]) => files.filter((file) => names.includes(basename(file.name)))
  const notes = named(ambiguitiesName).flatMap((file) => read(file, ambiguityFile))
  const articles = files
    .filter((file) => !named(ambiguitiesName, standardsName).includes(file))
    .flatMap((file) => read(file, articleFile))
  const standards = named(standardsName).flatMap((file) => read(file, standardsFile))
  const rows: readonly Requirement[] = [
    ...articles.flatMap(({ article, rows }) => rows.map((row) => ({ ...row, article }))),
    ...standards.flatMap(({ beyond, rows }) => rows.map((row) => ({ ...row, article: beyond }))),
  ]
  const parts: readonly Article[] = [
    ...articles.map(({ article, title }) => ({ id: article, title })),
    ...standards.map(({ beyond, title }) => ({ id: beyond, title, beyond: true as const })),
  ]
  const catalogue: Catalogue = {
    articles: [...byId(parts, 'Article', problems).values()],
    rows: byId(rows, 'Row', problems),
    ambiguities: byId(
      notes.flatMap(({ ambiguities }) => ambiguities),
      'Ambiguity',
      problems,
    ),
  }
  problems.push(...danglingReferences(catalogue))
  return problems.length > 0 ? invalid(problems) : valid(catalogue)
}

/** A file of the catalogue by its schema, or sentences that name entry and field. */
export function parseFile<T>(file: SourceFile, schema: z.ZodType<T>): Result<T> {
  // Every scalar of a catalogue is a text: without types YAML is parsed faster, and `no` stays a word.
  const data = parseYaml(file.name, file.text, { schema: FAILSAFE_SCHEMA })
  if (!data.ok) return data
  const parsed = schema.safeParse(data.value)
  return parsed.success ? valid(parsed.data) : invalid(schemaProblems(file.name, data.value, parsed.error))
}

function byId<T extends { readonly id: string }>(
  items: readonly T[],
  noun: string,
  problems: string[],
): Map<string, T> {
  const map = new Map<string, T>()
  for (const item of items) {
    if (map.has(item.id))
      problems.push(`${noun} ${item.id} is in the catalogue twice: ids are given once and never reused.`)
    map.set(item.id, item)
  }
  return map
}

function danglingReferences({ rows, ambiguities }: Catalogue): string[] {
  return [...rows.values()].flatMap((row) =>
    (row.resolvedBy ?? [])
      .filter((id) => !ambiguities.has(id))
      .map((id) => `Row ${row.id}, field resolvedBy: ${id} is not in ${ambiguitiesName}.`),
  )
}
