/** @module Servers with one number at one end of what contract and guide allow, and all others as usual. */

import type { Profile } from '../../../reference-server/domain/model/profile.ts'
import { hours, minutes, seconds } from '../../../reference-server/domain/model/time.ts'
import type { ServerFault } from '../../fault.ts'
import { variant } from '../support/variant.ts'

interface Bounds {
  readonly lowest: number
  readonly highest: number
  /** What has to be another at the lowest as well. */
  readonly with?: Partial<Profile>
}

/** Still valid at the bound itself, which the standards do not exclude (AMB-43). */
const until = (bound: number): number => bound + 1

/** More than five minutes, which an SMS may take (SMS-05), where less brings a warning. */
const longerThanAnSms = minutes(5) + 1

const days = (count: number): number => hours(24 * count)

const bounds: Readonly<Partial<Record<keyof Profile, Bounds>>> = {
  pushLifetime: { lowest: minutes(1), highest: until(minutes(10)) },
  collectLifetime: { lowest: seconds(5), highest: until(minutes(10)) },
  loginLifetime: { lowest: longerThanAnSms, highest: until(minutes(10)) },
  challengeLifetime: { lowest: seconds(30), highest: until(minutes(10)) },
  smsCodeLifetime: { lowest: longerThanAnSms, highest: until(minutes(10)) },
  activationLifetime: { lowest: seconds(30), highest: until(minutes(10)) },
  noticeLifetime: { lowest: hours(1), highest: days(7) },
  sessionLifetime: { lowest: minutes(10) + 1, highest: until(days(1)) },
  sessionIdleLifetime: {
    lowest: minutes(2) + 1,
    highest: until(hours(1)),
    with: { sessionUseResolution: 1 },
  },
  triesPerCode: { lowest: 2, highest: 100 },
  secondFactorTries: { lowest: 3, highest: 100 },
  secondFactorLock: { lowest: seconds(1), highest: days(3_652.5) },
  passwordTries: { lowest: 2, highest: 100 },
  passwordLock: { lowest: seconds(1), highest: days(1) },
  smsCap: { lowest: 2, highest: 19 },
  smsCapWindow: { lowest: minutes(10) + 1, highest: days(1) },
  smsDailyCap: { lowest: 6, highest: 100 },
  pushCap: { lowest: 2, highest: 100 },
  pushCapWindow: { lowest: seconds(1), highest: days(1) },
  autoEnrolmentDelay: { lowest: 0, highest: minutes(1) },
  attestationLifetime: { lowest: seconds(1), highest: minutes(5) },
  pushTokenOfferLifetime: { lowest: minutes(1), highest: days(1) },
}

const inWords = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const atEnd = (end: 'lowest' | 'highest', name: string, change: Partial<Profile>): ServerFault =>
  variant(`${end}-${inWords(name)}`, `The number ${name} is the ${end} allowed.`, (parts) => ({
    ...parts,
    profile: { ...parts.profile, ...change },
  }))

export default Object.entries(bounds).flatMap(([name, { lowest, highest, with: others }]) => [
  atEnd('lowest', name, { ...others, [name]: lowest }),
  atEnd('highest', name, { [name]: highest }),
])
