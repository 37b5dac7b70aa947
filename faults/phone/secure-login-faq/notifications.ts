/** @module Phones that deal wrongly with notifications and text messages. */

import { openApprovalRequest, requestIdIn } from '../../../simulators/phone/app/approval-request.ts'
import type { PhoneFault } from '../../fault.ts'
import { inStage } from '../support/app.ts'

const faults: readonly PhoneFault[] = [
  {
    id: 'notification-not-in-the-drawer',
    title: 'An Android phone does not list the notification in its drawer.',
    subject: 'phone',
    violates: ['PUSH-AND-03'],
    inject: inStage('list', ({ os }) => os === 'Android', 'notListed'),
  },
  {
    id: 'notification-not-in-the-panel',
    title: 'An iPhone does not list the notification in its panel.',
    subject: 'phone',
    violates: ['PUSH-TID-03', 'PUSH-FID-03'],
    inject: inStage('list', ({ os }) => os === 'iOS', 'notListed'),
  },
  {
    id: 'swiping-away-approves',
    title: 'Swiping the notification away approves the login.',
    subject: 'phone',
    violates: ['PUSH-AND-03'],
    inject: (parts) => ({
      ...parts,
      async afterSwipe(phone, data) {
        const requestId = requestIdIn(data)
        const careless = { ...phone, parts: { ...phone.parts, promptedElements: () => [] } }
        if (requestId !== undefined) await openApprovalRequest(careless, requestId)
      },
    }),
  },
  {
    id: 'notification-opens-the-start-screen',
    title: 'A tap on the notification opens the app, but not the login that it is about.',
    subject: 'phone',
    violates: ['PUSH-AND-05', 'PUSH-TID-04', 'PUSH-FID-04'],
    inject: (parts) => ({ ...parts, requestOpenedByTap: () => undefined }),
  },
  {
    id: 'android-ignores-denied-permission',
    title: 'An Android phone shows notifications that its owner does not allow.',
    subject: 'phone',
    violates: ['CR-AND-01'],
    inject: inStage('permission', ({ os }) => os === 'Android', 'passes'),
  },
  {
    id: 'iphone-ignores-denied-permission',
    title: 'An iPhone shows notifications that its owner does not allow.',
    subject: 'phone',
    violates: ['CR-IOS-01'],
    inject: inStage('permission', ({ os }) => os === 'iOS', 'passes'),
  },
  {
    id: 'text-message-not-in-the-inbox',
    title: 'A text message reaches the phone and does not appear in its inbox.',
    subject: 'phone',
    violates: ['SMS-04', 'SMS-RU-07'],
    inject: (parts) => ({ ...parts, inboxAfter: (inbox) => inbox }),
  },
]

export default faults
