/** @module What a phone offers to the app on it: the system, seen from inside IBKR Mobile. */

import type { Locale } from '../../contract/primitives.ts'
import type { AttestationService } from '../attestation/attestation-service.ts'
import type { Handset } from './app/app-context.ts'
import { appId } from './app/app-id.ts'
import { requestIdIn } from './arrivals.ts'
import { behindRadio, type DeviceFace } from './device-face.ts'
import type { SecurityElements } from './os/security-elements.ts'
import type { Recorder, System } from './os/system.ts'
import type { PhoneParts } from './parts.ts'
import type { PhoneProfile } from './profiles.ts'

export interface HandsetOptions {
  readonly profile: PhoneProfile
  readonly parts: PhoneParts
  readonly language: Locale
  readonly hardwareId: string
  readonly deviceFace: DeviceFace
  readonly system: System
  readonly elements: SecurityElements
  readonly vendor: AttestationService
  readonly record: Recorder
}

export function handsetOf(options: HandsetOptions): Handset {
  const { profile, parts, language, hardwareId, deviceFace, system, elements, vendor, record } = options
  const { installation } = system
  return {
    profile,
    parts,
    hardwareId,
    record,
    words: parts.words(profile.os, language),
    face: behindRadio(deviceFace, () => system.online),
    data: () => installation.data,
    save: (change) => installation.save(change),
    online: () => system.online,
    tampered: () => system.conditions.tampered,
    clock: () => system.clock,
    integrityClaim: (nonce) =>
      vendor.issue({ hardwareId, tampered: system.conditions.tampered }, appId, nonce),
    pushToken: () => installation.pushToken,
    biometryLocked: () => parts.biometryGivesWay(elements.failures),
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
