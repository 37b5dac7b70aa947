/** @module When a notification is sent, to whom, and what an answer to it has to prove. */

import type { Login } from '../login.ts'
import { isPending } from '../login.ts'
import type { Profile } from '../profile.ts'
import type { PushRequest } from '../push-request.ts'
import { equalSecrets } from '../secrets.ts'
import type { IbKey } from '../sls-device.ts'
import type { Instant, Os, SecurityElement } from '../words.ts'
import { within } from './time.ts'

const elements: Record<Os, readonly SecurityElement[]> = {
  Android: ['fingerprint', 'pin'],
  iOS: ['touchId', 'faceId', 'passcode'],
}

export const pushRules = {
  /** Whether a notification announces this login. Without one the challenge is shown at once (NOTIF-10, AMB-28). */
  pushIsSent: (seamless: boolean, device: IbKey, unansweredPushes: number, profile: Profile): boolean =>
    seamless && device.push !== undefined && !device.push.stale && unansweredPushes < profile.pushCap,

  /** Where the notification goes: the registration of the one active IB Key. */
  pushGoesTo: (device: IbKey): string | undefined => device.push?.token,

  /** How often the notification of one login is sent. */
  pushesPerLogin: (_device: IbKey): number => 1,

  pushInTime: (request: PushRequest, now: Instant, profile: Profile): boolean =>
    within(request.createdAt, profile.pushLifetime, now),

  /** Whether the request can still be answered: once, and only while its login waits for it (CR-AND-08). */
  requestStandsOpen: (request: PushRequest, login: Login | undefined): boolean =>
    request.state === 'open' && login !== undefined && isPending(login),

  /** Whether a new request ends an older one: two open requests cannot be told apart on the phone. */
  newPushSupersedes: (_older: PushRequest): boolean => true,

  /** Whether the person gave a security element that a phone of this kind has (PUSH-AND-06, AMB-04). */
  elementProven: (os: Os, element: SecurityElement | undefined): boolean =>
    element !== undefined && elements[os].includes(element),

  /** Whether the phone that was activated, and no other, sealed this very answer. */
  sealMatches: (given: string, expected: string): boolean => equalSecrets(given, expected),

  /** Which login an approval completes: only the one that set it off (PUSH-AND-07). */
  approvalAdvances: (login: Login, request: PushRequest): boolean => login.id === request.loginId,

  /** Whether a declined request ends its login. */
  declineDenies: (_request: PushRequest): boolean => true,

  /** Whether an offered push token is adopted: only close to a login that its phone completed (SYNC-02). */
  offerIsBelieved: (offeredAt: Instant, provenAt: Instant | undefined, profile: Profile): boolean =>
    provenAt !== undefined && Math.abs(provenAt - offeredAt) < profile.offerLifetime,

  /** Whether a registration is dead after the gateway said so. */
  unregisteredIsStale: (): boolean => true,
}
