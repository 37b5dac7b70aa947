/** @module Writes what is generated from the table of routes into the folder above: `npm run openapi`. */

import { writeFileSync } from 'node:fs'
import { documents } from './documents.ts'

for (const [name, text] of Object.entries(documents()))
  writeFileSync(new URL(`../${name}`, import.meta.url), text)
