/** @module `npm run lock`: makes package-lock.json good for every machine. To be run after every `npm install`. */

import { readFileSync, writeFileSync } from 'node:fs'
import { completed, leftOutByOldNodes, lockFile, missingPlatforms } from './missing-platforms.ts'

const file = new URL('../../package-lock.json', import.meta.url)
const lock = lockFile.parse(JSON.parse(readFileSync(file, 'utf8')))
const missing = missingPlatforms(lock)
const tied = leftOutByOldNodes(lock)
// A complete lock stays as npm wrote it, to the order of its members.
if (missing.length + tied.length > 0) writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`)
process.stdout.write(
  `${missing.length} packages of other platforms added to package-lock.json, ${tied.length} freed of an older Node\n`,
)
