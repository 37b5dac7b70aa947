/** @module Ways to make a valid request invalid, each by its name. */

import type { Choices } from './choices.ts'
import type { Knowledge } from './knowledge.ts'
import { deep, oddBodies, oddNames, oddTexts, oddValues, usualSuspects } from './odd-values.ts'
import type { FuzzRequest } from './request.ts'
import type { RequestDraft } from './request-builder.ts'

type Body = FuzzRequest['body']

interface MutatedDraft extends RequestDraft {
  /** The body as it is sent, where it is not just the JSON. */
  readonly raw?: Body
}

type Mutator = (draft: MutatedDraft, choices: Choices, known: Knowledge) => MutatedDraft

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND'] as const

const contentTypes = [
  '',
  'text/plain',
  'application/jsonp',
  'application/json, text/plain',
  'application/json;charset=utf-16',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'APPLICATION/JSON',
] as const

const oddAuthorizations = [
  '',
  'Bearer',
  'Bearer ',
  'Basic YTpi',
  'Bearer a b',
  'bearer null',
  'Bearer \xff',
] as const

const oddHeaders: readonly [Record<string, string>, ...Record<string, string>[]] = [
  { 'x-http-method-override': 'DELETE' },
  { 'content-encoding': 'gzip' },
  { 'content-length': '-1' },
  { 'transfer-encoding': 'chunked, chunked' },
  { range: 'bytes=0-0' },
  { expect: '100-continue' },
  { 'x-forwarded-for': '127.0.0.1', 'x-original-url': '/lab' },
  { 'x-sls-scenario': 'x'.repeat(4_000) },
  { cookie: '__Host-sls-session=x; a' },
]

const pathSuffixes = [
  '/',
  '//',
  '/..',
  '/%2e%2e',
  '?username=amara&admin=1',
  '?__proto__[a]=1',
  '#x',
  '%00',
  ';a=b',
] as const

const members = (json: unknown): [string, unknown][] =>
  typeof json === 'object' && json !== null ? Object.entries(json) : []

/** One member of the body, however deep, exchanged by `change`, or gone where that says so. */
function changed(json: unknown, choices: Choices, change: (value: unknown) => unknown): unknown {
  const entries = members(json)
  const at = choices.below(Math.max(1, entries.length))
  const [name, value] = entries[at] ?? []
  if (name === undefined) return change(json)
  const inside = members(value).length > 0 && choices.oneIn(2)
  const after = inside ? changed(value, choices, change) : change(value)
  return Object.fromEntries(entries.with(at, [name, after]).filter(([, kept]) => kept !== undefined))
}

/** A body with a member of an odd name, which only text can have. */
function withMember(json: unknown, name: string, value: string): string {
  const text = JSON.stringify(json ?? {})
  const comma = text === '{}' ? '' : ','
  return text.replace(/^\{/, () => `{${JSON.stringify(name)}:${value}${comma}`)
}

const withHeaders = (draft: MutatedDraft, headers: Readonly<Record<string, string>>): MutatedDraft => ({
  ...draft,
  headers: { ...draft.headers, ...headers },
})

/** Half of a surrogate pair cannot be part of an address. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())

const mutators: Readonly<Record<string, Mutator>> = {
  'a member is missing': (draft, choices) => ({
    ...draft,
    json: changed(draft.json, choices, () => undefined),
  }),
  'a member is odd': (draft, choices) => ({
    ...draft,
    json: changed(draft.json, choices, () => choices.pick(choices.oneIn(2) ? oddValues : usualSuspects)),
  }),
  'a member is in a list': (draft, choices) => ({
    ...draft,
    json: changed(draft.json, choices, (value) => [value, value]),
  }),
  'a member is very deep': (draft) => ({ ...draft, raw: withMember(draft.json, 'password', deep(3_000)) }),
  'a member too many': (draft, choices) => ({
    ...draft,
    raw: withMember(draft.json, choices.pick(oddNames), '{"polluted":true}'),
  }),
  'a member twice': (draft, choices) => ({
    ...draft,
    raw: withMember(draft.json, members(draft.json)[0]?.[0] ?? 'a', JSON.stringify(choices.pick(oddValues))),
  }),
  'another body': (draft, choices) => ({ ...draft, raw: choices.pick(oddBodies) }),
  'half a body': (draft, choices) => {
    const text = JSON.stringify(draft.json ?? {})
    return { ...draft, raw: text.slice(0, choices.below(text.length)) }
  },
  'another content type': (draft, choices) =>
    withHeaders(draft, { 'content-type': choices.pick(contentTypes) }),
  'another method': (draft, choices) => ({ ...draft, method: choices.pick(methods) }),
  'an odd authorization': (draft, choices) =>
    withHeaders(draft, { authorization: choices.pick(oddAuthorizations) }),
  // Any credential may fit after all, and that of the lab would forget all people: it is never sent to `reset`.
  'another credential': (draft, choices, known) =>
    withHeaders(draft, {
      authorization:
        draft.operation.proof === 'labToken'
          ? 'Bearer unknown'
          : `Bearer ${known.anyCredential(choices)?.bearer}`,
    }),
  'an odd header': (draft, choices) => withHeaders(draft, choices.pick(oddHeaders)),
  'an odd path segment': (draft, choices) => {
    const segments = draft.path.split('/')
    const changed = segments.with(choices.below(segments.length), encoded(choices.pick(oddTexts)))
    return { ...draft, path: `/${changed.slice(1).join('/')}` }
  },
  'a path suffix': (draft, choices) => ({ ...draft, path: draft.path + choices.pick(pathSuffixes) }),
}

export const mutatorNames = Object.keys(mutators)

/** The request that a draft becomes by these mutators, one after the other. */
export function mutatedRequest(
  draft: RequestDraft,
  mutations: readonly string[],
  choices: Choices,
  known: Knowledge,
): FuzzRequest {
  const { operation, method, path, headers, json, raw } = mutations.reduce<MutatedDraft>(
    (current, name) => mutators[name]?.(current, choices, known) ?? current,
    draft,
  )
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json))
  return { operation: operation.name, method, path, headers, body, mutations }
}
