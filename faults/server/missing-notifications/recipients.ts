/** @module Servers that do not keep to who can get a notification at all. */

import type { ServerFault } from '../fault.ts'
import { rules } from '../support/parts.ts'

export const notificationFaults: readonly ServerFault[] = [
  {
    id: 'activated-iphone-gets-no-notification',
    title: 'An iPhone on which IB Key is active gets no notification.',
    subject: 'server',
    violates: ['NOTIF-04'],
    inject: rules((right) => ({
      pushGoesTo: (device, dead) => (device.os === 'iOS' ? undefined : right.pushGoesTo(device, dead)),
    })),
  },
]
