/** @module What is generated from the table of routes, by file name in the folder above. */

import { answersPage } from './answers-page.ts'
import { openApiDocument } from './openapi.ts'

export const documents = (): Readonly<Record<string, string>> => ({
  'openapi.json': `${JSON.stringify(openApiDocument(), null, 2)}\n`,
  'answers.md': answersPage(),
})
