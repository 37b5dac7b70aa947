/** @module Reactivations that need less than they should, or end in another way. */

import { replaced } from '../../../reference-server/domain/model/entries.ts'
import type { ServerFault } from '../../fault.ts'
import { replies, rules } from '../support/parts.ts'
import { afterReactivation } from '../support/store.ts'

/** Every PIN is taken for what `change` makes of it, when it is kept and when it is compared. */
const pinTakenFor =
  (change: (pin: string) => string): ServerFault['inject'] =>
  (parts) => {
    const { passwordHash: right } = parts
    const taken = (text: string) => (parts.rules.pinIsStrong(text) ? change(text) : text)
    const passwordHash: typeof right = {
      ...right,
      verifier: (text, random) => right.verifier(taken(text), random),
      matches: (text, verifier) => right.matches(taken(text), verifier),
    }
    return { ...parts, passwordHash }
  }

const faults: readonly ServerFault[] = [
  {
    id: 'any-old-pin',
    title: 'On the same Android phone any PIN is taken for the one of before.',
    subject: 'server',
    violates: ['REACT-A-02'],
    inject: rules(() => ({ currentPinMatches: () => true })),
  },
  {
    id: 'old-pin-in-either-case',
    title: 'Small letters and capitals of the PIN of before are the same.',
    subject: 'server',
    violates: ['REACT-A-02'],
    inject: pinTakenFor((pin) => pin.toLowerCase()),
  },
  {
    id: 'old-pin-cut-at-four',
    title: 'Of the PIN of before only the first four characters count.',
    subject: 'server',
    violates: ['REACT-A-02'],
    inject: pinTakenFor((pin) => pin.slice(0, 4)),
  },
  {
    id: 'old-pin-forgotten-by-a-reactivation',
    title: 'After a reactivation the server knows no PIN of the phone any more.',
    subject: 'server',
    violates: ['REACT-A-02'],
    inject: afterReactivation((account, active) =>
      replaced(account, 'devices', { ...active, pinVerifier: undefined }),
    ),
  },
  {
    id: 'old-pin-evaded',
    title: 'The same Android phone may pass for another one, which has no PIN of before.',
    subject: 'server',
    violates: ['REACT-A-02'],
    inject: rules((right) => ({
      activationOptions: (active, hardwareId) =>
        active?.hardwareId === hardwareId
          ? ['reactivate', 'migrate']
          : right.activationOptions(active, hardwareId),
    })),
  },
  {
    id: 'old-pin-asked-on-another-phone',
    title: 'A new Android phone has to give the PIN of the old one.',
    subject: 'server',
    violates: ['REACT-B-04'],
    inject: rules(() => ({ currentPinRequired: ({ os }) => os === 'Android' })),
  },
  {
    id: 'first-key-lives-again',
    title: 'Phones that were active once can be used again after a transfer.',
    subject: 'server',
    violates: ['REACT-B-03'],
    inject: rules((right) => ({
      activationRevokes: (device) =>
        right.activationRevokes(device) && !(device.type === 'ibKey' && device.os === 'iOS'),
    })),
  },
  {
    id: 'finder-can-still-approve',
    title: 'A login that was pending on the lost phone can still be approved there.',
    subject: 'server',
    violates: ['REACT-B-02'],
    inject: rules((right) => ({
      activationRevokes: (device) => device.type !== 'ibKey' && right.activationRevokes(device),
    })),
  },
  {
    id: 'reactivation-only-by-client-services',
    title: 'Reactivating IB Key always requires Client Services.',
    subject: 'server',
    violates: ['REACT-03', 'REACT-A-02'],
    inject: rules((right) => ({
      activationOptions: (active, hardwareId) =>
        active?.hardwareId === hardwareId ? [] : right.activationOptions(active, hardwareId),
    })),
  },
  {
    id: 'self-service-without-any-proof',
    title:
      'An activation with neither a mobile number nor a device continues as if a device had been requested.',
    subject: 'server',
    violates: ['REACT-07'],
    inject: rules((right) => ({
      securityDeviceRequired: (devices) =>
        right.securityDeviceRequired(devices) || !devices.some(({ type }) => type !== 'ibKey'),
    })),
  },
  {
    id: 'token-to-a-number-of-nobody',
    title: 'Where no number is on record, the SMS is sent to another one.',
    subject: 'server',
    violates: ['REACT-07'],
    inject: rules((right) => ({
      numberForActivation: (active, number) => right.numberForActivation(active, number) ?? '+12025550199',
    })),
  },
  {
    id: 'no-challenge-for-the-physical-device',
    title: 'The physical security device is asked for, and no challenge is given to enter into it.',
    subject: 'server',
    violates: ['REACT-06', 'MIG-12'],
    inject: replies((reply) =>
      'asks' in reply && reply.asks === 'securityDevice' ? { ...reply, challenge: '' } : reply,
    ),
  },
]

export default faults
