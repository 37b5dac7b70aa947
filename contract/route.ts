/** @module The shape of one row of the routes table. */

import type { z } from 'zod'
import type { RefusalCode } from './refusal.ts'

export type Face = 'login' | 'account' | 'device' | 'lab'

/**
 * The credential that authenticates the caller, always as `Authorization: Bearer`: the login secret of the reply to
 * `logIn`, the session token, the access key of an activated phone, the secret of an activation, or the lab token.
 */
export type Proof = 'nobody' | 'loginSecret' | 'session' | 'accessKey' | 'activationSecret' | 'labToken'

export interface Route<Body extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  readonly face: Face
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path template of RFC 6570 level 1: `/logins/{loginId}`. */
  readonly path: string
  readonly proof: Proof
  readonly summary: string
  readonly success: 200 | 201
  /** Absent: the request has no body. */
  readonly body?: Body
  readonly reply: Reply
  /** Refusals beside those that any route may give (400, 401, 404, 405, 413, 415). */
  readonly refusals: readonly RefusalCode[]
}

/** Keeps the schema types of a row. */
export const route = <const Row extends Route>(row: Row): Row => row
