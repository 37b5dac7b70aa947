/**
 * @module Device face: what the IBKR Mobile app calls. Activation gives the phone a secret of 256 bits; three keys are
 * derived from it with HKDF-SHA-256 (RFC 5869, empty salt, the info texts of `deviceKeyInfo`), and an answer to a push
 * request is sealed with HMAC-SHA-256 over `answerText`, so that any language's standard library can implement it.
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
  /** Key that seals approvals and refusals. */
  approval: 'sls approval v1',
  /** Bearer token of this face, as base64url. */
  access: 'sls access v1',
} as const

/** RFC 6287 suite of challenge/response: six ASCII digits in, eight digits out. QA, not QN: QN would drop leading zeros. */
export const ocraSuite = 'OCRA-1:HOTP-SHA256-8:QA06'

/** The fields that an answer seals, in this order, joined by line feeds, as UTF-8. */
export interface SignedAnswer {
  readonly requestId: string
  readonly loginId: string
  readonly decision: 'approve' | 'decline'
  /** The element that the person gave, or empty for a declined request. */
  readonly element: string
  /** The integrity claim as it was sent, or empty where none was. */
  readonly integrityClaim: string
  readonly nonce: string
}

/** The text that the HMAC of an answer covers. */
export const signedText = ({
  requestId,
  loginId,
  decision,
  element,
  integrityClaim,
  nonce,
}: SignedAnswer): string => [requestId, loginId, decision, element, integrityClaim, nonce].join('\n')

/** What the app says of the phone it runs on. `hardwareId` stays the same when the app is installed again. */
export const phoneDescription = z.strictObject({
  os,
  model: z.string().min(1).max(100),
  hardwareId: identifier,
})

/** Activate without an active IB Key, migrate from another phone, reactivate on the same phone (its hardware id). */
const activationOption = z.enum(['activate', 'migrate', 'reactivate'])

/**
 * What the vendor of the phone's system says of the phone: a JWS (RFC 7515), compact, ES256, over the members of
 * `integrityMembers`. Every Activate and every approval needs a new one, which answers the nonce of just this occasion.
 */
const integrityClaim = z.string().max(4_000)

/** What an integrity claim says. Members that are not listed mean nothing. */
export const attestationClaims = z.looseObject({
  verdict: z.enum(['clean', 'compromised']),
  /** The bundle id or package name of the app that asked for the claim. */
  app: z.string(),
  /** The hardware id of the phone that the vendor speaks of. */
  device: identifier,
  nonce: identifier,
  /** When the claim was made: seconds since the Unix epoch (RFC 7519 section 4.1.6). Good for 5 minutes at most. */
  iat: z.number().int().nonnegative(),
})

const credentials = { username: z.string().max(200), password: z.string().max(200) }

/** A push request as the app shows it. */
export const approvalRequest = z.looseObject({
  requestId: identifier,
  loginId: identifier,
  platform,
  /** Fresh for each request: part of the seal, and what the integrity claim answers. */
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
      'Log in to the app: what this phone may do for this person. Begins the flow that `startActivation` goes on with.',
    success: 200,
    body: z.strictObject({ ...credentials, phone: phoneDescription }),
    reply: z.looseObject({
      options: z.array(activationOption),
      activationId: identifier,
      /** Proves in later steps that the caller is the phone that began this flow. */
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
      'Give user name and password of the same person again. Then the physical security device is asked for, or an SMS with an Activation Token is sent. `forbidden`: neither is possible, and Client Services have to help.',
    success: 200,
    body: z.strictObject({ option: activationOption, ...credentials }),
    reply: z.looseObject({
      asks: z.enum(['activationToken', 'securityDevice']),
      /** Fresh for each activation: the integrity claim of Activate answers it. */
      nonce: identifier,
      /** What to type into the physical security device; its answer takes the place of the token. */
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
      'Activate IB Key on this phone: with the token (iOS), or after the token with the PIN (Android): a new one, or for `reactivate` the one that this phone had. `forbidden`: the phone has no security element, or no integrity claim speaks for it.',
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
    summary: 'Read the push request that a notification names.',
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
      'Approve or decline, sealed with the approval key. An approval carries an integrity claim; whoever declines needs none. `forbidden`: the seal, the element or the claim is missing or wrong, and the login goes on waiting.',
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
