/**
 * @module Requests and responses that never leave this process: they are handed from one function to the next. Those of
 * the platform are made for the network, each with a stream of its own, which takes a tenth of the time of a suite. What
 * hardly anybody asks of a message is left to one of the platform all the same, made when it is asked.
 */

import { HandedHeaders } from './handed-headers.ts'

type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

/** What requests and responses have in common. Unlike a stream, a text may be read as often as one likes. */
abstract class Handed<Whole extends Request | Response> {
  readonly #text: string | undefined
  #whole: Whole | undefined

  constructor(text: string | undefined) {
    this.#text = text
  }

  /** The same message as one of the platform. */
  protected abstract made(body: string | null): Whole

  protected get whole(): Whole {
    this.#whole ??= this.made(this.#text ?? null)
    return this.#whole
  }

  get body(): Whole['body'] {
    return this.#text === undefined ? null : this.whole.body
  }

  get bodyUsed(): boolean {
    return this.#whole?.bodyUsed ?? false
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
    return this.whole.blob()
  }

  textStream(): ReturnType<Response['textStream']> {
    return this.whole.textStream()
  }

  formData(): Promise<FormData> {
    return this.whole.formData()
  }
}

/** What a request says, in the shape that the global fetch takes. */
export interface FetchOptions {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** To those who answer it, a request as any other. */
export class HandedRequest extends Handed<Request> implements Request {
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

  /** `url` in the form that the platform gives it. */
  constructor(url: string, { method, headers, body }: FetchOptions) {
    super(body)
    this.url = url
    this.method = method
    this.headers = new HandedHeaders(headers)
    // As every client does over HTTP (RFC 9112, section 6.3).
    if (body !== undefined) this.headers.set('content-length', String(Buffer.byteLength(body)))
  }

  get signal(): AbortSignal {
    return this.whole.signal
  }

  clone(): Request {
    return this.whole.clone()
  }

  protected made(body: string | null): Request {
    const { url, method, headers } = this
    return new Request(url, { method, headers, body })
  }
}

/** Asks a server that is a function of this process. */
export const inProcessFetch =
  (answer: (request: Request) => Promise<Response>) =>
  (url: string, asked: FetchOptions): Promise<Response> =>
    answer(new HandedRequest(url, asked))

/** What a response says besides its text. */
export interface ResponseHead {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** To those who asked, a response as any other. Its header fields are looked at when somebody asks for them. */
export class HandedResponse extends Handed<Response> implements Response {
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
    this.#headers ??= new HandedHeaders(this.#fields)
    return this.#headers
  }

  clone(): Response {
    return this.whole.clone()
  }

  protected made(body: string | null): Response {
    const { status, headers } = this
    return new Response(body, { status, headers })
  }
}
