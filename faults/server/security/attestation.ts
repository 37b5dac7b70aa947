/** @module Servers that accept phones without a valid attestation, or that do more than refuse them. */

import { parseAttestation } from '../../../reference-server/http/attestation.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'

/** The payload of a JWS, without a check of its signature. */
const unverified = (attestation: string) =>
  parseAttestation(Buffer.from(attestation.split('.')[1] ?? '', 'base64url').toString())

/** Stands for app, phone and nonce of an attestation that is not verified. */
const any = 'any'

/** Accepts attestations of this form, whatever they say. */
const acceptingAny =
  (passes: (attestation: string) => boolean) =>
  (parts: ServerParts): ServerParts => ({
    ...rules((right) => ({
      attestationIsForApp: (stated, ours) => stated === any || right.attestationIsForApp(stated, ours),
      attestationIsForPhone: (stated, id) => stated === any || right.attestationIsForPhone(stated, id),
      attestationNonceMatches: (stated, nonce) =>
        stated === any || right.attestationNonceMatches(stated, nonce),
    }))(parts),
    verifyAttestation: async (attestation) =>
      passes(attestation)
        ? { verdict: 'clean', app: any, device: any, nonce: any, issuedAt: parts.clock.now() }
        : parts.verifyAttestation(attestation),
  })

const faults: readonly ServerFault[] = [
  {
    id: 'integrity-not-checked',
    title: 'No attestation is checked: the app is trusted to keep jailbroken and rooted phones away.',
    subject: 'server',
    violates: ['NOTIF-37', 'SEC-CLAIM-01'],
    inject: acceptingAny(() => true),
  },
  {
    id: 'integrity-checked-at-activation-alone',
    title: 'Integrity is checked at the activation, and never again.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: rules((right) => ({
      verdictAccepted: (attestation, purpose) =>
        purpose === 'approval' || right.verdictAccepted(attestation, purpose),
    })),
  },
  {
    id: 'integrity-checked-at-approvals-alone',
    title: 'Integrity is checked at every approval, and not at the activation.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: rules((right) => ({
      verdictAccepted: (attestation, purpose) =>
        purpose === 'activation' || right.verdictAccepted(attestation, purpose),
    })),
  },
  {
    id: 'compromised-phone-accepted',
    title: 'A genuine attestation is enough, whatever it says.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: rules(() => ({ verdictAccepted: () => true })),
  },
  {
    id: 'compromised-phone-forgotten',
    title:
      'IB Key on a phone that was found to be compromised no longer counts: the password alone opens logins.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: (parts) => {
      const compromised = new Set<string>()
      return rules((right) => ({
        verdictAccepted(attestation, purpose) {
          const accepted = right.verdictAccepted(attestation, purpose)
          if (!accepted) compromised.add(attestation.device)
          return accepted
        },
        deviceIsActive: (device) =>
          right.deviceIsActive(device) && !(device.type === 'ibKey' && compromised.has(device.hardwareId)),
      }))(parts)
    },
  },
  {
    id: 'compromised-phone-ends-login',
    title: 'A login is over as soon as a compromised phone has tried to approve it.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: (parts) => {
      const tried = new Set<string>()
      return rules((right) => ({
        verdictAccepted(attestation, purpose) {
          const accepted = right.verdictAccepted(attestation, purpose)
          if (!accepted) tried.add(attestation.nonce)
          return accepted
        },
        approvalRequestIsOpen: (request, login) =>
          right.approvalRequestIsOpen(request, login) && !tried.has(request.nonce),
      }))(parts)
    },
  },
  {
    id: 'claim-may-be-missing',
    title: 'An attestation is checked where there is one.',
    subject: 'server',
    violates: ['SEC-CLAIM-01'],
    inject: acceptingAny((text) => text === ''),
  },
  {
    id: 'claim-signature-not-checked',
    title: 'The signature of an attestation is not checked.',
    subject: 'server',
    violates: ['SEC-CLAIM-01'],
    inject: (parts) => ({ ...parts, verifyAttestation: async (attestation) => unverified(attestation) }),
  },
  {
    id: 'claim-without-signature-accepted',
    title: 'An attestation that names no algorithm needs no signature.',
    subject: 'server',
    violates: ['SEC-CLAIM-01'],
    inject: (parts) => ({
      ...parts,
      verifyAttestation: async (attestation) =>
        attestation.endsWith('.') ? unverified(attestation) : parts.verifyAttestation(attestation),
    }),
  },
  {
    id: 'claim-nonce-not-checked',
    title: 'The nonce of an attestation is not checked: a recorded one can be sent again.',
    subject: 'server',
    violates: ['SEC-CLAIM-02'],
    inject: rules(() => ({ attestationNonceMatches: () => true })),
  },
  {
    id: 'claim-nonce-is-always-the-same',
    title: 'All requests have the same nonce.',
    subject: 'server',
    violates: ['SEC-CLAIM-02'],
    inject: rules(() => ({ newNonce: () => 'AAAAAAAAAAAAAAAAAAAAAA' })),
  },
  {
    id: 'claim-of-any-phone',
    title: 'An attestation of one phone is accepted for another.',
    subject: 'server',
    violates: ['SEC-CLAIM-03'],
    inject: rules(() => ({ attestationIsForPhone: () => true })),
  },
  {
    id: 'claim-of-any-app',
    title: 'An attestation that another app has asked for is accepted.',
    subject: 'server',
    violates: ['SEC-CLAIM-03'],
    inject: rules(() => ({ attestationIsForApp: () => true })),
  },
  {
    id: 'claim-of-any-age',
    title: 'An attestation is valid for as long as its nonce.',
    subject: 'server',
    violates: ['SEC-CLAIM-04'],
    inject: rules(() => ({ attestationInTime: () => true })),
  },
  {
    id: 'claim-from-the-future',
    title: 'An attestation may be dated in the future.',
    subject: 'server',
    violates: ['SEC-CLAIM-05'],
    inject: rules((right) => ({
      attestationInTime: (issuedAt, now, profile) =>
        right.attestationInTime(Math.min(issuedAt, now), now, profile),
    })),
  },
]

export default faults
