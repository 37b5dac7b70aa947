/** @module How many text messages the system has asked the carrier for, read off the events of a scenario. */

import type { Instant } from '../../../simulators/clock/clock.ts'
import type { TimelineEvent } from '../../../simulators/clock/timeline.ts'

/** What becomes of a request to the carrier. */
const outcomes = ['accepted', 'rejected', 'not answered']

/**
 * When each message was asked for, to whichever number `isTo` says. What the carrier never accepted is one, however often it was
 * tried: a system may count it all the same.
 */
export function smsRequests(
  events: readonly TimelineEvent[],
  isTo: (number: string | undefined) => boolean = () => true,
): readonly Instant[] {
  const tried = events.filter(
    ({ who, what, detail }) => who === 'SMS carrier' && outcomes.includes(what) && isTo(detail?.to),
  )
  const accepted = tried.filter(({ what }) => what === 'accepted')
  return (accepted.length > 0 ? accepted : tried.slice(-1)).map(({ at }) => at)
}
