/** @module Narrow shapes: notifications on a phone, and the settings that bring or silence them. */

import type { NotificationStage } from '../../../../simulators/phone/os/notification-stages.ts'
import type { PhoneParts } from '../../../../simulators/phone/parts.ts'
import { wrongPhone } from '../../support/written.ts'

/** A phone with one of its stages changed. */
const withStage = (
  parts: PhoneParts,
  name: string,
  change: (effectOn: NotificationStage['effectOn']) => NotificationStage['effectOn'],
): PhoneParts => ({
  ...parts,
  notificationStages: parts.notificationStages.map((stage) =>
    stage.name === name ? { ...stage, effectOn: change(stage.effectOn) } : stage,
  ),
})

export default [
  wrongPhone(
    'a-notification-works-once',
    'A notification that was tapped before opens the app as from the home screen.',
    ['NOTIF-EN-04'],
    (parts) => {
      const tapped = new Set<string>()
      return {
        ...parts,
        requestOpenedByTap: (data) => {
          const requestId = parts.requestOpenedByTap(data)
          if (requestId === undefined || tapped.has(requestId)) return undefined
          tapped.add(requestId)
          return requestId
        },
      }
    },
  ),
  wrongPhone(
    'once-off-notifications-stay-off',
    'On an Android phone that has missed a notification since they were off, none is shown after they were switched on.',
    ['NOTIF-EN-AND-02'],
    (parts) => {
      let hasMissed = false
      return withStage(parts, 'permission', (effectOn) => (arrival, phone) => {
        const effect = effectOn(arrival, phone)
        if (effect === 'dropped') hasMissed = true
        return hasMissed && phone.os === 'Android' ? 'dropped' : effect
      })
    },
  ),
  wrongPhone(
    'a-persistent-banner-goes-after-a-minute',
    'A persistent banner goes by itself after a minute.',
    ['NOTIF-EN-IOS-04'],
    (parts) => ({
      ...parts,
      bannerIsUp: (persistent, shownForMs) => parts.bannerIsUp(persistent, shownForMs) && shownForMs < 60_000,
    }),
  ),
  wrongPhone(
    'allowed-in-one-focus-is-allowed-in-all',
    'An app that is allowed in one Focus announces its notifications in each of them.',
    ['NOTIF-23'],
    (parts) =>
      withStage(
        parts,
        'Focus',
        (effectOn) => (arrival, phone) =>
          phone.os === 'iOS' && phone.allowedIn.length > 0 ? 'passes' : effectOn(arrival, phone),
      ),
  ),
  wrongPhone('edge-is-no-internet', 'No notification comes by EDGE.', ['NOTIF-05'], (parts) =>
    withStage(
      parts,
      'network',
      (effectOn) => (arrival, phone) => (phone.bearer === 'EDGE' ? 'held' : effectOn(arrival, phone)),
    ),
  ),
]
