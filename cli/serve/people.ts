/** @module The three people that are there from the beginning, one for each way to log in. */

import { type Persona, personaNamed } from '../../simulators/personas/persona.ts'
import type { SimulatedPhone } from '../../simulators/phone/phone.ts'
import type { ProfileName } from '../../simulators/phone/profiles.ts'

export interface ReadyMade extends Persona {
  readonly way: string
  readonly phone: ProfileName
  /** Whether notifications are wanted (Seamless Authentication). */
  readonly seamless: boolean
  readonly device: 'ibKey' | 'sms'
}

export interface Resident extends ReadyMade {
  readonly phoneInHand: SimulatedPhone
}

const named = (name: string): Persona => ({ ...personaNamed(name), username: name.toLowerCase() })

export const people: readonly ReadyMade[] = [
  {
    ...named('Amara'),
    way: 'Approves a notification with a fingerprint',
    phone: 'Android with fingerprint sensor',
    seamless: true,
    device: 'ibKey',
  },
  {
    ...named('Boris'),
    way: 'Answers a challenge with the IBKR Mobile PIN',
    phone: 'Android without fingerprint sensor',
    seamless: false,
    device: 'ibKey',
  },
  {
    ...named('Chen'),
    way: 'Enters a code that comes by SMS',
    phone: 'iPhone with Face ID',
    seamless: false,
    device: 'sms',
  },
]
