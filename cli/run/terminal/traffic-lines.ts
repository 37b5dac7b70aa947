/** @module What a failure shows of the traffic: what made the difference stays, what is long is shortened first. */

import type { Traffic } from '../../../reports/verdicts/attachments.ts'

type Exchange = Traffic['exchanges'][number]

const exchangesShown = 3
const errorLinesShown = 3

/** Names and ids are shorter; what is longer is random, such as a secret, or prose. */
const longestValue = 24

/** Of a refusal and of a login, what an expectation turns on. */
const decisive = ['state', 'code', 'detail']

/** Of a refusal, what its status and code say as well (RFC 9457). */
const redundant = ['type', 'title', 'status']

/**
 * The last exchanges before the failure, or of the step whose failure it is, what the gateways refused, and what the server
 * wrote: each with what it is. A line of an exchange is no wider than `width` characters, unless the status and what the
 * answer turns on need more.
 */
export function trafficLines(
  traffic: Traffic | undefined,
  failedStep: string,
  width: number,
): [string, string][] {
  if (!traffic) return []
  const { exchanges, gatewayRefusals, serverLog } = traffic
  const last = exchanges.findLastIndex(({ step }) => step !== '' && failedStep.endsWith(step))
  return [
    ...exchanges
      .slice(0, last === -1 ? undefined : last + 1)
      .slice(-exchangesShown)
      .map((exchange): [string, string] => ['traffic', exchangeLine(exchange, width)]),
    ...gatewayRefusals.map((sentence): [string, string] => ['gateways', cut(sentence, width)]),
    ...serverLog.slice(-errorLinesShown).map((line): [string, string] => ['stderr', cut(line, width)]),
  ]
}

/** An exchange in one line: as it was if it fits, else with ever less of what is long. */
export function exchangeLine(exchange: Exchange, width: number): string {
  const { method, path, request = '', status = 'no answer', response = '' } = exchange
  const line = (way: string, sent: string, got: string): string =>
    [method, way, sent, 'answered', status, got].filter((part) => part !== '').join(' ')
  const whole = line(path, request, response)
  if (whole.length <= width) return whole
  const way = path.replaceAll(/[^/?&=]+/g, shortened)
  const { text: got, decisiveLength } = compactAnswer(response)
  const roomFor = (part: (placeholder: string) => string): number => width - part('_').length + 1
  const sent = cut(
    compact(request),
    Math.max(
      roomFor((_) => line(way, _, got)),
      shortestBody,
    ),
  )
  return line(
    way,
    sent,
    cut(
      got,
      Math.max(
        roomFor((_) => line(way, sent, _)),
        decisiveLength,
      ),
    ),
  )
}

/** Enough to tell one body from another. */
const shortestBody = 16

const cut = (text: string, room: number): string =>
  text.length > room ? `${text.slice(0, room - 1)}…` : text

const shortened = (value: string): string =>
  value.length > longestValue ? `${value.slice(0, longestValue / 2)}…` : value

/** A JSON body with its long values shortened; any other as it is. */
function compact(body: string): string {
  const members = membersOf(body)
  return members ? JSON.stringify(members, withShortValues) : body
}

const withShortValues = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? shortened(value) : value

/** The same of an answer, what an expectation turns on first and whole, and how long that is. */
function compactAnswer(body: string): { text: string; decisiveLength: number } {
  const members = membersOf(body)
  if (!members) return { text: body, decisiveLength: Math.min(body.length, longestValue) }
  const isRefusal = typeof members.code === 'string'
  const entries = Object.entries(members)
  const first = JSON.stringify(Object.fromEntries(entries.filter(([name]) => decisive.includes(name))))
  const others = entries.filter(
    ([name]) => !decisive.includes(name) && !(isRefusal && redundant.includes(name)),
  )
  const rest = JSON.stringify(Object.fromEntries(others), withShortValues)
  const both = [first, rest].map((json) => json.slice(1, -1)).filter((inner) => inner !== '')
  return { text: `{${both.join(',')}}`, decisiveLength: first === '{}' ? longestValue : first.length }
}

function membersOf(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
