/** @module Servers that do not keep to who can get a notification at all. */

import type { ServerFault } from './fault.ts'

export const notificationFaults: readonly ServerFault[] = [
  {
    id: 'activated-iphone-gets-no-notification',
    title: 'An iPhone on which IB Key is active gets no notification.',
    subject: 'server',
    violates: ['NOTIF-04'],
    inject: (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        pushIsSent: (seamless, device, unanswered, profile) =>
          device.os !== 'iOS' && parts.rules.pushIsSent(seamless, device, unanswered, profile),
      },
    }),
  },
]
