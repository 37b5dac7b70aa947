import { rowIdPattern } from './catalogue-schema.ts'

/** The tags that are not rows of the catalogue. Whoever needs another one adds it here with its meaning. */
export const plainTags: ReadonlyMap<string, string> = new Map([
  ['@ios', 'the authentication device is an iPhone'],
  ['@android', 'the authentication device is an Android phone'],
  ['@ru', 'labels and texts are Russian'],
  ['@apns', 'needs HTTP/2 to the push gateway, which the assembly "intercepted" does not have'],
  ['@restart', 'stops the server under test and starts it again over the same store'],
  ['@browser', 'acts through pages in a browser'],
])

/** The row that a tag names, if it looks like one; whether the catalogue has it is another question. */
export function rowOfTag(tag: string): string | undefined {
  const id = tag.slice(1)
  return rowIdPattern.test(id) ? id : undefined
}
