/** @module Reads the body of a request: JSON within the size limit that matches the schema of its operation. */

import type { z } from 'zod'
import { type HttpRefusal, refuse } from './refusal.ts'

/** Bytes; more than any documented request needs. */
const maximumLength = 16 * 1024

type BodyResult<Value> = { readonly ok: true; readonly value: Value } | HttpRefusal

const isJson = (request: Request): boolean => {
  const [type] = (request.headers.get('content-type') ?? '').split(';')
  return type?.trim().toLowerCase() === 'application/json'
}

const tooLarge = refuse('too_large', `more than ${maximumLength} bytes`)

/** RFC 9112 section 6.3: the listener enforces Content-Length, so that the body is not longer. */
async function bytesOfKnownLength(request: Request): Promise<BodyResult<Uint8Array>> {
  const bytes = new Uint8Array(await request.arrayBuffer())
  return bytes.length > maximumLength ? tooLarge : { ok: true, value: bytes }
}

/** Stops reading at the limit. */
async function limitedBytes(request: Request): Promise<BodyResult<Uint8Array>> {
  const contentLength = Number(request.headers.get('content-length') ?? Number.NaN)
  if (contentLength > maximumLength) return tooLarge
  if (contentLength >= 0) return bytesOfKnownLength(request)
  const chunks: Uint8Array[] = []
  let length = 0
  // `for await` takes as long as the rest of this function.
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    length += read.value.length
    chunks.push(read.value)
    if (length > maximumLength) {
      await reader?.cancel()
      return tooLarge
    }
  }
  return { ok: true, value: Buffer.concat(chunks) }
}

/** Undefined, which is no JSON value, for invalid JSON or UTF-8. */
function parseJson(bytes: Uint8Array, decode: (text: string) => unknown): unknown {
  try {
    return decode(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** The path of the invalid member. */
const fieldOf = (error: z.ZodError): string | undefined => {
  const [issue] = error.issues
  const unrecognized = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...unrecognized].join('.')
  return path === '' ? undefined : path.slice(0, 200)
}

export async function readBody<Body extends z.ZodType>(
  request: Request,
  schema: Body,
  decode: (text: string) => unknown,
): Promise<BodyResult<z.output<Body>>> {
  if (!isJson(request)) return refuse('unsupported_media_type', 'not application/json')
  // A body that breaks off is an error of the client.
  const bytes = await limitedBytes(request).catch(() => refuse('invalid_request', 'incomplete body'))
  if (!bytes.ok) return bytes
  const json = parseJson(bytes.value, decode)
  if (json === undefined) return refuse('invalid_request', 'the body is not JSON')
  const checked = schema.safeParse(json)
  if (checked.success) return { ok: true, value: checked.data }
  return refuse('invalid_request', 'the body does not match its schema', { field: fieldOf(checked.error) })
}
