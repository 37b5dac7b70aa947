/** @module Ways to spoil a request that would do, each by its name. */

import type { Draft } from './aim.ts'
import type { Dice } from './dice.ts'
import type { Knowledge } from './knowledge.ts'
import { deep, oddBodies, oddNames, oddTexts, oddValues, usualSuspects } from './odd-values.ts'
import type { Shot } from './shot.ts'

type Body = Shot['body']

export interface Spoilt extends Draft {
  /** The body as it goes out, where it is not just the JSON. */
  readonly raw?: Body
}

type Spoiler = (draft: Spoilt, dice: Dice, known: Knowledge) => Spoilt

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND'] as const

const types = [
  '',
  'text/plain',
  'application/jsonp',
  'application/json, text/plain',
  'application/json;charset=utf-16',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'APPLICATION/JSON',
] as const

const proofs = ['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'bearer null', 'Bearer \xff'] as const

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

const tails = [
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
function changed(json: unknown, dice: Dice, change: (value: unknown) => unknown): unknown {
  const entries = members(json)
  const at = dice.below(Math.max(1, entries.length))
  const [name, value] = entries[at] ?? []
  if (name === undefined) return change(json)
  const inside = members(value).length > 0 && dice.oneIn(2)
  const after = inside ? changed(value, dice, change) : change(value)
  return Object.fromEntries(entries.with(at, [name, after]).filter(([, kept]) => kept !== undefined))
}

/** A body with a member of an odd name, which only text can have. */
function withMember(json: unknown, name: string, value: string): string {
  const text = JSON.stringify(json ?? {})
  const comma = text === '{}' ? '' : ','
  return text.replace(/^\{/, () => `{${JSON.stringify(name)}:${value}${comma}`)
}

export const spoilers: Readonly<Record<string, Spoiler>> = {
  'a member is missing': (draft, dice) => ({ ...draft, json: changed(draft.json, dice, () => undefined) }),
  'a member is odd': (draft, dice) => ({
    ...draft,
    json: changed(draft.json, dice, () => dice.pick(dice.oneIn(2) ? oddValues : usualSuspects)),
  }),
  'a member is in a list': (draft, dice) => ({
    ...draft,
    json: changed(draft.json, dice, (value) => [value, value]),
  }),
  'a member is very deep': (draft) => ({ ...draft, raw: withMember(draft.json, 'password', deep(3_000)) }),
  'a member too many': (draft, dice) => ({
    ...draft,
    raw: withMember(draft.json, dice.pick(oddNames), '{"polluted":true}'),
  }),
  'a member twice': (draft, dice) => ({
    ...draft,
    raw: withMember(draft.json, members(draft.json)[0]?.[0] ?? 'a', JSON.stringify(dice.pick(oddValues))),
  }),
  'another body': (draft, dice) => ({ ...draft, raw: dice.pick(oddBodies) }),
  'half a body': (draft, dice) => {
    const text = JSON.stringify(draft.json ?? {})
    return { ...draft, raw: text.slice(0, dice.below(text.length)) }
  },
  'another type': (draft, dice) => ({
    ...draft,
    headers: { ...draft.headers, 'content-type': dice.pick(types) },
  }),
  'another method': (draft, dice) => ({ ...draft, method: dice.pick(methods) }),
  'an odd proof': (draft, dice) => ({
    ...draft,
    headers: { ...draft.headers, authorization: dice.pick(proofs) },
  }),
  'the key of something else': (draft, dice, known) => ({
    ...draft,
    // A key may fit after all, but never that of the lab to `reset`.
    headers:
      draft.operation.proof === 'labToken'
        ? { ...draft.headers, authorization: 'Bearer of nobody' }
        : { ...draft.headers, authorization: `Bearer ${known.anyKey(dice)?.bearer}` },
  }),
  'an odd header': (draft, dice) => ({ ...draft, headers: { ...draft.headers, ...dice.pick(oddHeaders) } }),
  'an odd place': (draft, dice) => {
    const parts = draft.path.split('/')
    const at = dice.below(parts.length)
    return {
      ...draft,
      path: `/${parts
        .with(at, encoded(dice.pick(oddTexts)))
        .slice(1)
        .join('/')}`,
    }
  },
  'a tail': (draft, dice) => ({ ...draft, path: draft.path + dice.pick(tails) }),
}

/** Half a character cannot be put into an address. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())

/** The shot that a draft becomes, spoiled in none or up to three ways. */
export function shotOf(draft: Draft, dice: Dice, known: Knowledge): Shot {
  const names = draft.json === undefined || dice.oneIn(2) ? Object.keys(spoilers) : ['a member is odd']
  const spoiled = Array.from({ length: Math.max(0, dice.below(5) - 1) }, () => dice.maybe(names) ?? '')
  const { operation, method, path, headers, json, raw } = spoiled.reduce<Spoilt>(
    (current, name) => spoilers[name]?.(current, dice, known) ?? current,
    draft,
  )
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json))
  return { operation: operation.name, method, path, headers, body, spoiled }
}
