/** @module Google's errors: the codes of FCM, the statuses of Google APIs, and their one shape (google.rpc.Status). */

import { json, type ServiceResponse } from '../../transport/service.ts'

/** HTTP status by google.rpc.Code, as far as FCM uses them. */
const httpStatus = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
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

/** Why a message is refused. */
export interface FcmRefusal {
  readonly status: GoogleStatus
  readonly message: string
  /** Given by FCM itself; absent where the refusal comes from the layers before it. */
  readonly errorCode?: FcmErrorCode
  readonly fieldViolations?: readonly { readonly field: string; readonly description: string }[]
  readonly retryAfter?: string
}

/** A refusal with one of FCM's own codes. */
export const fcmRefusal = (errorCode: FcmErrorCode, message: string): FcmRefusal => ({
  status: fcmStatus[errorCode],
  errorCode,
  message,
})

/** A refusal because of single fields, as Google's JSON parser and the checks behind it make it. */
export const invalidFields = (
  fieldViolations: readonly { field: string; description: string }[],
): FcmRefusal => ({
  status: 'INVALID_ARGUMENT',
  message: fieldViolations.map(({ description }) => description).join('\n'),
  errorCode: 'INVALID_ARGUMENT',
  fieldViolations,
})

export const fcmStatusOf = ({ status }: FcmRefusal): number => httpStatus[status]

/** The refusal as it goes over the wire. */
export function toAnswer(refusal: FcmRefusal): ServiceResponse {
  const { status, message, errorCode, fieldViolations, retryAfter } = refusal
  const details = [
    ...(errorCode ? [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode }] : []),
    ...(fieldViolations ? [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }] : []),
  ]
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
