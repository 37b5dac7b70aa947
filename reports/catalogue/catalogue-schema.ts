import { z } from 'zod'

export const kinds = ['MUST', 'SHOULD', 'INFO'] as const
export const subjects = ['server', 'pages', 'app', 'phone'] as const
/**
 * Who says what a row demands: an article, the standards in its `source`, or nobody but this suite. A rule of the suite is an
 * ambiguity with its readings (`resolvedBy`), or stands in a section of the guide (`guide`), where a vendor can read it.
 */
export const bases = ['article', 'standard', 'suite'] as const

/** The form of a row id. Ids of ambiguities have the same form, so `AMB` is no prefix of a row. */
export const rowIdPattern = /^(?!AMB-)[A-Z]+(?:-[A-Z0-9]+)*-\d+[a-z]?$/

const rowId = z.string().regex(rowIdPattern, 'is not a row id such as PUSH-AND-02')
const ambiguityId = z.string().regex(/^AMB-\d{2}$/, 'is not an ambiguity id such as AMB-01')
const text = z.string().trim().min(1, 'must not be empty')
const texts = z.array(text).min(1, 'must not be empty: leave the field out instead')

const row = z.strictObject({
  id: rowId,
  kind: z.enum(kinds),
  subject: z.enum(subjects),
  statement: text,
  actor: texts.optional(),
  labels: texts.optional(),
  idea: text.optional(),
  /** A heading of contract/README.md, or of drivers/ports/README.md where the subject is an app. */
  guide: text.optional(),
  resolvedBy: z.array(ambiguityId).min(1).optional(),
  excluded: text.optional(),
})

const basis = z.enum(bases)

const standardsRow = row
  .extend({ source: texts, basis })
  .refine(
    ({ basis, guide, resolvedBy }) => basis !== 'suite' || guide !== undefined || resolvedBy !== undefined,
    {
      path: ['basis'],
      message: 'suite needs an ambiguity in resolvedBy, or a section of the guide in guide',
    },
  )

/** One file of the catalogue: the rows of one article. */
export const articleFile = z.strictObject({
  article: z.string().regex(/^A\d+$/, 'is not an article such as A4'),
  title: text,
  rows: z.array(row.extend({ basis: basis.default('article') })).min(1),
})

/** A file of rules that no article has; each names the standards that it comes from. */
export const standardsFile = z.strictObject({
  beyond: z.string().regex(/^[A-Z]{2,4}$/, 'is not a short name such as SEC'),
  title: text,
  rows: z.array(standardsRow).min(1),
})

/** The file that records how contradictions between the articles were resolved. */
export const ambiguityFile = z.strictObject({
  ambiguities: z.array(z.strictObject({ id: ambiguityId, topic: text, articlesSay: text, resolution: text })),
})

/** One testable statement of an article, or of the standards in `source`. */
export type Requirement = z.infer<typeof row> & {
  /** The article, or the short name of the rules beyond the articles. */
  readonly article: string
  readonly source?: readonly string[]
  readonly basis: Basis
}
export type Basis = (typeof bases)[number]
export type Kind = Requirement['kind']
/** What the checks of the features need of a row. */
export type RowFacts = { readonly kind: Kind; readonly excluded?: string | null | undefined }
export type Subject = Requirement['subject']
export type Ambiguity = z.infer<typeof ambiguityFile>['ambiguities'][number]
/** An article; with `beyond`, the rules of the standards, which are shown in the same way and counted apart. */
export type Article = { readonly id: string; readonly title: string; readonly beyond?: true }
