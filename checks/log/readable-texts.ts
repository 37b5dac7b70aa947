/** @module All that somebody can read in the files of a run: what is packed in them is unpacked. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { entriesOf } from '../../drivers/archive.ts'

/** Long enough not to be a word. */
const base64 = /[A-Za-z0-9+/]{40,}={0,2}/g

/** The text, and all texts that are in it compressed or in base64, however deep. */
export function textsIn(text: string): string[] {
  const inner = [...text.matchAll(base64)].flatMap(([packed]) => unpacked(Buffer.from(packed, 'base64')))
  return [text, ...inner.flatMap(textsIn)]
}

function unpacked(bytes: Buffer): string[] {
  for (const read of [gunzipSync, inflateRawSync])
    try {
      return [String(read(bytes))]
    } catch {
      // Compressed otherwise, or not at all.
    }
  const plain = bytes.toString()
  return plain.includes('\uFFFD') ? [] : [plain]
}

/** Of an archive, those of all that is in it. */
function textsOfFile(path: string): string[] {
  const bytes = readFileSync(path)
  const parts = path.endsWith('.zip')
    ? entriesOf(bytes).map(({ content }) => content)
    : [contentOf(path, bytes)]
  return parts.flatMap((part) => textsIn(part.toString()))
}

const contentOf = (path: string, bytes: Buffer): Buffer => (path.endsWith('.gz') ? gunzipSync(bytes) : bytes)

/** By the path in the folder. */
export const textsOfFiles = (folder: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), textsOfFile(path)]),
  )
