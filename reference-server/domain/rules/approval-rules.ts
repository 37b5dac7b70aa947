/** @module When a notification is sent, to whom, and what an answer to it has to prove. */

import { equalSecrets } from '../crypto/secrets.ts'
import type { ApprovalRequest } from '../model/approval-request.ts'
import { isPending, type Login } from '../model/login.ts'
import type { Instant, Os, SecurityElement } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { IbKey } from '../model/sls-device.ts'
import { within } from '../model/time.ts'

const elements: Record<Os, readonly SecurityElement[]> = {
  Android: ['fingerprint', 'pin'],
  iOS: ['touchId', 'faceId', 'passcode'],
}

export const approvalRules = {
  /** Whether a notification announces this login. Without one the challenge is shown at once (NOTIF-10, AMB-28). */
  pushIsSent: (seamless: boolean, unansweredPushes: number, profile: Profile): boolean =>
    seamless && unansweredPushes < profile.pushCap,

  /** Where the notification goes: the registration of the active IB Key, unless the gateway has called it dead. */
  pushDestination: ({ pushToken }: IbKey, deadPushToken: string | undefined): string | undefined =>
    pushToken === deadPushToken ? undefined : pushToken,

  /** How often the notification of one login is sent. */
  pushesPerLogin: (_device: IbKey): number => 1,

  approvalRequestInTime: (request: ApprovalRequest, now: Instant, profile: Profile): boolean =>
    within(request.createdAt, profile.pushLifetime, now),

  /** Whether it is this phone that was asked, and not one that took its place. */
  approvalRequestIsFor: (request: ApprovalRequest, device: IbKey): boolean => request.deviceId === device.id,

  /** Whether the request can still be answered: once, and only while its login waits for it (CR-AND-08). */
  approvalRequestIsOpen: (request: ApprovalRequest, login: Login): boolean =>
    request.state === 'open' && isPending(login),

  /** Whether a new request ends an older one: two open requests cannot be told apart on the phone. */
  newApprovalRequestSupersedes: (_older: ApprovalRequest): boolean => true,

  /** Whether the person gave a security element that a phone of this kind has (PUSH-AND-06, AMB-04). */
  securityElementAccepted: (os: Os, element: SecurityElement | undefined): boolean =>
    elements[os].some((known) => known === element),

  /** Whether the phone that was activated, and no other, sealed this very answer. */
  approvalSignatureMatches: (given: string, expected: string): boolean => equalSecrets(given, expected),

  /** Which login an approval completes: only the one that set it off (PUSH-AND-07). */
  approvalCompletes: (login: Login, request: ApprovalRequest): boolean => login.id === request.loginId,

  /** Which login a refusal ends: the one that set it off. */
  declineEnds: (login: Login, request: ApprovalRequest): boolean => login.id === request.loginId,

  /** Whether an offered push token is adopted: only close to a login that its phone completed (SYNC-02). */
  pushTokenOfferAccepted: (offeredAt: Instant, provenAt: Instant | undefined, profile: Profile): boolean =>
    provenAt !== undefined && Math.abs(provenAt - offeredAt) < profile.pushTokenOfferLifetime,
}
