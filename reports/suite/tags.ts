import { rowIdPattern } from '../catalogue/catalogue-schema.ts'

/** The tags that are not rows of the catalogue. Whoever needs another one adds it here with its meaning. */
export const plainTags: ReadonlyMap<string, string> = new Map([['@ru', 'labels and texts are Russian']])

/** The row that a tag names, if it looks like one; whether the catalogue has it is another question. */
export function rowOfTag(tag: string): string | undefined {
  const id = tag.slice(1)
  return rowIdPattern.test(id) ? id : undefined
}
