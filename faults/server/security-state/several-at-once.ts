/** @module What is mixed up where a person has several logins, devices or phones, or asks for the same thing again. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { loginScreens, rules, withoutControl } from '../support/parts.ts'
import { afterwards, unguarded } from '../support/store.ts'

const physicalDevices = (account: Account | undefined) =>
  account?.devices.filter(({ type }) => type === 'physical') ?? []

const hasBecomeVoid = (before: Account, after: Account): boolean =>
  after.challenges.some(
    ({ id, state }) => state === 'void' && before.challenges.find((one) => one.id === id)?.state === 'open',
  )

/** Of each request the last time at which it was found open. */
function seenOpen() {
  const seen = new Map<string, number>()
  return {
    at: (id: string, otherwise: number): number => seen.get(id) ?? otherwise,
    see: (id: string, now: number): void => {
      seen.set(id, now)
    },
  }
}

const faults: readonly ServerFault[] = [
  {
    id: 'proof-hangs-on-the-first-device',
    title:
      'An activation ends with the first physical security device of the person, whichever has proven it.',
    subject: 'server',
    violates: ['SEC-BIND-16'],
    inject: knowingAccount((account) =>
      rules(() => ({
        removalVoidsProof: (_provenBy, removed) => physicalDevices(account())[0]?.id === removed.id,
      })),
    ),
  },
  {
    id: 'void-challenge-takes-the-others-along',
    title: 'When a challenge is void, every other challenge of the person is void as well.',
    subject: 'server',
    violates: ['SEC-END-02'],
    inject: afterwards((before, after) =>
      hasBecomeVoid(before, after)
        ? {
            ...after,
            challenges: after.challenges.map((one) =>
              one.state === 'open' ? { ...one, state: 'void' as const } : one,
            ),
          }
        : after,
    ),
  },
  {
    id: 'each-look-prolongs-the-request',
    title: 'Each time that a phone reads an approval request in time, its time begins anew.',
    subject: 'server',
    violates: ['SEC-EXPIRY-01'],
    inject: rules((right) => {
      const { at, see } = seenOpen()
      return {
        approvalRequestInTime: (request, now, profile) => {
          const prolonged = { ...request, createdAt: at(request.id, request.createdAt) }
          const inTime = right.approvalRequestInTime(prolonged, now, profile)
          if (inTime) see(request.id, now)
          return inTime
        },
      }
    }),
  },
  {
    id: 'switch-forgets-dead-registrations',
    title: 'Where Seamless Authentication is switched on, every registration counts as good again.',
    subject: 'server',
    violates: ['SEC-SEND-10'],
    inject: afterwards((before, after) =>
      after.seamless && !before.seamless ? { ...after, deadPushToken: undefined } : after,
    ),
  },
  {
    id: 'older-notification-is-sent-again',
    title: 'A notification is sent again as long as its login waits, though a newer one has taken its place.',
    subject: 'server',
    violates: ['SEC-SEND-03'],
    inject: unguarded(
      rules((right) => ({
        approvalRequestIsOpen: (request, login) =>
          request.state === 'superseded'
            ? login.stage.at === 'waitingForApproval'
            : right.approvalRequestIsOpen(request, login),
      })),
    ),
  },
  {
    id: 'link-for-one-device-only',
    title:
      'Whoever has several SLS devices finds no link below the notification: they could have chosen another.',
    subject: 'server',
    violates: ['CR-AND-03', 'SYNC-07'],
    inject: knowingAccount((account) =>
      loginScreens((screen) =>
        (account()?.devices.filter(({ status }) => status === 'active').length ?? 0) > 1
          ? withoutControl(screen, 'askForChallenge')
          : screen,
      ),
    ),
  },
  {
    id: 'known-phone-is-activated-anew',
    title: 'A phone that IB Key has been on is offered to activate it anew, wherever it is active now.',
    subject: 'server',
    violates: ['MIG-IOS-02', 'MIG-AND-02'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        activationOptions: (active, hardwareId) => {
          const isKnown = account()?.devices.some(
            (device) => device.type === 'ibKey' && device.hardwareId === hardwareId,
          )
          return active && isKnown && active.hardwareId !== hardwareId
            ? ['activate']
            : right.activationOptions(active, hardwareId)
        },
      })),
    ),
  },
  {
    id: 'first-activation-tokens-are-short',
    title: 'The Activation Token of a person without an SLS device has six signs.',
    subject: 'server',
    violates: ['SEC-RANDOM-03'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        newCode: (random, purpose) => {
          const code = right.newCode(random, purpose)
          return purpose === 'activation' && account()?.devices.length === 0 ? code.slice(0, 6) : code
        },
      })),
    ),
  },
  {
    id: 'removed-device-stays-beside-ib-key',
    title: 'A physical security device that its owner removes stays where IB Key is there as well.',
    subject: 'server',
    violates: ['SEC-BIND-13'],
    inject: afterwards((before, after) => {
      const kept = physicalDevices(before).filter(
        ({ id, status }) =>
          status === 'active' && !after.devices.some((one) => one.id === id && one.status === 'active'),
      )
      if (
        kept.length === 0 ||
        !after.devices.some(({ type, status }) => type === 'ibKey' && status === 'active')
      )
        return after
      const ids = new Set(kept.map(({ id }) => id))
      return { ...after, devices: [...after.devices.filter(({ id }) => !ids.has(id)), ...kept] }
    }),
  },
  {
    id: 'response-that-was-asked-for-counts-as-given',
    title: 'Once a phone asks for a response of the physical security device, it is activated without one.',
    subject: 'server',
    violates: ['SEC-BIND-10', 'REACT-06'],
    inject: rules((right) => ({
      proofVerified: (activation) => activation.challenge !== undefined || right.proofVerified(activation),
    })),
  },
]

export default faults
