/** @module Rules of notifications and approval requests. */

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
  /** Whether a login sends a notification; otherwise the challenge is shown at once (NOTIF-10, AMB-28). */
  pushIsSent: (seamless: boolean, unansweredPushes: number, profile: Profile): boolean =>
    seamless && unansweredPushes < profile.pushCap,

  /** The push token of the active IB Key, unless the gateway has reported it as unregistered. */
  pushDestination: ({ pushToken }: IbKey, deadPushToken: string | undefined): string | undefined =>
    pushToken === deadPushToken ? undefined : pushToken,

  pushesPerLogin: (_device: IbKey): number => 1,

  approvalRequestInTime: (request: ApprovalRequest, now: Instant, profile: Profile): boolean =>
    within(request.createdAt, profile.pushLifetime, now),

  /** Whether the request was made for this phone. */
  approvalRequestIsFor: (request: ApprovalRequest, device: IbKey): boolean => request.deviceId === device.id,

  /** A request can be answered once, and only while its login is pending (CR-AND-08). */
  approvalRequestIsOpen: (request: ApprovalRequest, login: Login): boolean =>
    request.state === 'open' && isPending(login),

  /** Two open requests would be indistinguishable on the phone. */
  newApprovalRequestSupersedes: (_older: ApprovalRequest): boolean => true,

  /** Whether a phone with this system has the security element (PUSH-AND-06, AMB-04). */
  securityElementAccepted: (os: Os, element: SecurityElement | undefined): boolean =>
    elements[os].some((available) => available === element),

  approvalSignatureMatches: (given: string, expected: string): boolean => equalSecrets(given, expected),

  /** An approval completes only the login that requested it (PUSH-AND-07). */
  approvalCompletes: (login: Login, request: ApprovalRequest): boolean => login.id === request.loginId,

  /** A decline ends only the login that requested the approval. */
  declineEnds: (login: Login, request: ApprovalRequest): boolean => login.id === request.loginId,

  /** An offered push token is adopted only close to a login that its phone completed (SYNC-02). */
  pushTokenOfferAccepted: (offeredAt: Instant, provenAt: Instant | undefined, profile: Profile): boolean =>
    provenAt !== undefined && Math.abs(provenAt - offeredAt) < profile.pushTokenOfferLifetime,
}
