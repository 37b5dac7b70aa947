/** @module Answers that can be used again, and logins that end when they should not, or do not end when they should. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import { isPending } from '../../../reference-server/domain/model/login.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { afterwards, unguarded } from '../support/store.ts'

/** Success does not end the login, nor what it was proven with. */
function nothingIsUsedUp(before: Account, after: Account): Account {
  const stage = (id: string) => before.logins.find((login) => login.id === id)?.stage
  const challenges = new Map(before.challenges.map((challenge) => [challenge.id, challenge]))
  return {
    ...after,
    logins: after.logins.map((login) =>
      login.stage.at === 'collected' ? { ...login, stage: stage(login.id) ?? login.stage } : login,
    ),
    challenges: after.challenges.map((challenge) => challenges.get(challenge.id) ?? challenge),
    smsCodes: after.smsCodes.map((code) => (code.state === 'used' ? { ...code, state: 'open' } : code)),
  }
}

/** A session that was opened ends the logins to its platform that show a challenge. */
function oneLoginPerPlatform(before: Account, after: Account): Account {
  const opened = after.sessions.find(({ id }) => !before.sessions.some((old) => old.id === id))
  return {
    ...after,
    logins: after.logins.map((login) =>
      login.platform === opened?.platform && login.stage.at === 'challenge'
        ? { ...login, stage: { at: 'void' } }
        : login,
    ),
  }
}

const sameChallengeForActivations = rules((right) => {
  let same: string | undefined
  let forActivation = false
  return {
    securityDeviceRequired(devices) {
      forActivation = right.securityDeviceRequired(devices)
      return forActivation
    },
    newChallenge(random) {
      if (!forActivation) return right.newChallenge(random)
      forActivation = false
      same ??= right.newChallenge(random)
      return same
    },
  }
})

const faults: readonly ServerFault[] = [
  {
    id: 'older-challenges-stay-good',
    title: 'A response to any challenge that was shown for a login opens it.',
    subject: 'server',
    violates: ['SEC-SINGLE-06'],
    inject: rules(() => ({ newChallengeSupersedes: () => false })),
  },
  {
    id: 'nothing-is-used-up',
    title: 'A right answer opens a session and can be used again.',
    subject: 'server',
    violates: ['SEC-SINGLE-01', 'SEC-SINGLE-02'],
    inject: afterwards(nothingIsUsedUp),
  },
  {
    id: 'confirm-code-is-good-twice',
    title: 'A Confirm Code that was used is accepted again.',
    subject: 'server',
    violates: ['SEC-SINGLE-03'],
    inject: unguarded(
      rules((right) => ({
        codeIsOpen: (code) => code.state === 'used' || right.codeIsOpen(code),
      })),
    ),
  },
  {
    id: 'older-questions-stay-open',
    title: 'An approval request can be answered after a newer one has replaced it.',
    subject: 'server',
    violates: ['SEC-SINGLE-08'],
    inject: rules(() => ({ newApprovalRequestSupersedes: () => false })),
  },
  {
    id: 'activation-is-proven-twice',
    title: 'An activation that was committed can be proven again.',
    subject: 'server',
    violates: ['SEC-SINGLE-07'],
    inject: unguarded(rules(() => ({ proofAwaited: () => true }))),
  },
  {
    id: 'every-activation-has-the-same-challenge',
    title: 'Whenever a physical security device is asked for at an activation, the challenge is the same.',
    subject: 'server',
    violates: ['SEC-SINGLE-07'],
    inject: sameChallengeForActivations,
  },
  {
    id: 'question-is-answered-twice',
    title: 'An approval request that was answered can be answered again.',
    subject: 'server',
    violates: ['SEC-SINGLE-04'],
    inject: unguarded(rules(() => ({ approvalRequestIsOpen: () => true }))),
  },
  {
    id: 'session-is-handed-over-again',
    title: 'Reading a login that is over returns one more session.',
    subject: 'server',
    violates: ['SEC-SINGLE-05'],
    inject: unguarded(
      rules((right) => ({
        sessionIsCollectable: (login, now, profile) =>
          login.stage.at === 'collected' || right.sessionIsCollectable(login, now, profile),
      })),
    ),
  },
  {
    id: 'declined-login-goes-on',
    title: 'Declining ends the approval request, and not its login.',
    subject: 'server',
    violates: ['SEC-END-01'],
    inject: rules(() => ({ declineEnds: () => false })),
  },
  {
    id: 'decline-ends-every-login',
    title: 'Declining one login ends every pending login of the person.',
    subject: 'server',
    violates: ['SEC-END-02'],
    inject: rules(() => ({ declineEnds: isPending })),
  },
  {
    id: 'decline-ends-the-same-platform',
    title: 'Declining a login ends every pending login to the same platform.',
    subject: 'server',
    violates: ['SEC-END-02'],
    inject: rules(() => ({
      declineEnds: (login, request) => isPending(login) && login.platform === request.platform,
    })),
  },
  {
    id: 'success-ends-the-same-platform',
    title: 'A login that succeeds ends all to the same platform that show a challenge.',
    subject: 'server',
    violates: ['SEC-END-02'],
    inject: afterwards(oneLoginPerPlatform),
  },
  {
    id: 'success-ends-every-question',
    title: 'A login that succeeds ends the approval requests of the others.',
    subject: 'server',
    violates: ['SEC-END-02'],
    inject: rules(() => ({ successSupersedes: () => true })),
  },
]

export default faults
