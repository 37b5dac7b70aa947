/**
 * @module Device face: the operations that the IBKR Mobile app calls. Activation issues a device secret of 256 bits; three
 * keys are derived from it with HKDF-SHA-256 (RFC 5869, empty salt, the `info` inputs of `deviceKeyInfo`). The approval
 * signature (`seal`) of an answer to a push request is an HMAC-SHA-256 over `signedText`. Both are in the standard library
 * of most languages.
 */

import { z } from 'zod'
import {
  bearerToken,
  deviceSecret,
  identifier,
  instant,
  os,
  platform,
  securityElement,
} from './primitives.ts'
import { route } from './route.ts'

/** The `info` inputs of HKDF, one per key. */
export const deviceKeyInfo = {
  /** Key of the OCRA suite below. */
  ocra: 'sls ocra v1',
  /** Key of the approval signature. */
  approval: 'sls approval v1',
  /** Bearer token of this face, as base64url. */
  access: 'sls access v1',
} as const

/** RFC 6287 suite of challenge/response: six ASCII digits in, eight digits out. QA, not QN: QN would drop leading zeros. */
export const ocraSuite = 'OCRA-1:HOTP-SHA256-8:QA06'

/** The fields that the approval signature covers, in this order, joined by line feeds, as UTF-8. */
export interface SignedAnswer {
  readonly requestId: string
  readonly loginId: string
  readonly decision: 'approve' | 'decline'
  /** The security element that the person presented; empty for a declined request. */
  readonly element: string
  /** The attestation as it was sent; empty if none was sent. */
  readonly integrityClaim: string
  readonly nonce: string
}

/** The text that the approval signature covers. */
export const signedText = ({
  requestId,
  loginId,
  decision,
  element,
  integrityClaim,
  nonce,
}: SignedAnswer): string => [requestId, loginId, decision, element, integrityClaim, nonce].join('\n')

/** The phone that the app runs on. `hardwareId` stays the same when the app is installed again. */
export const phoneDescription = z.strictObject({
  os,
  model: z.string().min(1).max(100),
  hardwareId: identifier,
})

/** Activate without an active IB Key, migrate from another phone, reactivate on the same phone (its hardware id). */
const activationOption = z.enum(['activate', 'migrate', 'reactivate'])

/**
 * The attestation of the phone, issued by the attestation service of its operating system: a JWS (RFC 7515, compact,
 * ES256) over `attestationClaims`. Every `activate` and every approval needs a new one, issued for its own nonce.
 */
const integrityClaim = z.string().max(4_000)

/** The claims of an attestation. Others are ignored. */
export const attestationClaims = z.looseObject({
  verdict: z.enum(['clean', 'compromised']),
  /** The bundle id or package name of the app that requested the attestation. */
  app: z.string(),
  /** The hardware id of the attested phone. */
  device: identifier,
  nonce: identifier,
  /** When the attestation was issued: seconds since the Unix epoch (RFC 7519 section 4.1.6). Valid for 5 minutes at most. */
  iat: z.number().int().nonnegative(),
})

const credentials = { username: z.string().max(200), password: z.string().max(200) }

/** A push request as the app shows it. */
export const approvalRequest = z.looseObject({
  requestId: identifier,
  loginId: identifier,
  platform,
  /** Unique to this request: covered by the approval signature, and the nonce of the attestation. */
  nonce: identifier,
  expiresAt: instant,
  state: z.enum(['open', 'approved', 'declined', 'expired', 'superseded']),
})

