/** @module Reading many messages: `GET .../Messages.json`, the newest first, in pages. */

import type { Instant } from '../../clock/clock.ts'
import { json, type ServiceResponse } from '../../transport/service.ts'
import type { SmsMessage } from '../message.ts'
import type { StoredMessages } from '../stored-messages.ts'
import { normalisedNumber } from './checks.ts'
import type { TwilioErrorCode } from './errors.ts'
import { apiVersion, resource } from './resource.ts'

const defaultPageSize = 50
/** "The maximum is 1000"; what a larger one means is assumed: the same. */
const maximumPageSize = 1000

type Filter = (message: SmsMessage) => boolean

const dateForm = /^\d{4}-\d{2}-\d{2}$/

/** The day of an instant in UTC, as in `2026-03-02`: days in this form are ordered as texts are. */
const dayOf = (instant: Instant): string => new Date(instant).toISOString().slice(0, 10)

/** `DateSent`, and with a sign behind the name on or before (`<`) and on or after (`>`) a day. */
const dateFilters: readonly [name: string, holds: (sent: string, day: string) => boolean][] = [
  ['DateSent', (sent, day) => sent === day],
  ['DateSent<', (sent, day) => sent <= day],
  ['DateSent>', (sent, day) => sent >= day],
]

/** Undefined where a date cannot be read. */
function filtersOf(query: URLSearchParams): readonly Filter[] | undefined {
  const filters: Filter[] = []
  const [to, from] = [query.get('To'), query.get('From')]
  if (to) filters.push((message) => message.to === normalisedNumber(to))
  if (from) filters.push((message) => message.from === from || message.from === normalisedNumber(from))
  for (const [name, holds] of dateFilters) {
    const day = query.get(name)?.slice(0, 10)
    if (!day) continue
    if (!dateForm.test(day)) return undefined
    filters.push(({ progress: { sentAt } }) => sentAt !== undefined && holds(dayOf(sentAt), day))
  }
  return filters
}

/** The page that the query asks for, or the code of its refusal. */
export function listMessages(
  messages: StoredMessages,
  accountSid: string,
  queryText: string,
): ServiceResponse | { readonly code: TwilioErrorCode } {
  const query = new URLSearchParams(queryText)
  const filters = filtersOf(query)
  if (filters === undefined) return { code: 20422 }
  const asked = Number(query.get('PageSize') ?? defaultPageSize)
  const pageSize = asked >= 1 ? Math.min(Math.trunc(asked), maximumPageSize) : defaultPageSize
  const page = Math.max(0, Math.trunc(Number(query.get('Page') ?? 0)) || 0)
  const after = query.get('PageToken')?.replace(/^PA/, '')
  const shown: SmsMessage[] = []
  let isLast = true
  for (const message of messages.newestFirst(after)) {
    if (!filters.every((holds) => holds(message))) continue
    if (shown.length === pageSize) {
      isLast = false
      break
    }
    shown.push(message)
  }
  const start = page * pageSize
  const uri = (changes: Readonly<Record<string, string>>): string => {
    const kept = new URLSearchParams(query)
    kept.delete('PageToken')
    for (const [name, value] of Object.entries({ PageSize: String(pageSize), ...changes }))
      kept.set(name, value)
    return `/${apiVersion}/Accounts/${accountSid}/Messages.json?${kept}`
  }
  const last = shown.at(-1)
  return json(200, {
    first_page_uri: uri({ Page: '0' }),
    next_page_uri:
      isLast || last === undefined ? null : uri({ Page: String(page + 1), PageToken: `PA${last.sid}` }),
    previous_page_uri: page === 0 ? null : uri({ Page: '0' }),
    uri: uri({ Page: String(page) }),
    page,
    page_size: pageSize,
    start,
    end: Math.max(start, start + shown.length - 1),
    messages: shown.map((message) => resource(accountSid, message)),
  })
}
