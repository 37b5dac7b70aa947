/** @module How many notifications are sent, how they announce themselves, and what they tell. */

import type { Actor, OwnedPhone } from '../support/actor.ts'
import { step } from '../support/step.ts'
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

step("one notification is sent to {persona}'s phone", (actor: Actor) =>
  verifyPushCount(actor, actor.phone, 1),
)

step("two notifications are sent to {persona}'s phone", (actor: Actor) =>
  verifyPushCount(actor, actor.phone, 2),
)

step("no notification is sent to {persona}'s phone", (actor: Actor) => {
  actor.acknowledge()
  verifyPushCount(actor, actor.phone, 0)
})

step('one notification is sent to {ownedPhone}', ({ owner, phone }: OwnedPhone) =>
  verifyPushCount(owner, phone, 1),
)

step('no notification is sent to {ownedPhone}', ({ owner, phone }: OwnedPhone) => {
  owner.acknowledge()
  verifyPushCount(owner, phone, 0)
})

step('{int} notifications at most have been sent to {persona}', (most: number, actor: Actor) =>
  verifyPushesAtMost(actor, most),
)

// Shown by the phone

step("the notification on {persona}'s phone is {visibility}", verifyVisibility)

step("the notification is listed on {persona}'s phone", (actor: Actor) => verifyTrait(actor, 'listed'))

step("exactly one notification is listed on {persona}'s phone", (actor: Actor) => verifyListedCount(actor, 1))

step("no notification is listed on {persona}'s phone", (actor: Actor) => verifyListedCount(actor, 0))

step('на телефоне {persona} нет уведомлений', (actor: Actor) => verifyVisibility(actor, 'not there'))

step("a banner announces the notification on {persona}'s phone", (actor: Actor) =>
  verifyTrait(actor, 'announcedByBanner'),
)

step("no banner announces the notification on {persona}'s phone", (actor: Actor) =>
  verifyNoneWith(actor, 'announcedByBanner'),
)

step("the banner is still on {persona}'s screen", (actor: Actor) => verifyTrait(actor, 'bannerUp'))

step("the banner has gone from {persona}'s screen", (actor: Actor) => verifyTraitGone(actor, 'bannerUp'))

step("the notification is on the lock screen of {persona}'s phone", (actor: Actor) =>
  verifyTrait(actor, 'announcedOnLockScreen'),
)

step("the notification is not on the lock screen of {persona}'s phone", (actor: Actor) =>
  verifyNoneWith(actor, 'announcedOnLockScreen'),
)

step("the notification on {persona}'s phone shows its text", verifyTextShown)

step("the notification on {persona}'s phone hides its text", verifyTextHidden)

step("the text of {persona}'s notification holds no code", verifyNoCodeInText)

step("the icon of IBKR Mobile on {persona}'s phone has the badge {string}", verifyBadge)

step("the icon of IBKR Mobile on {persona}'s phone has no badge", (actor: Actor) =>
  verifyBadge(actor, undefined),
)
