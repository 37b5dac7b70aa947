/** @module New ways in that nobody is told of, or that the wrong people are told of. */

import { rules } from './change.ts'
import type { ServerFault } from './fault.ts'

export const securityNoticeFaults: readonly ServerFault[] = [
  {
    id: 'new-phone-behind-the-back',
    title: 'Nobody is told that IB Key was activated.',
    subject: 'server',
    violates: ['SEC-NOTICE-01'],
    inject: rules(() => ({ activationNoticeTo: () => undefined })),
  },
  {
    id: 'new-number-behind-the-back',
    title: 'Nobody is told that another number was confirmed.',
    subject: 'server',
    violates: ['SEC-NOTICE-02'],
    inject: rules(() => ({ numberNoticeTo: () => undefined })),
  },
  {
    id: 'notice-to-the-new-number',
    title: 'Of another number only this number is told.',
    subject: 'server',
    violates: ['SEC-NOTICE-02'],
    inject: rules(() => ({ numberNoticeTo: (_before, confirmed) => confirmed.onRecord })),
  },
]
