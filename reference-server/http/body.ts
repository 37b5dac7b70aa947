/** @module Reading a body: JSON of a sensible size that follows the schema of its operation. */

import type { z } from 'zod'
import { type HttpRefusal, refuse } from './refusal.ts'

/** More than any documented request needs. */
const maximumLength = 16 * 1024

type Read<Value> = { readonly ok: true; readonly value: Value } | HttpRefusal

const isJson = (request: Request): boolean => {
  const [type] = (request.headers.get('content-type') ?? '').split(';')
  return type?.trim().toLowerCase() === 'application/json'
}

const tooLarge = refuse('too_large', `more than ${maximumLength} bytes`)

/** A body that comes with its length is not longer (RFC 9112, section 6.3): the listener that took it in sees to that. */
async function announcedBytes(request: Request): Promise<Read<Uint8Array>> {
  const bytes = new Uint8Array(await request.arrayBuffer())
  return bytes.length > maximumLength ? tooLarge : { ok: true, value: bytes }
}

/** The bytes, unless there are too many: then the rest is not even read. */
async function limitedBytes(request: Request): Promise<Read<Uint8Array>> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  if (announced > maximumLength) return tooLarge
  if (announced >= 0) return announcedBytes(request)
  const chunks: Uint8Array[] = []
  let length = 0
  // Not `for await`, which costs as much as all the rest.
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

/** `undefined` is no JSON value, so it stands for what is none. Invalid UTF-8 is none either. */
function parsed(bytes: Uint8Array, decode: (text: string) => unknown): unknown {
  try {
    return decode(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** The member of the request that is wrong, as a path. */
const fieldOf = (error: z.ZodError): string | undefined => {
  const [issue] = error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...unknown].join('.')
  return path === '' ? undefined : path.slice(0, 200)
}

export async function readBody<Body extends z.ZodType>(
  request: Request,
  schema: Body,
  decode: (text: string) => unknown,
): Promise<Read<z.output<Body>>> {
  if (!isJson(request)) return refuse('unsupported_media_type', 'not application/json')
  // A body that breaks off is the fault of whoever sent it.
  const bytes = await limitedBytes(request).catch(() => refuse('invalid_request', 'the body broke off'))
  if (!bytes.ok) return bytes
  const json = parsed(bytes.value, decode)
  if (json === undefined) return refuse('invalid_request', 'the body is not JSON')
  const checked = schema.safeParse(json)
  if (checked.success) return { ok: true, value: checked.data }
  return refuse('invalid_request', 'the body breaks the contract', { field: fieldOf(checked.error) })
}
