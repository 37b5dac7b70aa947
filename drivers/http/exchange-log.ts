/** @module The HTTP exchanges of a scenario, so that a failure can show them. */

import { beginningOf } from '../../contract/violations.ts'
import type { HttpExchange } from '../ports/scene.ts'
import type { Fetch } from './client.ts'

interface Recorded {
  readonly step: string
  readonly method: string
  readonly path: string
  readonly request: string | undefined
  readonly bearer: string | undefined
  status: number | undefined
  response: string | undefined
}

/** Members that give access to something, which nobody reads; codes and PINs tell people of a scene what was tried. */
const secrets = new Set(['password', 'secret', 'session', 'deviceSecret', 'seal'])
const mask = '•••'
const longest = 2_000

/** Members whose text only its sender and its receiver may know. */
const secretMembers =
  /"(?:password|pin|secret|session|deviceSecret|accessKey|response|code|token|seal|nonce|challenge|pushToken|integrityClaim)"\s*:\s*("(?:[^"\\]|\\.)*")/g

/** Words, such as the code of a refusal, are none. */
const isSecret = (text: string): boolean => /\d/.test(text)

/** A body with its secrets masked; what is not JSON is shown as it is. */
function shown(body: string | undefined): string | undefined {
  if (body === undefined) return undefined
  try {
    const value: unknown = JSON.parse(body, (name, member: unknown) =>
      secrets.has(name) && typeof member === 'string' ? mask : member,
    )
    return beginningOf(JSON.stringify(withoutScreen(value)), longest)
  } catch {
    return beginningOf(body, longest)
  }
}

/** A screen is long, and its title says which one it is. */
function withoutScreen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('screen' in value)) return value
  const { screen } = value
  return typeof screen === 'object' && screen !== null && 'title' in screen
    ? { ...value, screen: { title: screen.title } }
    : value
}

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url)
  return pathname + search
}

export class ExchangeLog {
  /** The sentence of the step that sends requests from now on. */
  step = ''
  readonly #recorded: Recorded[] = []

  /** Passes requests on, and records them with their answers. */
  recording(fetch: Fetch): Fetch {
    return async (url, request) => {
      const { method, body, headers } = request
      const exchange: Recorded = {
        step: this.step,
        method,
        path: url,
        request: body,
        bearer: headers.authorization?.replace(/^Bearer /, ''),
        status: undefined,
        response: undefined,
      }
      this.#recorded.push(exchange)
      const response = await fetch(url, request)
      exchange.status = response.status
      return {
        status: response.status,
        headers: response.headers,
        async text() {
          exchange.response = await response.text()
          return exchange.response
        },
      }
    }
  }

  /** What in the bodies and header fields so far gives access to something, or proves who somebody is. */
  secrets(): readonly string[] {
    const found = new Set<string>()
    for (const { bearer, request = '', response = '' } of this.#recorded) {
      if (bearer !== undefined) found.add(bearer)
      for (const body of [request, response])
        for (const [, text = ''] of body.matchAll(secretMembers)) found.add(text)
    }
    return [...found].map((text) => (text.startsWith('"') ? String(JSON.parse(text)) : text)).filter(isSecret)
  }

  /** All so far, the oldest first. Without a status: there was no answer. */
  exchanges(): readonly HttpExchange[] {
    return this.#recorded.map(({ step, method, path, request, status, response }) => ({
      step,
      method,
      path: pathOf(path),
      request: shown(request),
      status,
      response: shown(response),
    }))
  }
}
