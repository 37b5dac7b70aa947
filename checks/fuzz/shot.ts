/** @module One request that is fired at a server, and what is seen of the answer. */

export interface Shot {
  /** The operation that it is aimed at. */
  readonly operation: string
  readonly method: string
  /** With everything after the host. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined
  /** What was spoiled of a request that would have done; nothing: it is only late, early, or asked before. */
  readonly spoiled: readonly string[]
}

/** Whether the shot is still one at its operation, however wrong the rest of it. */
export const onTarget = ({ spoiled }: Shot): boolean =>
  !['another method', 'an odd place', 'a tail'].some((name) => spoiled.includes(name))

export interface Seen {
  readonly status: number
  readonly type: string
  readonly text: string
}

export type Fire = (shot: Shot) => Promise<Seen>

const mayHaveBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** As a request of fetch, which knows no body where none is usual. */
export const requestOf = ({ method, path, headers, body }: Shot, origin: string): Request =>
  new Request(origin + path, { method, headers, body: mayHaveBody(method) ? (body ?? null) : null })

export const seenOf = async (response: Response): Promise<Seen> => ({
  status: response.status,
  type: response.headers.get('content-type') ?? '',
  text: await response.text(),
})
