/** @module Google's errors: the codes of FCM, the statuses of Google APIs, and their one shape (google.rpc.Status). */

import { json, type ServiceResponse } from '../../transport/service.ts'

/** HTTP status by google.rpc.Code, as far as FCM uses them. */
const httpStatus = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const satisfies Record<string, number>

export type GoogleStatus = keyof typeof httpStatus

/** google.rpc.Code by FCM's own code (firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode). */
export const fcmStatus = {
  INVALID_ARGUMENT: 'INVALID_ARGUMENT',
  UNREGISTERED: 'NOT_FOUND',
  SENDER_ID_MISMATCH: 'PERMISSION_DENIED',
  QUOTA_EXCEEDED: 'RESOURCE_EXHAUSTED',
  THIRD_PARTY_AUTH_ERROR: 'UNAUTHENTICATED',
  INTERNAL: 'INTERNAL',
  UNAVAILABLE: 'UNAVAILABLE',
} as const satisfies Record<string, GoogleStatus>

export type FcmErrorCode = keyof typeof fcmStatus

/** What is wrong with one field (google.rpc.BadRequest). */
export interface FieldViolation {
  readonly field: string
  readonly description: string
}

/** Why a message is refused. */
export interface FcmRefusal {
  readonly status: GoogleStatus
  readonly message: string
  /** Given by FCM itself; absent where the refusal comes from the layers before it. */
  readonly errorCode?: FcmErrorCode
  readonly fieldViolations?: readonly FieldViolation[]
  readonly retryAfter?: string
  /** No service of Google's is at this address: its front end answers with a page for people. */
  readonly isForeign?: boolean
}

/** A refusal with one of FCM's own codes. */
export const fcmRefusal = (errorCode: FcmErrorCode, message: string): FcmRefusal => ({
  status: fcmStatus[errorCode],
  errorCode,
  message,
})

/** A refusal of Google's JSON parser, which knows nothing of FCM and its codes. */
export const unreadableFields = (fieldViolations: readonly FieldViolation[]): FcmRefusal => ({
  status: 'INVALID_ARGUMENT',
  message: fieldViolations.map(({ description }) => description).join('\n'),
  fieldViolations,
})

/** A refusal by FCM itself because of one field. */
export const invalidField = (field: string, description: string): FcmRefusal => ({
  ...fcmRefusal('INVALID_ARGUMENT', description),
  fieldViolations: [{ field, description }],
})

export const fcmStatusOf = ({ status }: FcmRefusal): number => httpStatus[status]

/** The refusal as it goes over the wire. */
export function toAnswer(refusal: FcmRefusal): ServiceResponse {
  const { status, message, errorCode, fieldViolations, retryAfter } = refusal
  const details = [
    ...(fieldViolations ? [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }] : []),
    ...(errorCode ? [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode }] : []),
  ]
  if (refusal.isForeign) return notFoundPage
  const error = { code: httpStatus[status], message, status, ...(details.length > 0 && { details }) }
  return json(
    error.code,
    { error },
    {
      ...(status === 'UNAUTHENTICATED' && {
        'www-authenticate': 'Bearer realm="https://accounts.google.com/"',
      }),
      ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
    },
  )
}

const notFoundPage: ServiceResponse = {
  status: httpStatus.NOT_FOUND,
  headers: { 'content-type': 'text/html; charset=UTF-8', 'referrer-policy': 'no-referrer' },
  body:
    '<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n' +
    '<p><b>404.</b> <ins>That\u2019s an error.</ins>\n',
}
