/** @module How a notification is displayed: banner, text, badge, replacement. */

import type { Instant } from '../../clock/clock.ts'
import type { PushMessage } from '../../push-gateway/message.ts'
import type { Conditions } from './conditions.ts'

/** How long a temporary banner stays on the screen, in milliseconds. */
const temporaryMs = 5_000

export const displayRules = {
  /** What waited too long is not shown any more. */
  showsDeferred: ({ expiresAt }: PushMessage, now: Instant): boolean =>
    expiresAt === undefined || now < expiresAt,

  /** A persistent banner stays until somebody deals with it; a temporary one goes by itself (NOTIF-EN-IOS-04). */
  bannerIsUp: (persistent: boolean, shownForMs: number): boolean => persistent || shownForMs < temporaryMs,

  /** Show Previews decides about the text, and about nothing else (NOTIF-EN-IOS-06). */
  showsText: ({ showPreviews, locked }: Pick<Conditions, 'showPreviews' | 'locked'>): boolean =>
    showPreviews === 'always' || (showPreviews === 'whenUnlocked' && !locked),

  /** The number on the icon of the app (NOTIF-EN-IOS-05), or its dot (NOTIF-EN-AND-03). */
  badgeCount: (listed: number, { badges }: Pick<Conditions, 'badges'>): number => (badges ? listed : 0),

  /** Whether a notification takes the place of one that is listed: the same one delivered twice, say (NOTIF-35). */
  replacesNotification: (newer: PushMessage, older: PushMessage): boolean =>
    newer.id === older.id || (newer.collapseId !== undefined && newer.collapseId === older.collapseId),
}
