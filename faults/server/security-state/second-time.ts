/** @module What is judged more kindly after a mistake, after a success, or for whoever is known already. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { Platform } from '../../../reference-server/domain/model/primitives.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/[^0-9]/g, '')

const hasSeveral = (account: Account | undefined): boolean =>
  (account?.devices.filter(({ status }) => status === 'active').length ?? 0) > 1

const hasWaitedForChoice = ({ logins }: Account, loginId: string): boolean =>
  logins.some(({ id, stage }) => id === loginId && stage.at === 'chooseDevice')

const hasApproved = (account: Account | undefined): boolean =>
  account?.approvalRequests.some(({ state }) => state === 'approved') ?? false

/** Whoever has a session anywhere needs nothing but the password, on a platform of this list. */
const trustedWithSession = (platforms: readonly Platform[]) =>
  knowingAccount((account) =>
    rules((right) => ({
      secondFactorRequired: (active, platform) =>
        right.secondFactorRequired(active, platform) &&
        !(platforms.includes(platform) && (account()?.sessions.length ?? 0) > 0),
    })),
  )

const faults: readonly ServerFault[] = [
  {
    id: 'only-digits-count-after-a-mistake',
    title: 'After a wrong entry only the digits of the next one are compared, of whatever script.',
    subject: 'server',
    violates: ['SEC-EXACT-01', 'SEC-EXACT-02', 'SEC-EXACT-03'],
    inject: rules((right) => {
      let isTried = false
      return {
        responseMatches(given, expected) {
          const matches = right.responseMatches(isTried ? digitsOf(given) : given, expected)
          isTried = !matches
          return matches
        },
        codeMatches: (given, code) => right.codeMatches(code.failures > 0 ? digitsOf(given) : given, code),
      }
    }),
  },
  {
    id: 'last-digit-of-security-devices-is-a-check-digit',
    title:
      'Of a response to a login with several SLS devices, or without IB Key, the last digit is not compared.',
    subject: 'server',
    violates: ['SEC-EXACT-01'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        responseMatches: (given, expected) =>
          right.responseMatches(
            account()?.devices.some(({ type }) => type === 'physical') && given.length === expected.length
              ? given.slice(0, -1) + expected.slice(-1)
              : given,
            expected,
          ),
      })),
    ),
  },
  {
    id: 'what-was-tried-does-not-expire',
    title: 'A challenge or code that was answered wrongly can be answered as long as what it belongs to.',
    subject: 'server',
    violates: ['SEC-EXPIRY-04', 'SEC-EXPIRY-06'],
    inject: rules((right) => ({
      challengeInTime: (challenge, now, profile) =>
        challenge.failures > 0 || right.challengeInTime(challenge, now, profile),
      codeInTime: (code, now, profile) => code.failures > 0 || right.codeInTime(code, now, profile),
    })),
  },
  {
    id: 'challenges-that-were-tried-stay',
    title: 'A challenge is not ended by the next one any more, once a login was answered wrongly.',
    subject: 'server',
    violates: ['SEC-SINGLE-06'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        newChallengeSupersedes: (older) =>
          right.newChallengeSupersedes(older) && account()?.secondFactor.failures === 0,
      })),
    ),
  },
  {
    id: 'who-has-approved-cannot-decline',
    title: 'Whoever has approved a login since the last decline cannot decline the next one.',
    subject: 'server',
    violates: ['SEC-END-01'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        declineEnds: (login, request) => right.declineEnds(login, request) && !hasApproved(account()),
      })),
    ),
  },
  {
    id: 'session-makes-the-password-enough',
    title: 'Whoever has a session anywhere gets into TWS and WebTrader by the password.',
    subject: 'server',
    violates: ['PUSH-01'],
    inject: trustedWithSession(['tws', 'webTrader']),
  },
  {
    id: 'platform-of-before-is-trusted',
    title: 'A platform that a person has been logged in to needs the password alone from then on.',
    subject: 'server',
    violates: ['PUSH-01'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        secondFactorRequired: (active, platform) =>
          right.secondFactorRequired(active, platform) &&
          !account()?.logins.some((login) => login.platform === platform && login.stage.at === 'collected'),
      })),
    ),
  },
  {
    id: 'phones-are-checked-until-the-first-approval',
    title:
      'Whether a phone is jailbroken or rooted is looked at until it has approved a login, and at its first activation.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        verdictAccepted: (attestation, purpose) =>
          right.verdictAccepted(attestation, purpose) ||
          (purpose === 'approval'
            ? hasApproved(account())
            : account()?.activations.some(
                ({ option, stage }) => option === 'reactivate' && stage === 'asked',
              ) === true),
      })),
    ),
  },
  {
    id: 'drop-down-lets-wait',
    title:
      'Where there are several SLS devices, logins, challenges and approval requests last twice as long.',
    subject: 'server',
    violates: ['SEC-EXPIRY-01', 'SEC-EXPIRY-03', 'SEC-EXPIRY-04'],
    inject: knowingAccount((account) =>
      rules((right) => {
        const at = (from: number, now: number) => (hasSeveral(account()) ? from + (now - from) / 2 : now)
        return {
          loginInTime: (login, now, profile) => right.loginInTime(login, at(login.begunAt, now), profile),
          challengeInTime: (challenge, now, profile) =>
            right.challengeInTime(challenge, at(challenge.shownAt, now), profile),
          approvalRequestInTime: (request, now, profile) =>
            right.approvalRequestInTime(request, at(request.createdAt, now), profile),
        }
      }),
    ),
  },
  {
    id: 'token-entered-in-time-is-enough',
    title: 'An activation whose token was entered in time waits twice as long for its PIN.',
    subject: 'server',
    violates: ['SEC-EXPIRY-07'],
    inject: rules((right) => ({
      activationInTime: (activation, now, profile) =>
        right.activationInTime(
          activation,
          activation.stage === 'proven' ? activation.startedAt + (now - activation.startedAt) / 2 : now,
          profile,
        ),
    })),
  },
  {
    id: 'approval-completes-logins-of-the-same-password',
    title: 'An approval completes all logins of the person that wait.',
    subject: 'server',
    violates: ['SEC-BIND-09'],
    inject: rules((right) => ({
      approvalCompletes: (login, request) =>
        right.approvalCompletes(login, request) ||
        ['chooseDevice', 'waitingForApproval', 'challenge'].includes(login.stage.at),
    })),
  },
  {
    id: 'approval-completes-logins-by-other-devices',
    title: 'An approval completes logins of the person that wait for another SLS device, too.',
    subject: 'server',
    violates: ['SEC-BIND-09'],
    inject: rules((right) => ({
      approvalCompletes: (login, request) =>
        right.approvalCompletes(login, request) ||
        (login.stage.at === 'challenge' && login.deviceId !== request.deviceId),
    })),
  },
  {
    id: 'reactivation-keeps-what-waits',
    title: 'A reactivated phone stands for the one before it, in logins and approval requests that wait.',
    subject: 'server',
    violates: ['SEC-BIND-15'],
    inject: knowingAccount((account) =>
      rules((right) => {
        const isSamePhone = (one: string | undefined, other: string | undefined): boolean => {
          const [first, second] = [one, other].map((id) =>
            account()?.devices.find((device) => device.id === id),
          )
          return first?.type === 'ibKey' && second?.type === 'ibKey' && first.hardwareId === second.hardwareId
        }
        return {
          loginDeviceStands: (login, active) =>
            right.loginDeviceStands(login, active) ||
            active.some(({ id }) => isSamePhone(login.deviceId, id)),
          approvalRequestIsFor: (request, device) =>
            right.approvalRequestIsFor(request, device) || isSamePhone(request.deviceId, device.id),
          deviceMayRespond: (challenge, device) =>
            right.deviceMayRespond(challenge, device) || isSamePhone(challenge.deviceId, device.id),
        }
      }),
    ),
  },
  {
    id: 'keys-of-all-activations-respond',
    title: 'A challenge is answered by whatever key IB Key has ever had, on this phone or on another.',
    subject: 'server',
    violates: ['MIG-02', 'MIG-06'],
    inject: rules((right) => ({
      deviceMayRespond: (challenge, device) =>
        right.deviceMayRespond(challenge, device) || (device.type === 'ibKey' && device.status !== 'active'),
    })),
  },
  {
    id: 'choice-begins-the-login-anew',
    title:
      'The lifetime of a login begins with the choice of a device, for which there is three times as long.',
    subject: 'server',
    violates: ['SEC-EXPIRY-03'],
    inject: (parts) =>
      afterwards((before, after) => ({
        ...after,
        logins: after.logins.map((login) =>
          login.stage.at !== 'chooseDevice' && hasWaitedForChoice(before, login.id)
            ? { ...login, begunAt: parts.clock.now() }
            : login,
        ),
      }))(
        rules((right) => ({
          loginInTime: (login, now, profile) =>
            right.loginInTime(
              login,
              login.stage.at === 'chooseDevice' ? login.begunAt + (now - login.begunAt) / 3 : now,
              profile,
            ),
        }))(parts),
      ),
  },
  {
    id: 'choice-forgives',
    title: 'Whoever chooses a device in the drop-down has made up for one wrong answer.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: afterwards((before, after) => {
      const hasChosen = after.logins.some(
        ({ id, stage }) => stage.at !== 'chooseDevice' && hasWaitedForChoice(before, id),
      )
      const failures = Math.max(0, after.secondFactor.failures - 1)
      return hasChosen ? { ...after, secondFactor: { ...after.secondFactor, failures } } : after
    }),
  },
  {
    id: 'new-phone-forgives',
    title: 'A phone that IB Key has moved to begins the count of wrong answers anew.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: afterwards((before, after) =>
      after.devices.length > before.devices.length
        ? { ...after, secondFactor: { ...after.secondFactor, failures: 0 } }
        : after,
    ),
  },
]

export default faults
