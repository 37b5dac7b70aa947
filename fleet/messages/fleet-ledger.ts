/** @module What became of all messages: expected by people, accepted by the services, delivered to phones. At the end it has to add up. */

import type { TimelineEvent } from '../../simulators/clock/timeline.ts'

export interface MessageCounts {
  /** What logins and migrations have asked for. */
  expected: number
  accepted: number
  /** Requests of the server that a service refused. */
  refused: number
  delivered: number
  /** Lost, expired or given up. */
  ended: number
  /** What the phones have got. */
  arrived: number
}

const noMessages = (): MessageCounts => ({
  ...{ expected: 0, accepted: 0, refused: 0, delivered: 0, ended: 0, arrived: 0 },
})

const endings: ReadonlySet<string> = new Set(['dropped', 'expired', 'failed', 'undelivered', 'canceled'])

export class FleetLedger {
  readonly notifications = noMessages()
  readonly texts = noMessages()

  expectNotification(): void {
    this.notifications.expected++
  }

  expectText(): void {
    this.texts.expected++
  }

  /** Counts what push gateway and carrier record. */
  readonly record = ({ who, what, detail }: TimelineEvent): void => {
    if (detail?.service === 'oauth') return
    const counts =
      who === 'push gateway' ? this.notifications : who === 'SMS carrier' ? this.texts : undefined
    if (counts === undefined) return
    if (what === 'accepted') counts.accepted++
    else if (what === 'rejected') counts.refused++
    else if (what === 'delivered') counts.delivered++
    else if (endings.has(what)) counts.ended++
  }

  /**
   * What does not add up, in sentences. `isWhole`: no journey has failed or was cut short, so that nobody may have got more than
   * was asked for.
   */
  problems(isWhole: boolean, unexpected: number): readonly string[] {
    const { notifications, texts } = this
    return [
      ...sums('notifications', notifications),
      ...sums('text messages', texts),
      ...(isWhole && notifications.expected !== notifications.accepted
        ? [
            `${notifications.expected} logins wait for a notification, and the push service has accepted ${notifications.accepted}.`,
          ]
        : []),
      ...(isWhole && texts.accepted < texts.expected
        ? [`${texts.expected} text messages are waited for, and the carrier has accepted ${texts.accepted}.`]
        : []),
      ...(isWhole && unexpected > 0
        ? [`${unexpected} messages came to people who did nothing at that time.`]
        : []),
    ]
  }
}

function sums(what: string, { accepted, delivered, ended, arrived }: MessageCounts): string[] {
  return [
    ...(accepted === delivered + ended
      ? []
      : [`${accepted} ${what} were accepted, and of ${delivered + ended} it is known what became of them.`]),
    ...(delivered === arrived
      ? []
      : [`${delivered} ${what} were delivered, and ${arrived} are on the phones.`]),
  ]
}
