/**
 * @module `Request` and `Response` for messages that never leave this process. Those of the platform each have a stream,
 * which costs a suite 5 % of its processor time (docs/decisions/simulators/in-process-messages.md). Rarely used members
 * are left to a message of the platform, which is created on first use.
 */

import { InProcessHeaders } from './headers.ts'

type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

/** The common part of requests and responses. Unlike a stream, a text can be read more than once. */
abstract class InProcessMessage<Platform extends Request | Response> {
  readonly #text: string | undefined
  #platform: Platform | undefined

  constructor(text: string | undefined) {
    this.#text = text
  }

  /** The same message as one of the platform. */
  protected abstract toPlatform(body: string | null): Platform

  protected get platform(): Platform {
    this.#platform ??= this.toPlatform(this.#text ?? null)
    return this.#platform
  }

  get body(): Platform['body'] {
    return this.#text === undefined ? null : this.platform.body
  }

  get bodyUsed(): boolean {
    return this.#platform?.bodyUsed ?? false
  }

  async text(): Promise<string> {
    return this.#text ?? ''
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#text ?? '')
  }

  async bytes(): Promise<Bytes> {
    return encoder.encode(this.#text)
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer
  }

  blob(): Promise<Blob> {
    return this.platform.blob()
  }

  textStream(): ReturnType<Response['textStream']> {
    return this.platform.textStream()
  }

  formData(): Promise<FormData> {
    return this.platform.formData()
  }
}

/** A request in the shape that the global fetch takes. */
export interface FetchOptions {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export class InProcessRequest extends InProcessMessage<Request> implements Request {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly cache = 'default'
  readonly credentials = 'same-origin'
  readonly destination = ''
  readonly duplex = 'half'
  readonly integrity = ''
  readonly keepalive = false
  readonly mode = 'cors'
  readonly redirect = 'follow'
  readonly referrer = 'about:client'
  readonly referrerPolicy = ''

  /** `url`: normalized, as by `new URL()`. */
  constructor(url: string, { method, headers, body }: FetchOptions) {
    super(body)
    this.url = url
    this.method = method
    this.headers = new InProcessHeaders(headers)
    // RFC 9112, section 6.3.
    if (body !== undefined) this.headers.set('content-length', String(Buffer.byteLength(body)))
  }

  get signal(): AbortSignal {
    return this.platform.signal
  }

  clone(): Request {
    return this.platform.clone()
  }

  protected toPlatform(body: string | null): Request {
    const { url, method, headers } = this
    return new Request(url, { method, headers, body })
  }
}

/** A fetch to a server that is a function of this process. */
export const inProcessFetch =
  (answer: (request: Request) => Promise<Response>) =>
  (url: string, options: FetchOptions): Promise<Response> =>
    answer(new InProcessRequest(url, options))

/** Status and header fields of a response. */
export interface ResponseHead {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** Its header fields are validated on first use. */
export class InProcessResponse extends InProcessMessage<Response> implements Response {
  readonly status: number
  readonly redirected = false
  readonly statusText = ''
  readonly type = 'default'
  readonly url = ''
  readonly #fields: ResponseHead['headers']
  #headers: Headers | undefined

  constructor(text: string | undefined, { status, headers }: ResponseHead) {
    super(text)
    this.status = status
    this.#fields = headers
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  get headers(): Headers {
    this.#headers ??= new InProcessHeaders(this.#fields)
    return this.#headers
  }

  clone(): Response {
    return this.platform.clone()
  }

  protected toPlatform(body: string | null): Response {
    const { status, headers } = this
    return new Response(body, { status, headers })
  }
}
