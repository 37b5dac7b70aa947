/** @module The rules of a phone without a fault. */

import { dataSize, noData } from './app/app-data.ts'
import { requestIdIn } from './app/approval-request.ts'
import { appLabelsOf } from './app/labels/languages.ts'
import * as rules from './app/rules.ts'
import { approvalSignature } from './device-keys.ts'
import { ocra } from './ocra/ocra.ts'
import { isPaused } from './os/conditions.ts'
import { displayRules } from './os/notification-display.ts'
import { notificationStages } from './os/notification-stages.ts'
import { isBiometryLockedOut } from './os/security-elements.ts'
import { settingsLabelsOf } from './os/settings/labels.ts'
import { permissionDialog } from './os/settings/page.ts'
import { settingsPagesOf } from './os/settings/pages.ts'
import { statusIcons } from './os/status-bar.ts'
import type { PhoneParts } from './parts.ts'

/** A phone as the articles describe it. */
export const referencePhoneParts: PhoneParts = {
  notificationStages,
  requestOpenedByTap: requestIdIn,
  afterSwipe: async () => {},
  inboxAfter: (inbox, { from, body, at }) => [...inbox, { from, body, at }],
  ...displayRules,
  statusIcons,
  appPaused: isPaused,
  settingsLabels: settingsLabelsOf,
  settingsPages: settingsPagesOf,
  permissionDialog,
  dataAfterClear: () => noData,
  dataAfterUninstall: () => noData,
  dataAfterReboot: (data) => data,
  // The system keeps the key in hardware that no backup reads (CACHE-RU-04).
  dataAfterRestore: () => noData,
  dataSize,
  isBiometryLockedOut,
  elementMatches: rules.elementMatches,
  appLabels: appLabelsOf,
  renderedScreen: (screen) => screen,
  promptedElements: rules.promptedElements,
  proceedsAfterPrompt: rules.proceedsAfterPrompt,
  dataAtStart: (data) => data,
  reasonUnusable: rules.reasonUnusable,
  isValidChallenge: rules.isValidChallenge,
  needsInternet: rules.needsInternet,
  isRequestOpen: rules.isRequestOpen,
  ocra,
  displayedResponse: (digits) => digits,
  attestationFor: (_occasion, phone, nonce) => phone.attestation(nonce),
  approvalSignature,
  offeredOptions: rules.offeredOptions,
  requiresCurrentPin: rules.requiresCurrentPin,
  isValidPin: rules.isValidPin,
  pinsMatch: rules.pinsMatch,
}
