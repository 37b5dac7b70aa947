/** @module The requests of an app under test: an answer that is missing or breaks the contract is not the app's. */

import { deviceFace } from '../../../contract/device-face.ts'
import { problem } from '../../../contract/refusal.ts'
import type { Route } from '../../../contract/route.ts'
import { violationsIn } from '../../../contract/violations.ts'
import type { Fetch, HttpRequest, HttpResponse } from '../../http/client.ts'
import { NotApplicable, NotTestable } from '../../ports/errors.ts'
import { withTimeLimit } from '../../ports/time-limit.ts'
import { mismatchError } from '../../ports/verify.ts'

export interface WatchedNetwork {
  /** Rejects with a `TypeError` where there is no answer, or none of the contract. */
  readonly fetch: Fetch
  /** Throws the first error of the server, or why the request does not apply. */
  readonly verifyAnswers: () => void
}

export function watchedNetwork(fetch: Fetch, timeLimitMs: number): WatchedNetwork {
  let failure: Error | undefined
  const failWith = (error: Error): never => {
    failure ??= error
    throw new TypeError('fetch failed', { cause: error })
  }
  return {
    async fetch(url, request) {
      const { pathname } = new URL(url)
      const name = `${request.method} ${pathname}`
      const answer = withTimeLimit(timeLimitMs, `the answer to ${name}`, answerTo(fetch, url, request))
      const { response, text } = await answer.catch((error: unknown) => failWith(blameless(name, error)))
      const observed = violationOf(request.method, pathname, response.status, text)
      if (observed !== undefined)
        failWith(
          mismatchError({
            expected: 'an answer as the contract describes it',
            observed: `${name}${observed}`,
          }),
        )
      return { status: response.status, headers: response.headers, text: async () => text }
    },
    verifyAnswers() {
      if (failure) throw failure
    },
  }
}

async function answerTo(fetch: Fetch, url: string, request: HttpRequest) {
  const response: HttpResponse = await fetch(url, request)
  return { response, text: await response.text() }
}

const blameless = (name: string, error: unknown): Error =>
  error instanceof NotTestable || error instanceof NotApplicable
    ? error
    : new NotTestable(`the server gave no answer to ${name}: ${String(error)}`, { cause: error })

/** The operation of the device face that has this path; a path that none has is the app's mistake. */
const routeAt = (method: string, pathname: string): Route | undefined =>
  Object.values<Route>(deviceFace).find(
    (route) => route.method === method && patternOf(route.path).test(pathname),
  )

const patternOf = (path: string): RegExp => new RegExp(`${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)

/** How an answer breaks the contract, as the end of a sentence about the request. */
function violationOf(method: string, pathname: string, status: number, text: string): string | undefined {
  if (status >= 500) return ` answered ${status}, a server error`
  const json = parsed(text)
  if (json === undefined) return ` answered ${status} with something that is not JSON`
  const route = routeAt(method, pathname)
  if (!route) return undefined
  if (status < 400 && status !== route.success) return ` answered ${status} instead of ${route.success}`
  const { error } = (status < 400 ? route.reply : problem).safeParse(json)
  return error && ` answered ${status}: ${violationsIn(json, error)}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
