/**
 * @module The ids that requirements have and had: `features/requirements/rows.yaml`. An id is given once and never reused, and
 * the set of requirements of a version stands: what comes later is no part of what was certified before.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { invalid, type Result, valid } from '../result.ts'
import { sha256 } from '../suite/sha256.ts'
import { rowIdsName } from './catalogue.ts'
import { type Kind, kinds } from './catalogue-schema.ts'

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'is no version such as 0.2.0')

const entry = z.strictObject({
  id: z.string(),
  /** The version of the suite that demanded it first, and of which kind it is. */
  since: version,
  kind: z.enum(kinds),
  /** The first version that does not demand it any more. */
  until: version.exactOptional(),
})

const file = z.strictObject({
  rows: z.array(entry),
  /** The digest of the requirements of each version before the present one. */
  frozen: z.record(version, z.string()),
})
export type RowIds = z.infer<typeof file>
type RowEntry = RowIds['rows'][number]

export function loadRowIds(directory: string): Result<RowIds> {
  const path = join(directory, rowIdsName)
  if (!existsSync(path)) return valid({ rows: [], frozen: {} })
  try {
    return valid(file.parse(load(readFileSync(path, 'utf8'), { schema: FAILSAFE_SCHEMA })))
  } catch (error) {
    return invalid([`${path} is no list of the ids of requirements: ${String(error)}`])
  }
}

/** Numerically, number by number. */
function isBefore(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => text.split('.').map(Number))
  const at = left?.findIndex((number, index) => number !== right?.[index]) ?? -1
  return at >= 0 && (left?.[at] ?? 0) < (right?.[at] ?? 0)
}

/** What a version demands. */
const rowsOf = (rows: readonly RowEntry[], wanted: string): readonly RowEntry[] =>
  rows.filter(
    ({ since, until }) => !isBefore(wanted, since) && (until === undefined || isBefore(wanted, until)),
  )

const setDigest = (rows: readonly RowEntry[]): string =>
  sha256(
    rows
      .map(({ id, kind }) => `${id} ${kind}\n`)
      .sort()
      .join(''),
  )

type Rows = ReadonlyMap<string, { readonly kind: Kind }>

/** Where the list and the catalogue disagree, or the set of an earlier version has changed; none is the good answer. */
export function rowIdProblems(catalogue: Rows, { rows, frozen }: RowIds, present: string): string[] {
  const byId = Map.groupBy(rows, ({ id }) => id)
  return [
    ...[...catalogue].flatMap(([id, { kind }]) => {
      const listed = byId.get(id)?.[0]
      if (!listed) return [`${rowIdsName} does not list ${id}: npm run features adds a new requirement.`]
      if (listed.until !== undefined)
        return [
          `${rowIdsName}: ${id} ended with ${listed.until}: an id is never given again, choose another one.`,
        ]
      return listed.kind === kind
        ? []
        : [
            `${rowIdsName}: ${id} is ${listed.kind}, and the catalogue says ${kind}: give what is demanded now an id of its own.`,
          ]
    }),
    ...rows
      .filter(({ id, until }) => until === undefined && !catalogue.has(id))
      .map(
        ({ id }) =>
          `${rowIdsName}: the catalogue has no ${id} any more: give it "until", the first version without it, and never take the id out.`,
      ),
    ...[...byId].filter(([, same]) => same.length > 1).map(([id]) => `${rowIdsName}: ${id} is listed twice.`),
    ...Object.entries(frozen)
      .filter(([earlier, digest]) => setDigest(rowsOf(rows, earlier)) !== digest)
      .map(
        ([earlier]) =>
          `${rowIdsName}: the requirements of ${earlier} have changed, and they are frozen: what is new has "since: ${present}".`,
      ),
  ]
}

/** The list with the requirements that are new in this version, and the digests of the versions before it. */
export function withNewRows(catalogue: Rows, { rows, frozen }: RowIds, present: string): RowIds {
  const listed = new Set(rows.map(({ id }) => id))
  const added = [...catalogue].flatMap(([id, { kind }]) =>
    listed.has(id) ? [] : [{ id, since: present, kind }],
  )
  const all = [...rows, ...added].toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const earlier = [...new Set(all.map(({ since }) => since))].filter((since) => isBefore(since, present))
  return {
    rows: all,
    frozen: { ...Object.fromEntries(earlier.map((one) => [one, setDigest(rowsOf(all, one))])), ...frozen },
  }
}

/** The file as `npm run features` writes it. */
export const rowIdsText = ({ rows, frozen }: RowIds): string =>
  [
    '# The ids that requirements have and had. npm run features adds new ones; an id is never taken out or given again, and what a',
    '# version demanded is frozen.',
    'rows:',
    ...rows.map(
      ({ id, since, kind, until }) =>
        `  - { id: ${id}, since: ${since}, kind: ${kind}${until === undefined ? '' : `, until: ${until}`} }`,
    ),
    'frozen:',
    ...Object.entries(frozen).map(([version, digest]) => `  ${version}: ${digest}`),
    '',
  ].join('\n')
