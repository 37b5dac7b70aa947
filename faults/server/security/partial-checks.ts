/** @module Servers that look closely at some phones alone, or on one of two occasions alone. */

import type { SecurityElement } from '../../../reference-server/domain/model/primitives.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { type Judged, phoneRules } from '../support/phone-rules.ts'

const iPhone = (judged: Judged | undefined): boolean => judged?.os === 'iOS'
const approval = (judged: Judged | undefined): boolean => judged?.purpose === 'approval'
const activation = (judged: Judged | undefined): boolean => judged?.purpose === 'activation'

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
    inject: phoneRules((right, judged) => ({
      securityElementAccepted: (os, element) =>
        (iPhone(judged()) && approval(judged())) || right.securityElementAccepted(os, element),
    })),
  },
  {
    id: 'android-phone-activates-with-any-element',
    title: 'An Android phone is activated with whatever element it names, because it has a PIN anyway.',
    subject: 'server',
    violates: ['SEC-ELEMENT-01'],
    inject: phoneRules((right, judged) => ({
      securityElementAccepted: (os, element) =>
        (!iPhone(judged()) && activation(judged())) || right.securityElementAccepted(os, element),
    })),
  },
  {
    id: 'iphone-approves-without-seal',
    title: 'The signature of an approval is checked for Android phones alone.',
    subject: 'server',
    violates: ['SEC-BIND-08', 'SEC-BIND-09'],
    inject: phoneRules((right, judged) => ({
      approvalSignatureMatches: (given, expected) =>
        iPhone(judged()) || right.approvalSignatureMatches(given, expected),
    })),
  },
  {
    id: 'iphone-is-asked-for-ever',
    title: 'An approval request on an iPhone can be answered for as long as its login waits.',
    subject: 'server',
    violates: ['SEC-EXPIRY-01'],
    inject: phoneRules((right, judged) => ({
      approvalRequestInTime: (request, now, profile) =>
        iPhone(judged()) || right.approvalRequestInTime(request, now, profile),
    })),
  },
  {
    id: 'jailbroken-iphone-approves',
    title:
      'Integrity is checked at every approval by an Android phone, and at the activation of every phone.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: phoneRules((right, judged) => ({
      verdictAccepted: (claim, purpose) =>
        (iPhone(judged()) && approval(judged())) || right.verdictAccepted(claim, purpose),
    })),
  },
  {
    id: 'rooted-phone-is-activated',
    title: 'Integrity is checked at every approval, and at the activation of iPhones alone.',
    subject: 'server',
    violates: ['NOTIF-37'],
    inject: phoneRules((right, judged) => ({
      verdictAccepted: (claim, purpose) =>
        (!iPhone(judged()) && activation(judged())) || right.verdictAccepted(claim, purpose),
    })),
  },
  {
    id: 'claim-of-any-app-activates',
    title: 'At the activation an attestation of any app is accepted.',
    subject: 'server',
    violates: ['SEC-CLAIM-03'],
    inject: phoneRules((right, judged) => ({
      attestationIsForApp: (claimed, ours) =>
        activation(judged()) || right.attestationIsForApp(claimed, ours),
    })),
  },
  {
    id: 'claim-of-any-phone-activates',
    title: 'At the activation an attestation of any phone is accepted.',
    subject: 'server',
    violates: ['SEC-CLAIM-03'],
    inject: phoneRules((right, judged) => ({
      attestationIsForPhone: (claimed, id) =>
        activation(judged()) || right.attestationIsForPhone(claimed, id),
    })),
  },
  {
    id: 'claim-for-any-nonce-activates',
    title: 'The attestation of one activation is accepted for the next.',
    subject: 'server',
    violates: ['SEC-CLAIM-02'],
    inject: phoneRules((right, judged) => ({
      attestationNonceMatches: (claimed, nonce) =>
        activation(judged()) || right.attestationNonceMatches(claimed, nonce),
    })),
  },
  {
    id: 'claim-of-any-age-approves',
    title: 'The age of an attestation is checked at activations alone.',
    subject: 'server',
    violates: ['SEC-CLAIM-04'],
    inject: phoneRules((right, judged) => ({
      attestationInTime: (issuedAt, now, profile) =>
        approval(judged()) || right.attestationInTime(issuedAt, now, profile),
    })),
  },
]

export default faults
