/** @module Requests to better-auth, as a browser makes them. */

import { parseSetCookieHeader } from 'better-auth/cookies'
import type { z } from 'zod'
import type { Product } from '../product/product.ts'
import { refuseAs } from './refusals.ts'

export interface ProductRequest {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly body?: object
  /** The session token. */
  readonly bearer?: string
  /** The value of the cookie of a login that waits for its second factor. */
  readonly pending?: string
  /** better-auth keeps it with the session: the name of the platform. */
  readonly userAgent?: string
}

/** The cookie that better-auth gives to a login which waits for its second factor. */
const pendingCookie = 'better-auth.two_factor'

export interface ProductAnswer<Body> {
  readonly body: Body
  /** The new value of the cookie of a waiting login. */
  readonly pending: string | undefined
}

/** Sends a request. What better-auth refuses is thrown as a `RequestRefusal`. */
export type Ask = <Body>(shape: z.ZodType<Body>, request: ProductRequest) => Promise<ProductAnswer<Body>>

export const clientOf =
  (product: () => Product): Ask =>
  async (shape, { method = 'POST', path, body, bearer, pending, userAgent }) => {
    const { baseURL } = product().options
    const headers = new Headers({ origin: baseURL })
    if (body) headers.set('content-type', 'application/json')
    if (bearer) headers.set('authorization', `Bearer ${bearer}`)
    if (pending) headers.set('cookie', `${pendingCookie}=${encodeURIComponent(pending)}`)
    if (userAgent) headers.set('user-agent', userAgent)
    const request = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await product().handler(new Request(`${baseURL}/api/auth${path}`, request))
    const answer: unknown = await response.json()
    if (!response.ok) refuseAs(response.status, answer)
    const cookies = parseSetCookieHeader(response.headers.get('set-cookie') ?? '')
    return { body: shape.parse(answer), pending: cookies.get(pendingCookie)?.value }
  }
