/** @module Servers of which some answers are none, or have another form than the contract's. */

import type { ServerFault } from '../../../faults/fault.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'

/** Makes another answer of the right one; an answer that rejects is a connection that ends without one. */
type Change = (right: Response) => Promise<Response>

/** A scenario ends with the first odd answer, so each has it somewhere else: up to this request, those of the lab apart. */
const latest = 24

function odd(salt: number, change: Change): (parts: ServerParts) => ServerParts {
  return (parts) => {
    let count = 0
    const middleware: ServerParts['middleware'] = async (request, next) => {
      const right = await parts.middleware(request, next)
      if (new URL(request.url).pathname.startsWith('/lab')) return right
      const scenario = request.headers.get('x-sls-scenario') ?? ''
      return count++ % latest === (salt + sumOf(scenario)) % latest ? change(right) : right
    }
    return { ...parts, middleware }
  }
}

const sumOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0)

const connectionReset = (): Error => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })

/** The head of the answer comes, and its body ends in the middle. */
const cutBody: Change = async (right) => {
  const body = new ReadableStream({ start: (stream) => stream.error(connectionReset()) })
  return new Response(body, { status: right.status, headers: right.headers })
}

const json = { 'content-type': 'application/json' }
const problemJson = { 'content-type': 'application/problem+json' }

/** The same status with this body. */
const body =
  (text: string, headers: Readonly<Record<string, string>> = json): Change =>
  async ({ status }) =>
    new Response(text, { status, headers })

/** Refusals alone have this body. */
const refusals =
  (change: (problem: object, status: number) => object): Change =>
  async (right) => {
    if (right.status < 400) return right
    const problem: object = JSON.parse(await right.text())
    return new Response(JSON.stringify(change(problem, right.status)), {
      status: right.status,
      headers: problemJson,
    })
  }

/** Everything is answered with this status. */
const status =
  (code: number, headers: Readonly<Record<string, string>> = json): Change =>
  async (right) => {
    const text = await right.text()
    return new Response([204, 304].includes(code) ? null : text, { status: code, headers })
  }

const kinds: Readonly<Record<string, Change>> = {
  'connections-cut': async () => Promise.reject(connectionReset()),
  'bodies-cut': cutBody,
  html: body('<!doctype html><title>Gateway</title>', { 'content-type': 'text/html' }),
  'empty-bodies': body(''),
  'empty-objects': body('{}'),
  null: body('null'),
  lists: body('[]'),
  'a-number': body('1'),
  'half-of-it': async (right) => {
    const text = await right.text()
    return new Response(text.slice(0, text.length / 2), { status: right.status, headers: json })
  },
  'refusals-in-html': async (right) =>
    right.status < 400 ? right : body('<h1>No</h1>', { 'content-type': 'text/html' })(right),
  'refusals-without-a-code': refusals((problem) => ({ ...problem, code: undefined })),
  'refusals-with-another-code': refusals((problem) => ({ ...problem, code: 'computer_says_no' })),
  'refusals-of-another-status': refusals((problem, own) => ({ ...problem, status: own + 1 })),
  'refusals-as-lists': refusals((problem) => [problem]),
  'refusals-without-anything': refusals(() => ({})),
  'status-200': status(200),
  'status-204': status(204),
  'status-302': status(302, { location: 'http://elsewhere.test/' }),
  'status-304': status(304),
  'status-418': status(418),
  'status-503': status(503, { ...json, 'retry-after': 'soon' }),
}

const faults: readonly ServerFault[] = Object.entries(kinds).map(([kind, change], number) => ({
  id: `odd-answers-${kind}`,
  title: `Some answers are odd: ${kind.replaceAll('-', ' ')}.`,
  subject: 'server',
  harmless: true,
  inject: odd(number, change),
}))

export default faults
