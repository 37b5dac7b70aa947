/** @module Migrations that leave the wrong phone active, or that ask for more or less than they should. */

import { z } from 'zod'
import type { ServerFault } from '../../fault.ts'
import { bodyOf, operationOf } from '../support/http.ts'
import { rules } from '../support/parts.ts'
import { afterwards, unguarded } from '../support/store.ts'

const named = z.looseObject({ username: z.string() })

const usernameIn = (body: unknown): string | undefined => named.safeParse(body).data?.username

const faults: readonly ServerFault[] = [
  {
    id: 'old-phone-stays-active',
    title: 'The old phone stays active beside the new one.',
    subject: 'server',
    violates: [
      ...(['MIG-02', 'MIG-03', 'MIG-05', 'MIG-06', 'MIG-IOS-09', 'MIG-AND-13'] as const),
      ...(['REACT-B-01', 'REACT-B-02', 'REACT-B-03'] as const),
    ],
    inject: unguarded(
      rules((right) => ({
        activationRevokes: (device) => device.type !== 'ibKey' && right.activationRevokes(device),
      })),
    ),
  },
  {
    id: 'migration-only-by-client-services',
    title: 'Moving IB Key to another phone always requires Client Services.',
    subject: 'server',
    violates: ['MIG-04', 'REACT-03', 'REACT-B-01'],
    inject: rules(() => ({ activationOptions: (active) => (active === undefined ? ['activate'] : []) })),
  },
  {
    id: 'migration-waits-for-the-old-phone',
    title: 'A migration is not completed before the old phone has agreed.',
    subject: 'server',
    violates: ['MIG-08', 'MIG-09', 'REACT-B-02'],
    inject: rules((right) => ({
      activeIbKeyUnchanged: (activation, active) =>
        activation.option !== 'migrate' && right.activeIbKeyUnchanged(activation, active),
    })),
  },
  {
    id: 'late-second-password-ends-migrations',
    title: 'Whoever gives the second password too late can migrate no more.',
    subject: 'server',
    violates: ['MIG-04'],
    inject: rules((right) => {
      const late = new Set<string>()
      return {
        activationInTime(activation, now, profile) {
          const inTime = right.activationInTime(activation, now, profile)
          if (!inTime && activation.stage === 'offered') late.add(activation.hardwareId)
          return inTime && !late.has(activation.hardwareId)
        },
      }
    }),
  },
  {
    id: 'last-commit-wins',
    title: 'Of two migrations at once both are completed, and the later one stays.',
    subject: 'server',
    violates: ['MIG-IOS-09', 'MIG-AND-13'],
    inject: rules(() => ({ activeIbKeyUnchanged: () => true })),
  },
  {
    id: 'second-password-not-checked',
    title: 'Whatever is typed as password the second time is accepted.',
    subject: 'server',
    violates: ['MIG-IOS-05', 'MIG-AND-05', 'REG-03'],
    inject: rules(() => ({ reauthenticated: () => true })),
  },
  {
    id: 'second-password-of-anybody',
    title: 'The second password may be that of another person.',
    subject: 'server',
    violates: ['MIG-IOS-05', 'MIG-AND-05', 'REG-03'],
    inject: rules(() => ({ reauthenticated: (_began, again) => again !== undefined })),
  },
  {
    id: 'activate-without-token',
    title: 'On Android, Activate is accepted before any token was verified.',
    subject: 'server',
    violates: ['MIG-10', 'MIG-AND-12'],
    inject: rules(() => ({ proofVerified: () => true })),
  },
  {
    id: 'inactive-device-replaces-the-sms',
    title: 'A physical security device that is not active is asked for instead of the SMS.',
    subject: 'server',
    violates: ['MIG-12', 'REACT-04'],
    inject: rules(() => ({
      securityDeviceRequired: (devices) => devices.some(({ type }) => type === 'physical'),
    })),
  },
  {
    id: 'sms-despite-the-device',
    title: 'The SMS is sent although a physical security device is active.',
    subject: 'server',
    violates: ['MIG-12', 'REACT-04', 'REACT-05', 'REACT-06'],
    inject: rules(() => ({ securityDeviceRequired: () => false })),
  },
  {
    id: 'begun-migration-puts-the-old-phone-to-rest',
    title: 'As soon as a migration has begun, IB Key on the old phone is suspended.',
    subject: 'server',
    violates: ['MIG-AND-13'],
    inject: afterwards((before, after) => {
      const isBegun = after.activations.some(
        ({ id, stage, option }) =>
          stage === 'asked' &&
          option === 'migrate' &&
          before.activations.find((one) => one.id === id)?.stage === 'offered',
      )
      if (!isBegun) return after
      return {
        ...after,
        devices: after.devices.map((device) =>
          device.type === 'ibKey' && device.status === 'active'
            ? { ...device, status: 'suspended' as const }
            : device,
        ),
      }
    }),
  },
  {
    id: 'token-is-sent-with-the-offer',
    title:
      'Whoever logs in to the app on another phone is sent an Activation Token, before the migration has begun.',
    subject: 'server',
    violates: ['MIG-IOS-04', 'MIG-AND-04'],
    inject: (parts) => ({
      ...parts,
      async middleware(request, next) {
        const asked =
          operationOf(request) === 'readActivationOptions' ? usernameIn(await bodyOf(request)) : undefined
        const response = await parts.middleware(request, next)
        const account =
          asked === undefined ? undefined : await parts.store.read(parts.rules.usernameKey(asked))
        if (account?.mobileNumber && response.status === 200) {
          const code = parts.rules.newCode(parts.random, 'activation')
          await parts.sendSms({
            to: account.mobileNumber.onRecord,
            body: parts.messages.en.sms.activation(code),
          })
        }
        return response
      },
    }),
  },
]

export default faults
