/** @module The published JSON Schema of the configuration; `npm run openapi` writes it beside this file. */

import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { configuration } from './configuration.ts'

export const configurationSchema = (): object => ({
  title: 'A system under test for sls-conformance',
  ...z.toJSONSchema(configuration, { io: 'input' }),
})

export const configurationSchemaFile = new URL('./sls.config.schema.json', import.meta.url)

if (import.meta.main)
  writeFileSync(configurationSchemaFile, `${JSON.stringify(configurationSchema(), null, 2)}\n`)
