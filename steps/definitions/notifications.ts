/** @module How many notifications are sent, how they announce themselves, and what they tell. */

import type { Actor, OwnedPhone } from '../support/actor.ts'
import { outcome } from '../support/step.ts'
import {
  verifyBadge,
  verifyListedCount,
  verifyNoCodeInText,
  verifyNoneWith,
  verifyPushCount,
  verifyPushesAtMost,
  verifyTextHidden,
  verifyTextShown,
  verifyTrait,
  verifyTraitGone,
  verifyVisibility,
} from '../tasks/notifications.ts'

// Sent by the server

outcome("one notification is sent to {persona}'s phone", (actor: Actor) =>
  verifyPushCount(actor, actor.phone, 1),
)

outcome("two notifications are sent to {persona}'s phone", (actor: Actor) =>
  verifyPushCount(actor, actor.phone, 2),
)

outcome("no notification is sent to {persona}'s phone", (actor: Actor) => {
  actor.acknowledge()
  verifyPushCount(actor, actor.phone, 0)
})

outcome('one notification is sent to {ownedPhone}', ({ owner, phone }: OwnedPhone) =>
  verifyPushCount(owner, phone, 1),
)

outcome('no notification is sent to {ownedPhone}', ({ owner, phone }: OwnedPhone) => {
  owner.acknowledge()
  verifyPushCount(owner, phone, 0)
})

outcome('{int} notifications at most have been sent to {persona}', (most: number, actor: Actor) =>
  verifyPushesAtMost(actor, most),
)

// Shown by the phone

outcome("the notification on {persona}'s phone is {visibility}", verifyVisibility)

outcome("the notification is listed on {persona}'s phone", (actor: Actor) => verifyTrait(actor, 'listed'))

outcome("exactly one notification is listed on {persona}'s phone", (actor: Actor) =>
  verifyListedCount(actor, 1),
)

outcome("no notification is listed on {persona}'s phone", (actor: Actor) => verifyListedCount(actor, 0))

outcome('на телефоне {persona} нет уведомлений', (actor: Actor) => verifyVisibility(actor, 'not there'))

outcome("a banner announces the notification on {persona}'s phone", (actor: Actor) =>
  verifyTrait(actor, 'announcedByBanner'),
)

outcome("no banner announces the notification on {persona}'s phone", (actor: Actor) =>
  verifyNoneWith(actor, 'announcedByBanner'),
)

outcome("the banner is still on {persona}'s screen", (actor: Actor) => verifyTrait(actor, 'bannerUp'))

outcome("the banner has gone from {persona}'s screen", (actor: Actor) => verifyTraitGone(actor, 'bannerUp'))

outcome("the notification is on the lock screen of {persona}'s phone", (actor: Actor) =>
  verifyTrait(actor, 'announcedOnLockScreen'),
)

outcome("the notification is not on the lock screen of {persona}'s phone", (actor: Actor) =>
  verifyNoneWith(actor, 'announcedOnLockScreen'),
)

outcome("the notification on {persona}'s phone shows its text", verifyTextShown)

outcome("the notification on {persona}'s phone hides its text", verifyTextHidden)

outcome("the text of {persona}'s notification holds no code", verifyNoCodeInText)

outcome("the icon of IBKR Mobile on {persona}'s phone has the badge {string}", verifyBadge)

outcome("the icon of IBKR Mobile on {persona}'s phone has no badge", (actor: Actor) =>
  verifyBadge(actor, undefined),
)
