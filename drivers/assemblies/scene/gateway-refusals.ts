/** @module What push gateway and carrier refused, in their own words. */

import type { TimelineEvent } from '../../../simulators/clock/timeline.ts'

/** A sentence per refusal, without repetitions. */
export const gatewayRefusals = (events: readonly TimelineEvent[]): string[] => [
  ...new Set(events.flatMap((event) => sentenceOf(event) ?? [])),
]

function sentenceOf({ who, what, detail = {} }: TimelineEvent): string | undefined {
  const { service, status, reason = '', message } = detail
  if (what === 'broken TLS handshake')
    return `A client broke off the TLS handshake with ${who} (${reason}): it has to trust ca.pem, to connect by a name of the certificate, and on a busy machine to wait longer.`
  if (what !== 'rejected') return undefined
  const name = service === undefined ? who : (names[service] ?? service)
  return `${name} refused a request: ${[status, reason].filter(Boolean).join(' ')}${message === undefined ? '' : `, "${message}"`}.${adviceFor(reason)}`
}

const names: Readonly<Record<string, string>> = { apns: 'APNs', fcm: 'FCM', oauth: "Google's OAuth" }

const stamped =
  ' Its date is not that of the clock that credentialClock names: try the other one, machine or lab.'

/** What to do about the refusals that a wrong configuration brings. */
function adviceFor(reason: string): string {
  if (reason === 'ExpiredProviderToken') return stamped
  if (reason === 'InvalidProviderToken') return ' Sign with the key of AuthKey_*.p8, its key id and team id.'
  if (reason === 'TopicDisallowed' || reason === 'MissingTopic') return ' The topic is in gateways.json.'
  if (reason === 'invalid_grant') return ` Sign with the key of service-account.json.${stamped}`
  if (reason === '20003') return ' Account and token are in gateways.json.'
  return ''
}
