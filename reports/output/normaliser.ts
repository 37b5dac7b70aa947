/**
 * @module What has to be equal when a run is repeated with its seed. It removes from the messages of a run what may
 * differ, and nothing else:
 *
 * - which process or machine played a scenario, and when: what several processes use or do stands there once, what is used
 *   is sorted by what it says, and the scenarios stand in the order of the features;
 * - ids become numbers in the order of their first use;
 * - timestamps and durations, which are real time, become zero;
 * - ports of this machine become `PORT`, signed tokens (JWT) become `JWT`.
 *
 * Virtual timelines are unpacked, and otherwise left as they are: they have to be equal byte for byte.
 */

import { gunzipSync } from 'node:zlib'
import type { Envelope } from '@cucumber/messages'
import { z } from 'zod'
import { packedTimelineMediaType } from '../verdicts/attachments.ts'
import { idMembers } from './message-record.ts'
import { mergedRecord } from './record-merge.ts'

type Json = z.infer<ReturnType<typeof z.json>>

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g
const port = /\b(localhost|127\.0\.0\.1|\[::1\]):\d{2,5}\b/g
const signedToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g
const realTime: ReadonlySet<string> = new Set(['timestamp', 'duration'])

/** The messages of a run (a line of JSON each), ready to be compared with those of another. */
export function normalisedMessages(messages: string): string {
  const numbers = new Map<string, number>()
  const numbered = (id: string): string => {
    const number = numbers.get(id) ?? numbers.size + 1
    numbers.set(id, number)
    return `id-${number}`
  }
  const text = (value: string): string =>
    value.replace(uuid, numbered).replace(port, '$1:PORT').replace(signedToken, 'JWT')
  const value = (given: Json): Json => {
    if (typeof given === 'string') return text(given)
    if (typeof given !== 'object' || given === null) return given
    if (isList(given)) return given.map(value)
    const isTimeline = given.mediaType === packedTimelineMediaType
    return Object.fromEntries(
      Object.entries(given).map(([key, member]) => {
        if (realTime.has(key)) return [key, 0]
        if (idMembers.has(key)) return [key, eachId(member, numbered)]
        return [
          key,
          isTimeline && typeof member === 'string' && key === 'body' ? unpacked(member) : value(member),
        ]
      }),
    )
  }
  return asOneProcess(messages)
    .map((line) => JSON.stringify(value(z.json().parse(JSON.parse(line)))))
    .join('\n')
}

/** The virtual timelines that the scenarios of a run have attached, in their order. */
export function timelines(messages: string): string[] {
  return asOneProcess(messages).flatMap((line) => {
    if (!line.startsWith('{"attachment"')) return []
    const { attachment } = attached.parse(JSON.parse(line))
    return attachment.mediaType === packedTimelineMediaType ? [unpacked(attachment.body)] : []
  })
}

const unpacked = (body: string): string => gunzipSync(Buffer.from(body, 'base64')).toString()

function eachId(member: Json, changed: (id: string) => string): Json {
  if (typeof member === 'string') return changed(member)
  return member !== null && typeof member === 'object' && isList(member)
    ? member.map((one) => eachId(one, changed))
    : member
}

/** The first line in which two texts differ. */
export function firstDifference(one: string, other: string): string | undefined {
  const [left, right] = [one.split('\n'), other.split('\n')]
  const at = left.findIndex((line, index) => line !== right[index])
  if (at < 0) return left.length === right.length ? undefined : `line ${left.length + 1} is only in the other`
  return `line ${at + 1}:\n  ${left[at]?.slice(0, 400)}\n  ${(right[at] ?? '(nothing)').slice(0, 400)}`
}

const shared = /^\{"(?:gherkinDocument|pickle|stepDefinition|hook|suggestion)":/

/** Messages are Cucumber's, whose types say what is in them. */
const envelope = z.custom<Envelope>((value) => typeof value === 'object' && value !== null)

/** What scenarios use before all else, and then the scenarios in their order. */
function asOneProcess(messages: string): string[] {
  const merged = mergedRecord([lines(messages).map((line) => envelope.parse(JSON.parse(line)))])
  const used = merged.filter((line) => shared.test(line)).map((line) => ({ line, says: withoutIds(line) }))
  return [
    ...used.toSorted((one, other) => (one.says < other.says ? -1 : 1)).map(({ line }) => line),
    ...merged.filter((line) => !shared.test(line)),
  ]
}

const withoutIds = (line: string): string =>
  JSON.stringify(JSON.parse(line), (key, member) => (idMembers.has(key) ? undefined : member))

const attached = z.object({ attachment: z.object({ mediaType: z.string(), body: z.string() }) })
const isList = (given: Json): given is Json[] => Array.isArray(given)
const lines = (messages: string): string[] => messages.split('\n').filter((line) => line !== '')
