/** @module Makes the context of IBKR Mobile out of the system of a phone. */

import type { Locale } from '../../contract/primitives.ts'
import { appId } from '../../contract/primitives.ts'
import type { AttestationService } from '../attestation/attestation-service.ts'
import { requestIdIn } from './app/approval-request.ts'
import { type DeviceClient, offlineAware } from './device-face.ts'
import type { SecurityElements } from './os/security-elements.ts'
import type { PhoneSystem, Recorder } from './os/system.ts'
import type { AppContext, PhoneParts } from './parts.ts'
import type { PhoneProfile } from './profiles.ts'

export interface AppContextOptions {
  readonly profile: PhoneProfile
  readonly parts: PhoneParts
  readonly language: Locale
  readonly hardwareId: string
  readonly deviceClient: DeviceClient
  readonly system: PhoneSystem
  readonly elements: SecurityElements
  readonly attestationService: AttestationService
  readonly record: Recorder
}

export function createAppContext(options: AppContextOptions): AppContext {
  const { profile, parts, language, hardwareId, deviceClient, system, elements, attestationService, record } =
    options
  const { installation } = system
  return {
    profile,
    parts,
    hardwareId,
    record,
    labels: parts.appLabels(profile.os, language),
    server: offlineAware(deviceClient, () => system.online),
    data: () => installation.data,
    save: (change) => installation.save(change),
    online: () => system.online,
    tampered: () => system.conditions.tampered,
    clock: () => system.clock,
    attestation: (nonce) =>
      attestationService.issue({ hardwareId, tampered: system.conditions.tampered }, appId, nonce),
    pushToken: () => installation.pushToken,
    biometryLocked: () => parts.isBiometryLockedOut(elements.failures),
    matches(asked, given) {
      const registered = asked === 'pin' ? installation.data.activation?.pin : elements.registered(asked)
      const accepted = parts.elementMatches(asked, given, registered)
      elements.count(asked, accepted)
      if (asked === 'pin' && given.element === 'pin') installation.countPin(accepted)
      return accepted
    },
    dismissNotification: (requestId) => system.dismiss(({ data }) => requestIdIn(data) === requestId),
  }
}
