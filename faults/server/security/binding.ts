/** @module Answers that are accepted from another person, for another purpose, or for another login. */

import { z } from 'zod'
import { approvalMac } from '../../../reference-server/domain/crypto/secrets.ts'
import type { Rules } from '../../../reference-server/domain/rules/rules.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { phoneRules } from '../support/phone-rules.ts'
import { store } from '../support/store.ts'

/** Codes of this purpose are good for whatever asks for such a code. */
const forAny = (wanted: 'login' | 'verifyNumber') =>
  rules((right) => ({
    codeIsFor: (code, purpose, subject) =>
      purpose === wanted ? code.purpose === wanted : right.codeIsFor(code, purpose, subject),
  }))

const noSuchDevice = z.object({ outcome: z.object({ cause: z.literal('no such device') }) })

/** A device that its person does not have is looked for among those of everybody else. */
function foundByNameAlone(parts: ServerParts): ServerParts {
  const people: string[] = []
  return store((right) => ({
    create(username, account) {
      people.push(username)
      return right.create(username, account)
    },
    async transact(username, decide) {
      const result = await right.transact(username, decide)
      if (!noSuchDevice.safeParse(result).success) return result
      for (const other of people) {
        const found = await right.transact(other, decide)
        if (!noSuchDevice.safeParse(found).success) return found
      }
      return result
    },
  }))(parts)
}

/** The response of any phone that the server has met, to any challenge that it has shown. */
function metSomewhere(which: { readonly phones: boolean; readonly challenges: boolean }) {
  return rules((right): Partial<Rules> => {
    const secrets = new Set<string>()
    const shown = new Set<string>()
    let asked = { secret: '', challenge: '' }
    return {
      expectedResponse(secret, challenge) {
        asked = { secret, challenge }
        secrets.add(secret)
        shown.add(challenge)
        return right.expectedResponse(secret, challenge)
      },
      newChallenge(random) {
        const challenge = right.newChallenge(random)
        shown.add(challenge)
        return challenge
      },
      responseMatches: (given) =>
        [...(which.phones ? secrets : [asked.secret])].some((secret) =>
          [...(which.challenges ? shown : [asked.challenge])].some(
            (challenge) => given === right.expectedResponse(secret, challenge),
          ),
        ),
    }
  })
}