export const deviceFace = {
  readActivationOptions: route({
    face: 'device',
    method: 'POST',
    path: '/device/options',
    proof: 'nobody',
    summary:
      'Log in to the app and list what this phone may do for this person. Begins the flow that `startActivation` continues.',
    success: 200,
    body: z.strictObject({ ...credentials, phone: phoneDescription }),
    reply: z.looseObject({
      options: z.array(activationOption),
      activationId: identifier,
      /** Authenticates the later steps of this flow. */
      secret: bearerToken,
    }),
    refusals: ['invalid_credentials', 'locked', 'too_many'],
  }),
  startActivation: route({
    face: 'device',
    method: 'POST',
    path: '/device/activations/{activationId}/start',
    proof: 'activationSecret',
    summary:
      'Submit user name and password of the same person again. The server then requests a response of the physical security device, or sends an SMS with an Activation Token. `forbidden`: neither is possible; Client Services have to help.',
    success: 200,
    body: z.strictObject({ option: activationOption, ...credentials }),
    reply: z.looseObject({
      asks: z.enum(['activationToken', 'securityDevice']),
      /** Unique to this activation: the nonce of the attestation that `activate` sends. */
      nonce: identifier,
      /** The challenge for the physical security device; its response is sent in place of the token. */
      challenge: z.string().optional(),
    }),
    refusals: ['invalid_credentials', 'locked', 'forbidden', 'wrong_state', 'too_soon', 'too_many'],
  }),
  verifyActivationToken: route({
    face: 'device',
    method: 'POST',
    path: '/device/activations/{activationId}/token',
    proof: 'activationSecret',
    summary:
      'Verify the Activation Token, or the response of the physical security device (Android, before the PIN). Nothing is active yet.',
    success: 200,
    body: z.strictObject({ token: z.string().max(200) }),
    reply: z.looseObject({ verified: z.literal(true) }),
    refusals: ['invalid_code', 'wrong_state', 'locked'],
  }),
  activate: route({
    face: 'device',
    method: 'POST',
    path: '/device/activations/{activationId}/activate',
    proof: 'activationSecret',
    summary:
      'Activate IB Key on this phone: with the token (iOS), or after the token with the PIN (Android; a new PIN, or for `reactivate` the one that this phone had). `forbidden`: the phone has no security element, or the attestation (`integrityClaim`) is missing or not acceptable.',
    success: 201,
    body: z.strictObject({
      token: z.string().max(200).optional(),
      pin: z.string().max(200).optional(),
      element: securityElement,
      integrityClaim: integrityClaim.optional(),
      pushToken: identifier.optional(),
    }),
    reply: z.looseObject({ deviceId: identifier, deviceSecret }),
    refusals: ['invalid_code', 'weak_pin', 'wrong_state', 'locked', 'forbidden', 'too_many'],
  }),
  readPushRequest: route({
    face: 'device',
    method: 'GET',
    path: '/device/{deviceId}/requests/{requestId}',
    proof: 'accessKey',
    summary: 'Read the push request whose id a notification carries.',
    success: 200,
    reply: approvalRequest,
    refusals: ['forbidden'],
  }),
  answerPushRequest: route({
    face: 'device',
    method: 'POST',
    path: '/device/{deviceId}/requests/{requestId}/answer',
    proof: 'accessKey',
    summary:
      'Approve or decline, with the approval signature (`seal`). An approval also carries an attestation (`integrityClaim`); a decline needs none. `forbidden`: signature, security element or attestation is missing or wrong; the login keeps waiting.',
    success: 200,
    body: z.strictObject({
      decision: z.enum(['approve', 'decline']),
      element: securityElement.optional(),
      integrityClaim: integrityClaim.optional(),
      seal: z.string().max(200),
    }),
    reply: approvalRequest,
    refusals: ['wrong_state', 'forbidden', 'locked'],
  }),
  offerPushToken: route({
    face: 'device',
    method: 'PUT',
    path: '/device/{deviceId}/push-token',
    proof: 'accessKey',
    summary:
      'Offer the current push token. It is adopted with the next successful login by this device (SYNC-02).',
    success: 200,
    body: z.strictObject({ pushToken: identifier }),
    reply: z.looseObject({ done: z.literal(true) }),
    refusals: ['forbidden'],
  }),
}
