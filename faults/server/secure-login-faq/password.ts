/** @module What the password opens, and on which platforms it is not enough. */

import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'

const faults: readonly ServerFault[] = [
  {
    id: 'web-trader-without-second-factor',
    title: 'WebTrader lets people in with the password alone.',
    subject: 'server',
    violates: ['PUSH-01'],
    inject: rules((right) => ({
      secondFactorRequired: (active, platform) =>
        platform !== 'webTrader' && right.secondFactorRequired(active, platform),
    })),
  },
  {
    id: 'ibkr-mobile-without-second-factor',
    title: 'IBKR Mobile lets people trade with the password alone.',
    subject: 'server',
    violates: ['PUSH-01'],
    inject: rules((right) => ({
      secondFactorRequired: (active, platform) =>
        platform !== 'ibkrMobile' && right.secondFactorRequired(active, platform),
    })),
  },
  {
    id: 'any-password-accepted',
    title: 'The password is not compared at all.',
    subject: 'server',
    violates: ['PUSH-AND-02', 'PUSH-TID-01', 'PUSH-FID-01', 'SMS-13'],
    inject: rules(() => ({ passwordAccepted: () => true })),
  },
]

export default faults
