/** @module Approvals that prove nothing, or that complete another login than the one they are for. */

import { isPending } from '../../../reference-server/domain/model/login.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'

const faults: readonly ServerFault[] = [
  {
    id: 'approval-without-element',
    title: 'An approval is accepted although no security element was given.',
    subject: 'server',
    violates: ['PUSH-AND-06'],
    inject: rules(() => ({ securityElementAccepted: () => true })),
  },
  {
    id: 'approval-without-seal',
    title: 'The signature of an approval is not checked.',
    subject: 'server',
    violates: ['PUSH-AND-06'],
    inject: rules(() => ({ approvalSignatureMatches: () => true })),
  },
  {
    id: 'seal-of-the-right-length',
    title: 'The signature of an approval only needs the right length.',
    subject: 'server',
    violates: ['PUSH-AND-06'],
    inject: rules(() => ({
      approvalSignatureMatches: (given, expected) => given.length === expected.length,
    })),
  },
  {
    id: 'unanswered-login-opens',
    title: 'A login without an answer opens when it expires.',
    subject: 'server',
    violates: ['PUSH-AND-06'],
    inject: (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        loginInTime: () => true,
        sessionIsCollectable: (login, now, profile) =>
          parts.rules.sessionIsCollectable(login, now, profile) ||
          now - login.begunAt >= profile.loginLifetime,
      },
    }),
  },
  {
    id: 'approved-login-stays-waiting',
    title: 'The window gets no session after the approval.',
    subject: 'server',
    violates: ['PUSH-AND-07', 'PUSH-TID-06', 'PUSH-FID-06'],
    inject: rules(() => ({ sessionIsCollectable: () => false })),
  },
  {
    id: 'approval-advances-every-login',
    title: 'An approval completes every login of the person that is waiting.',
    subject: 'server',
    violates: ['PUSH-AND-07', 'PUSH-TID-06'],
    inject: rules(() => ({ approvalCompletes: (login) => isPending(login) })),
  },
  {
    id: 'approval-advances-the-same-platform',
    title: 'An approval completes every login to the same platform that is waiting.',
    subject: 'server',
    violates: ['PUSH-AND-07'],
    inject: rules(() => ({
      approvalCompletes: (login, request) => isPending(login) && login.platform === request.platform,
    })),
  },
  {
    id: 'approval-advances-another-login',
    title: 'An approval completes the other logins of the person, and not the one it is for.',
    subject: 'server',
    violates: ['PUSH-AND-07', 'PUSH-TID-06'],
    inject: rules(() => ({
      approvalCompletes: (login, request) => isPending(login) && login.id !== request.loginId,
    })),
  },
  {
    id: 'decline-approves',
    title: 'Any answer of the phone counts as an approval, a refusal as well.',
    subject: 'server',
    violates: ['PUSH-FID-06'],
    inject: (parts) => {
      const declined = new Set<string>()
      return rules((right) => ({
        declineEnds: (_login, { loginId }) => {
          declined.add(loginId)
          return false
        },
        sessionIsCollectable: (login, now, profile) =>
          right.sessionIsCollectable(login, now, profile) || declined.has(login.id),
      }))(parts)
    },
  },
  {
    id: 'approval-lost',
    title: 'An approval is accepted, and its login stays pending.',
    subject: 'server',
    violates: ['PUSH-AND-07', 'PUSH-TID-06', 'PUSH-FID-06'],
    inject: rules(() => ({ approvalCompletes: () => false })),
  },
]

export default faults
