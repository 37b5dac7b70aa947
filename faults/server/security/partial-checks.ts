/** @module Checks that are made for some phones alone, or on one of two occasions alone. */

import type { SecurityElement } from '../../../reference-server/domain/model/primitives.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { type CheckedPhone, phoneRules } from '../support/phone-rules.ts'

const iPhone = (checked: CheckedPhone | undefined): boolean => checked?.os === 'iOS'
const approval = (checked: CheckedPhone | undefined): boolean => checked?.purpose === 'approval'
const activation = (checked: CheckedPhone | undefined): boolean => checked?.purpose === 'activation'

/** Whatever phone it is that says so. */
const anyPhoneHas = (element: SecurityElement): ServerFault => ({
  id: `any-phone-has-${element.toLowerCase()}`,
  title: `The element ${element} counts on phones of every system.`,
  subject: 'server',
  violates: ['SEC-ELEMENT-01'],
  inject: rules((right) => ({
    securityElementAccepted: (os, given) => given === element || right.securityElementAccepted(os, given),
  })),
})

const faults: readonly ServerFault[] = [
  anyPhoneHas('fingerprint'),
  anyPhoneHas('pin'),
  anyPhoneHas('touchId'),
  anyPhoneHas('faceId'),
  anyPhoneHas('passcode'),
  {
    id: 'iphone-approves-without-element',
    title: 'No security element is required where an iPhone approves.',
    subject: 'server',
    violates: ['SEC-ELEMENT-01'],
    inject: phoneRules((right, checked) => ({
      securityElementAccepted: (os, element) =>
        (iPhone(checked()) && approval(checked())) || right.securityElementAccepted(os, element),
    })),
  },
  {
    id: 'android-phone-activates-with-any-element',
    title: 'An Android phone is activated with whatever element it names, because it has a PIN anyway.',
    subject: 'server',
    violates: ['SEC-ELEMENT-01'],
    inject: phoneRules((right, checked) => ({
      securityElementAccepted: (os, element) =>
        (!iPhone(checked()) && activation(checked())) || right.securityElementAccepted(os, element),
    })),
  },
  {
    id: 'iphone-approves-without-seal',
    title: 'The signature of an approval is checked for Android phones alone.',
    subject: 'server',
    violates: ['SEC-BIND-08', 'SEC-BIND-09'],
    inject: phoneRules((right, checked) => ({
      approvalSignatureMatches: (given, expected) =>
        iPhone(checked()) || right.approvalSignatureMatches(given, expected),
    })),
  },
  {
    id: 'iphone-is-asked-for-ever',
    title: 'An approval request on an iPhone can be answered for as long as its login waits.',
    subject: 'server',
    violates: ['SEC-EXPIRY-01'],
    inject: phoneRules((right, checked) => ({
      approvalRequestInTime: (request, now, profile) =>
        iPhone(checked()) || right.approvalRequestInTime(request, now, profile),
    })),
  },
  {
    id: 'jailbroken-iphone-approves',
    title:
      'Integrity is checked at every approval by an Android phone, and at the activation of every phone.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: phoneRules((right, checked) => ({
      verdictAccepted: (attestation, purpose) =>
        (iPhone(checked()) && approval(checked())) || right.verdictAccepted(attestation, purpose),
    })),
  },
  {
    id: 'rooted-phone-is-activated',
    title: 'Integrity is checked at every approval, and at the activation of iPhones alone.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: phoneRules((right, checked) => ({
      verdictAccepted: (attestation, purpose) =>
        (!iPhone(checked()) && activation(checked())) || right.verdictAccepted(attestation, purpose),
    })),
  },
  {
    id: 'claim-of-any-app-activates',
    title: 'At the activation an attestation of any app is accepted.',
    subject: 'server',
    violates: ['SEC-CLAIM-03'],
    inject: phoneRules((right, checked) => ({
      attestationIsForApp: (stated, ours) => activation(checked()) || right.attestationIsForApp(stated, ours),
    })),
  },
  {
    id: 'claim-of-any-phone-activates',
    title: 'At the activation an attestation of any phone is accepted.',
    subject: 'server',
    violates: ['SEC-CLAIM-03'],
    inject: phoneRules((right, checked) => ({
      attestationIsForPhone: (stated, id) => activation(checked()) || right.attestationIsForPhone(stated, id),
    })),
  },
  {
    id: 'claim-for-any-nonce-activates',
    title: 'The attestation of one activation is accepted for the next.',
    subject: 'server',
    violates: ['SEC-CLAIM-02'],
    inject: phoneRules((right, checked) => ({
      attestationNonceMatches: (stated, nonce) =>
        activation(checked()) || right.attestationNonceMatches(stated, nonce),
    })),
  },
  {
    id: 'claim-of-any-age-approves',
    title: 'The age of an attestation is checked at activations alone.',
    subject: 'server',
    violates: ['SEC-CLAIM-04'],
    inject: phoneRules((right, checked) => ({
      attestationInTime: (issuedAt, now, profile) =>
        approval(checked()) || right.attestationInTime(issuedAt, now, profile),
    })),
  },
  {
    id: 'claim-from-the-future-approves',
    title: 'Whether an attestation is dated in the future is checked at activations alone.',
    subject: 'server',
    violates: ['SEC-CLAIM-05'],
    inject: phoneRules((right, checked) => ({
      attestationInTime: (issuedAt, now, profile) =>
        right.attestationInTime(approval(checked()) ? Math.min(issuedAt, now) : issuedAt, now, profile),
    })),
  },
  {
    id: 'claim-from-the-future-activates',
    title: 'Whether an attestation is dated in the future is checked at approvals alone.',
    subject: 'server',
    violates: ['SEC-CLAIM-05'],
    inject: phoneRules((right, checked) => ({
      attestationInTime: (issuedAt, now, profile) =>
        right.attestationInTime(activation(checked()) ? Math.min(issuedAt, now) : issuedAt, now, profile),
    })),
  },
]

export default faults
