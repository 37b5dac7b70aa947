import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { routes } from '../routes.ts'
import { openApiDocument } from './openapi.ts'

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(openApiDocument()))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test('the validator would notice a broken document', async () => {
  const broken = { ...openApiDocument(), paths: { 'no leading slash': {} } }
  const { valid } = await new Validator().validate(broken)
  expect(valid).toBe(false)
})

test('openapi.json is the document of this table', () => {
  const committed = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'))
  // Where this fails: npm run openapi
  expect(committed).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
})

test('no two routes share method and path', () => {
  const keys = Object.values(routes).map((route) => `${route.method} ${route.path}`)
  expect(new Set(keys).size).toBe(keys.length)
})
