/** @module Apps that send no attestation of their phone, or an old one. */

import type { PhoneFault } from '../../fault.ts'

const faults: readonly PhoneFault[] = [
  {
    id: 'jailbroken-iphone-is-asked',
    title: 'The app does not look whether an iPhone is jailbroken.',
    subject: 'phone',
    violates: ['NOTIF-37'],
    inject: (parts) => ({
      ...parts,
      reasonUnusable: (use, fitness) =>
        parts.reasonUnusable(use, { ...fitness, tampered: fitness.tampered && fitness.profile.os !== 'iOS' }),
    }),
  },
  {
    id: 'clean-once-clean-for-ever',
    title: 'A phone that was once found unmodified is not checked again.',
    subject: 'phone',
    violates: ['NOTIF-37'],
    inject(parts) {
      const clean = new WeakSet<object>()
      return {
        ...parts,
        reasonUnusable(use, fitness) {
          const { activation } = fitness.data
          if (activation && !fitness.tampered) clean.add(activation)
          const tampered = fitness.tampered && !(activation && clean.has(activation))
          return parts.reasonUnusable(use, { ...fitness, tampered })
        },
      }
    },
  },
  {
    id: 'activates-without-claim',
    title: 'The app sends no attestation when it activates IB Key.',
    subject: 'phone',
    violates: ['NOTIF-37'],
    inject: (parts) => ({
      ...parts,
      attestationFor: async (occasion, phone, nonce) =>
        occasion === 'activation' ? undefined : parts.attestationFor(occasion, phone, nonce),
    }),
  },
  {
    id: 'approves-without-claim',
    title: 'The app sends no attestation when it approves a login.',
    subject: 'phone',
    violates: ['NOTIF-37', 'PUSH-AND-07'],
    inject: (parts) => ({
      ...parts,
      attestationFor: async (occasion, phone, nonce) =>
        occasion === 'approval' ? undefined : parts.attestationFor(occasion, phone, nonce),
    }),
  },
  {
    id: 'sends-its-first-claim-for-ever',
    title: 'The app asks for an attestation once, and sends it from then on.',
    subject: 'phone',
    violates: ['SEC-CLAIM-02'],
    inject: (parts) => {
      const first = new WeakMap<object, Promise<string | undefined>>()
      return {
        ...parts,
        attestationFor(occasion, phone, nonce) {
          const attestation = first.get(phone) ?? parts.attestationFor(occasion, phone, nonce)
          first.set(phone, attestation)
          return attestation
        },
      }
    },
  },
  {
    id: 'claim-of-the-approval-before',
    title: 'The app sends with an approval the attestation that it was given for the one before.',
    subject: 'phone',
    violates: ['PUSH-AND-07', 'PUSH-FID-06'],
    inject: (parts) => {
      const before = new WeakMap<object, Promise<string | undefined>>()
      return {
        ...parts,
        attestationFor(occasion, phone, nonce) {
          const attestation = parts.attestationFor(occasion, phone, nonce)
          if (occasion === 'activation') return attestation
          const sent = before.get(phone) ?? attestation
          before.set(phone, attestation)
          return sent
        },
      }
    },
  },
]

export default faults
