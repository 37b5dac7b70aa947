/** @module Servers that trust a phone which they have no reason to trust, or that do more than refuse it. */

import { parseAttestation } from '../../../reference-server/http/attestation.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'

/** What a JWS says, whoever has signed it. */
const unverified = (claim: string) =>
  parseAttestation(Buffer.from(claim.split('.')[1] ?? '', 'base64url').toString())

/** In a claim that nobody has made, in the place of app, phone and nonce. */
const any = 'any'

/** Lets phones pass whose claims look like this, whatever they say. */
const waving =
  (passes: (claim: string) => boolean) =>
  (parts: ServerParts): ServerParts => ({
    ...rules((right) => ({
      attestationIsForApp: (claimed, ours) => claimed === any || right.attestationIsForApp(claimed, ours),
      attestationIsForPhone: (claimed, id) => claimed === any || right.attestationIsForPhone(claimed, id),
      attestationNonceMatches: (claimed, nonce) =>
        claimed === any || right.attestationNonceMatches(claimed, nonce),
    }))(parts),
    verifyAttestation: async (claim) =>
      passes(claim)
        ? { verdict: 'clean', app: any, device: any, nonce: any, issuedAt: parts.clock.now() }
        : parts.verifyAttestation(claim),
  })

const faults: readonly ServerFault[] = [
  {
    id: 'integrity-not-checked',
    title: 'No attestation is checked: the app is trusted to keep jailbroken and rooted phones away.',
    subject: 'server',
    violates: ['NOTIF-37', 'SEC-CLAIM-01'],
    inject: waving(() => true),
  },
  {
    id: 'integrity-checked-at-activation-alone',
    title: 'Integrity is checked at the activation, and never again.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: rules((right) => ({
      verdictAccepted: (claim, purpose) => purpose === 'approval' || right.verdictAccepted(claim, purpose),
    })),
  },
  {
    id: 'integrity-checked-at-approvals-alone',
    title: 'Integrity is checked at every approval, and not at the activation.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: rules((right) => ({
      verdictAccepted: (claim, purpose) => purpose === 'activation' || right.verdictAccepted(claim, purpose),
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
        verdictAccepted(claim, purpose) {
          const sound = right.verdictAccepted(claim, purpose)
          if (!sound) compromised.add(claim.device)
          return sound
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
        verdictAccepted(claim, purpose) {
          const sound = right.verdictAccepted(claim, purpose)
          if (!sound) tried.add(claim.nonce)
          return sound
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
    inject: waving((text) => text === ''),
  },
  {
    id: 'claim-signature-not-checked',
    title: 'The signature of an attestation is not checked.',
    subject: 'server',
    violates: ['SEC-CLAIM-01'],
    inject: (parts) => ({ ...parts, verifyAttestation: async (claim) => unverified(claim) }),
  },
  {
    id: 'claim-without-signature-accepted',
    title: 'An attestation that names no algorithm needs no signature.',
    subject: 'server',
    violates: ['SEC-CLAIM-01'],
    inject: (parts) => ({
      ...parts,
      verifyAttestation: async (claim) =>
        claim.endsWith('.') ? unverified(claim) : parts.verifyAttestation(claim),
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
]

export default faults