const faults: readonly ServerFault[] = [
  {
    id: 'same-code-for-everybody',
    title: 'All get the same code.',
    subject: 'server',
    violates: ['SEC-BIND-04'],
    inject: rules((right) => ({
      newCode: (random, purpose) => (purpose === 'activation' ? right.newCode(random, purpose) : '271828'),
    })),
  },
  {
    id: 'security-code-for-any-login',
    title: 'The security code of one login is good for another one of the same person.',
    subject: 'server',
    violates: ['SEC-BIND-05'],
    inject: forAny('login'),
  },
  {
    id: 'security-code-survives-another-number',
    title: 'A security code is good although another number than the one it went to was verified meanwhile.',
    subject: 'server',
    violates: ['SEC-BIND-14'],
    inject: rules(() => ({ verificationVoidsCode: () => false })),
  },
  {
    id: 'security-code-survives-its-device',
    title: 'A security code is good although SMS is no longer among the SLS devices.',
    subject: 'server',
    violates: ['SEC-BIND-15'],
    inject: rules((right) => ({
      loginDeviceStands: (login, active) =>
        login.stage.at === 'securityCode' || right.loginDeviceStands(login, active),
    })),
  },
  {
    id: 'response-survives-its-phone',
    title: 'A response is good although the phone that has generated it was replaced or removed.',
    subject: 'server',
    violates: ['SEC-BIND-15'],
    inject: rules((right) => ({
      loginDeviceStands: (login, active) =>
        login.stage.at === 'challenge' || right.loginDeviceStands(login, active),
    })),
  },
  {
    id: 'proven-activation-survives-its-device',
    title: 'An activation goes on although the physical device that has proven it was removed.',
    subject: 'server',
    violates: ['SEC-BIND-16'],
    inject: rules(() => ({ removalVoidsProof: () => false })),
  },
  {
    id: 'proven-activation-survives-its-number',
    title: 'An activation goes on although another number than that of its token was verified meanwhile.',
    subject: 'server',
    violates: ['SEC-BIND-16'],
    inject: rules(() => ({ verificationVoidsProof: () => false })),
  },
  {
    id: 'activation-token-survives-another-number',
    title:
      'An Activation Token is good although another number than the one it went to was verified meanwhile.',
    subject: 'server',
    violates: ['SEC-BIND-16'],
    inject: rules((right) => ({
      verificationVoidsCode: (code, verified) =>
        code.purpose !== 'activation' && right.verificationVoidsCode(code, verified),
    })),
  },
  {
    id: 'code-for-any-purpose',
    title: 'A code is good wherever a code is asked for.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: rules(() => ({ codeIsFor: () => true })),
  },
  {
    id: 'activation-token-logs-in',
    title: 'An Activation Token is good as a security code as well.',
    subject: 'server',
    violates: ['SEC-BIND-10'],
    inject: rules((right) => ({
      codeIsFor: (code, purpose, subject) =>
        (purpose === 'login' && code.purpose === 'activation') || right.codeIsFor(code, purpose, subject),
    })),
  },
  {
    id: 'confirm-code-activates',
    title: 'A Confirm Code is good as an Activation Token as well.',
    subject: 'server',
    violates: ['SEC-BIND-10'],
    inject: rules((right) => ({
      codeIsFor: (code, purpose, subject) =>
        (purpose === 'activation' && code.purpose === 'verifyNumber') ||
        right.codeIsFor(code, purpose, subject),
    })),
  },
  {
    id: 'confirm-code-for-any-number',
    title: 'A Confirm Code confirms whatever number is on record by then.',
    subject: 'server',
    violates: ['SEC-BIND-07'],
    inject: forAny('verifyNumber'),
  },
  {
    id: 'confirm-code-for-the-number-before',
    title:
      'A Confirm Code that was sent to the number verified last confirms the one that has taken its place.',
    subject: 'server',
    violates: ['SEC-BIND-07'],
    inject: rules((right) => {
      let before: string | undefined
      return {
        changedNumber(number, onRecord) {
          before = number?.lastVerified
          return right.changedNumber(number, onRecord)
        },
        codeIsFor: (code, purpose, subject) =>
          right.codeIsFor(code, purpose, subject) ||
          (purpose === 'verifyNumber' && right.codeIsFor(code, purpose, before ?? subject)),
      }
    }),
  },
  {
    id: 'name-of-a-login-is-enough',
    title: 'The id of a login is enough to go on with it: its key is not checked.',
    subject: 'server',
    violates: ['SEC-BIND-01'],
    inject: rules(() => ({ loginSecretMatches: () => true })),
  },
  {
    id: 'key-of-any-login-is-enough',
    title: 'The key of one login is accepted for another.',
    subject: 'server',
    violates: ['SEC-BIND-01'],
    inject: rules((right) => {
      const given: string[] = []
      return {
        newSecret(random) {
          const secret = right.newSecret(random)
          given.push(secret)
          return secret
        },
        loginSecretMatches: (secret) => given.includes(secret),
      }
    }),
  },
  {
    id: 'response-of-any-phone',
    title: "The response of another person's phone is accepted.",
    subject: 'server',
    violates: ['SEC-BIND-02'],
    inject: metSomewhere({ phones: true, challenges: false }),
  },
  {
    id: 'response-to-any-challenge',
    title: 'A response to the challenge of any login is accepted.',
    subject: 'server',
    violates: ['SEC-BIND-03'],
    inject: metSomewhere({ phones: false, challenges: true }),
  },
  {
    id: 'any-phone-answers',
    title: 'An approval request can be answered by any phone on which IB Key is active.',
    subject: 'server',
    violates: ['SEC-BIND-08'],
    inject: rules(() => ({ approvalRequestIsFor: () => true })),
  },
  {
    id: 'devices-are-found-by-their-name-alone',
    title: 'Anybody who knows the id of a device can remove it.',
    subject: 'server',
    violates: ['SEC-BIND-13'],
    inject: foundByNameAlone,
  },
  {
    id: 'recorded-approval-approves',
    title: 'An approval signature that was right once is accepted for ever.',
    subject: 'server',
    violates: ['SEC-BIND-09'],
    inject: rules((right) => {
      const seen = new Set<string>()
      return {
        approvalSignatureMatches(given, expected) {
          if (!right.approvalSignatureMatches(given, expected)) return seen.has(given)
          seen.add(given)
          return true
        },
      }
    }),
  },
  {
    id: 'refusal-seals-an-approval',
    title: 'The signature of a refusal is accepted for an approval as well.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: rules((right) => {
      let ofRefusal = ''
      return {
        approvalRequestIsFor(request, device) {
          const refusal = [request.id, request.loginId, 'decline', '', '', request.nonce]
          ofRefusal = approvalMac(device.secret, refusal.join('\n'))
          return right.approvalRequestIsFor(request, device)
        },
        approvalSignatureMatches: (given, expected) =>
          given === ofRefusal || right.approvalSignatureMatches(given, expected),
      }
    }),
  },
  {
    id: 'refusal-without-seal',
    title: 'The signature of an approval is checked, and that of a refusal is not.',
    subject: 'server',
    violates: ['SEC-BIND-08'],
    inject: phoneRules((right, checked) => {
      let sealed = true
      return {
        approvalSignatureMatches(given, expected) {
          sealed = right.approvalSignatureMatches(given, expected)
          return true
        },
        securityElementAccepted: (os, element) =>
          (sealed || checked()?.purpose === 'activation') && right.securityElementAccepted(os, element),
      }
    }),
  },
  {
    id: 'key-of-a-login-until-the-next',
    title: 'The key of a login is good until the server makes another key, for whomever.',
    subject: 'server',
    violates: ['SEC-BIND-01'],
    inject: rules((right) => {
      let newest = ''
      return {
        newSecret(random) {
          newest = right.newSecret(random)
          return newest
        },
        loginSecretMatches: (given, secretDigest) =>
          given === newest && right.loginSecretMatches(given, secretDigest),
      }
    }),
  },
]

export default faults
