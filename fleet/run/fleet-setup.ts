/** @module What a load is made of, put together: people, mailboxes, statistics and rules around a system under load. */

import type { Numbers } from '../../contract/lab-face.ts'
import type { Client } from '../../drivers/http/client.ts'
import type { AttestationService } from '../../simulators/attestation/attestation-service.ts'
import { journeys } from '../journeys/journeys.ts'
import type { FleetContext, FleetNetwork } from '../journeys/virtual-user.ts'
import type { FleetLedger } from '../messages/fleet-ledger.ts'
import { Mailboxes } from '../messages/mailbox.ts'
import type { NetworkParts } from '../messages/simulated-network.ts'
import type { FleetMix } from '../mix/mix.ts'
import { Phones } from '../phones/phones.ts'
import { FleetStatistics } from '../statistics/statistics.ts'
import { Activity } from '../time/activity.ts'
import { seededDraw } from '../time/draws.ts'
import type { FleetTime } from '../time/timers.ts'
import { Anomalies } from '../verdicts/anomaly.ts'
import { OpenSessions } from '../verdicts/open-sessions.ts'
import { type Schedule, whole } from './fleet-load.ts'

/** What the user wants. */
export interface FleetPlan {
  readonly phones: number
  readonly schedule: Schedule
  readonly seed: number
  readonly mix: FleetMix
}

/** The system under load, and what surrounds it. */
export interface FleetSurroundings {
  readonly client: Client
  readonly numbers: Numbers
  readonly attestationService: AttestationService
  /** What brings messages to these phones, or to their mailboxes. */
  readonly networkFor: (parts: Pick<NetworkParts, 'phones' | 'mailboxes' | 'ledger'>) => FleetNetwork
  readonly time: FleetTime
  readonly ledger: FleetLedger
}

/** How many stretches the plots have at most. */
const mostIntervals = 120

/** How long the stretches of the plots are, in milliseconds. */
export const intervalOf = ({ durationMs }: Schedule): number =>
  Math.max(1_000, Math.ceil(durationMs / mostIntervals / 1_000) * 1_000)

/** The share of people who use SMS, by what the mix has for them; nobody waits for two minutes twice as long as for the others. */
export function smsShare({ journeys: mixed }: FleetMix): number {
  const of = (by: 'ibKey' | 'sms') =>
    mixed.reduce((sum, { name, weight }) => sum + (journeys[name].by === by ? weight : 0), 0)
  const [sms, ibKey] = [of('sms') * smsPeopleFactor, of('ibKey')]
  return sms / (sms + ibKey)
}

/** After an SMS somebody waits for two minutes: there are as many more of them. */
const smsPeopleFactor = 4

/** More than a part has phones. */
const numbersOfPart = 10_000_000

/** `begin`: when the load begins, in milliseconds since the Unix epoch. */
export function fleetContext(
  plan: FleetPlan,
  around: FleetSurroundings,
  begin: number,
  part = whole,
): FleetContext {
  const { mix, seed, schedule } = plan
  const { time, ledger } = around
  const activity = new Activity()
  const name = part.of === 1 ? String(seed) : `${seed}-${part.index + 1}`
  const phones = new Phones(plan.phones, name, smsShare(mix), part.index * numbersOfPart)
  const mailboxes = new Mailboxes(phones, time, activity)
  const network = around.networkFor({ phones, mailboxes, ledger })
  return {
    ...{ client: around.client, numbers: around.numbers, attestationService: around.attestationService },
    ...{ network, phones, mailboxes, time, activity, mix, ledger, begin },
    draw: seededDraw(`fleet ${name}`),
    statistics: new FleetStatistics(intervalOf(schedule)),
    anomalies: new Anomalies(),
    sessions: new OpenSessions(),
  }
}
