/** @module One request that is sent to the server, and what is received. */

export interface FuzzRequest {
  /** The operation that it is made for. */
  readonly operation: string
  readonly method: string
  /** With everything after the host. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined
  /** What was changed in a valid request. Where nothing was, it is only too late, too early or a repetition. */
  readonly mutations: readonly string[]
}

/** Whether the request still reaches its operation, however wrong the rest of it is. */
export const reachesOperation = ({ mutations }: FuzzRequest): boolean =>
  !['another method', 'an odd path segment', 'a path suffix'].some((name) => mutations.includes(name))

export interface Received {
  readonly status: number
  readonly type: string
  readonly text: string
}

export type Send = (request: FuzzRequest) => Promise<Received>

const mayHaveBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** As a request of `fetch`, which refuses a body with GET and HEAD. */
export const fetchRequest = ({ method, path, headers, body }: FuzzRequest, origin: string): Request =>
  new Request(origin + path, { method, headers, body: mayHaveBody(method) ? (body ?? null) : null })

export const receivedFrom = async (response: Response): Promise<Received> => ({
  status: response.status,
  type: response.headers.get('content-type') ?? '',
  text: await response.text(),
})

/** In a line of a failing sequence. */
export const describeRequest = ({ operation, method, path, mutations }: FuzzRequest): string =>
  `${operation} (${[`${method} ${path.slice(0, 80)}`, ...mutations].join(', ')})`
