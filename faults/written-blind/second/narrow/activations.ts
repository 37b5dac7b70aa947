/** @module Narrow shapes: activation, migration and reactivation. */

import { hours, within } from '../../../../reference-server/domain/model/time.ts'
import { remembering, revisingAfter } from '../../support/after.ts'
import { ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-phone-that-had-it-is-offered-a-reactivation',
    'A phone that IB Key was on before is offered to reactivate it, though it is active on another one.',
    ['MIG-IOS-02', 'MIG-AND-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        activationOptions: (active, hardwareId) =>
          active !== undefined &&
          here().account?.devices.some(
            (device) =>
              device.type === 'ibKey' && device.status === 'revoked' && device.hardwareId === hardwareId,
          )
            ? ['reactivate']
            : rules.activationOptions(active, hardwareId),
      })),
  ),
  wrong(
    'only-the-first-security-device-is-asked',
    'Of several physical security devices only the first one counts: where it is not active, an SMS is sent.',
    ['REACT-04', 'MIG-12'],
    (parts) =>
      ruling(parts, () => ({
        securityDeviceRequired: (devices) =>
          devices.find(({ type }) => type === 'physical')?.status === 'active',
      })),
  ),
  wrong(
    'webtrader-waits-for-a-phone-that-is-gone',
    'A challenge on WebTrader can still be answered by a phone that IB Key has left meanwhile.',
    ['SEC-BIND-15'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        loginDeviceStands: (login, active) =>
          rules.loginDeviceStands(login, active) ||
          (login.platform === 'webTrader' && login.stage.at === 'challenge'),
      })),
  ),
  wrong(
    'the-pin-of-a-migration-needs-no-digit',
    'The PIN that is chosen in a migration may consist of letters alone.',
    ['MIG-AND-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pinIsStrong: (pin) =>
          rules.pinIsStrong(pin) || (here().activation?.option === 'migrate' && /^[A-Za-z]{4,6}$/.test(pin)),
      })),
  ),
  wrong(
    'the-security-device-saves-the-pin',
    'A reactivation that a physical security device has proven takes any PIN.',
    ['REACT-A-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        currentPinRequired: (activation) =>
          rules.currentPinRequired(activation) && activation.challenge === undefined,
      })),
  ),
  wrong(
    'the-attestation-of-the-activation-before-is-good-once-more',
    'An attestation that was made for an earlier activation on this phone is good for the present one.',
    ['SEC-CLAIM-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationNonceMatches: (attested, nonce) => {
          const { operation, account, activation } = here()
          return (
            rules.attestationNonceMatches(attested, nonce) ||
            (operation === 'activate' &&
              (account?.activations.some(
                (other) =>
                  other.hardwareId === activation?.hardwareId &&
                  rules.attestationNonceMatches(attested, other.nonce),
              ) ??
                false))
          )
        },
      })),
  ),
  wrong(
    'one-of-two-security-devices-may-go',
    'An activation that a physical security device has proven goes on without it, if there is a second one.',
    ['SEC-BIND-16'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        removalVoidsProof: (provenBy, removed) =>
          rules.removalVoidsProof(provenBy, removed) &&
          (here().account?.devices.filter(({ type, status }) => type === 'physical' && status === 'active')
            .length ?? 0) < 2,
      })),
  ),
  wrong(
    'a-token-that-waits-outlives-its-number',
    'The Activation Token of a first activation can be entered after another number was verified.',
    ['SEC-BIND-16'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        verificationVoidsCode: (code, verified) =>
          code.purpose !== 'activation' && rules.verificationVoidsCode(code, verified),
      })),
  ),
  wrong(
    'a-void-activation-begins-again-on-android',
    'On Android an activation whose responses were all wrong can be started again, with a new challenge.',
    ['SEC-LIMIT-17'],
    (parts) =>
      revisingAfter(parts, ['verifyActivationToken'], (after, _before, { activation }) => ({
        ...after,
        activations: after.activations.map((one) =>
          one.id === activation?.id && one.stage === 'void' && one.os === 'Android'
            ? { ...one, stage: 'offered', failures: 0 }
            : one,
        ),
      })),
  ),
  wrong(
    'an-iphone-may-guess-its-token',
    'An Activation Token that is entered on an iPhone stands any number of wrong entries.',
    ['SEC-LIMIT-14'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attemptsExhausted: (failures, profile) =>
          rules.attemptsExhausted(failures, profile) &&
          !(here().operation === 'activate' && here().activation?.challenge === undefined),
      })),
  ),
  wrong(
    'one-challenge-for-all-activations-of-a-phone',
    'A phone that begins another activation is shown the challenge of the one before, whose response is known.',
    ['SEC-SINGLE-07'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newChallenge: (random) => {
          const { operation, account, activation } = here()
          const former = account?.activations.findLast(
            ({ id, hardwareId, challenge }) =>
              id !== activation?.id && hardwareId === activation?.hardwareId && challenge !== undefined,
          )
          const fresh = rules.newChallenge(random)
          return operation === 'startActivation' ? (former?.challenge ?? fresh) : fresh
        },
      })),
  ),
  wrong(
    'no-notice-of-a-reactivation',
    'Nobody is notified when IB Key becomes active again on the phone that had it.',
    ['SEC-NOTICE-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        activationNoticeTo: (number, provenWith) =>
          here().activation?.option === 'reactivate'
            ? undefined
            : rules.activationNoticeTo(number, provenWith),
      })),
  ),
  wrong(
    'no-notice-where-no-sms-was-sent',
    'Nobody is notified of an activation that a physical security device has proven.',
    ['SEC-NOTICE-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        activationNoticeTo: (number, provenWith) =>
          here().activation?.challenge === undefined
            ? rules.activationNoticeTo(number, provenWith)
            : undefined,
      })),
  ),
  wrong(
    'the-third-number-is-told-to-the-first',
    'The notice of a changed number goes to the number that was verified first, whatever came between.',
    ['SEC-NOTICE-02'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, string>(),
        (first, own) =>
          ruling(own, (here, rules) => ({
            numberNoticeTo: (number, confirmed) => {
              const former = rules.numberNoticeTo(number, confirmed)
              const username = here().account?.username ?? ''
              if (former !== undefined && !first().has(username)) first().set(username, former)
              return first().get(username)
            },
          })),
      ),
  ),
  wrong(
    'a-notice-that-failed-at-first-comes-twice',
    'A notice that the carrier could not take at first is sent twice in the end.',
    ['SEC-SEND-08'],
    (parts) => {
      const failed = new Set<string>()
      const notices = Object.values(parts.messages).flatMap((texts) => Object.values(texts.notices))
      return {
        ...parts,
        sendSms: async (message) => {
          const key = `${message.to} ${message.body}`
          const result = await parts.sendSms(message)
          if (!notices.includes(message.body)) return result
          if (result !== 'sent') failed.add(key)
          else if (failed.delete(key)) await parts.sendSms(message)
          return result
        },
      }
    },
  ),
  wrong(
    'iphones-take-the-password-of-anybody',
    'An activation on an iPhone goes on with user name and password of any person who exists.',
    ['MIG-IOS-05'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        reauthenticated: (began, again) =>
          rules.reauthenticated(began, again) ||
          (again !== undefined && here().operation === 'startActivation' && here().activation?.os === 'iOS'),
      })),
  ),
  wrong(
    'tokens-of-a-reactivation-are-short',
    'The Activation Token of a reactivation has six signs, and so thirty bits.',
    ['SEC-RANDOM-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newCode: (random, purpose) =>
          purpose === 'activation' && here().body.option === 'reactivate'
            ? rules.newCode(random, purpose).slice(0, 6)
            : rules.newCode(random, purpose),
      })),
  ),
  wrong(
    'the-security-device-has-an-hour-on-an-iphone',
    'On an iPhone the response of a physical security device can be entered for an hour.',
    ['SEC-EXPIRY-08'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        activationInTime: (activation, now, profile) =>
          rules.activationInTime(activation, now, profile) ||
          (activation.os === 'iOS' &&
            activation.challenge !== undefined &&
            within(activation.startedAt, hours(1), now)),
      })),
  ),
  wrong(
    'the-security-device-need-not-answer-on-android',
    'Where an Android phone asks for the response of a physical security device, the PIN alone activates it.',
    ['SEC-BIND-10', 'REACT-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        proofVerified: (activation) =>
          rules.proofVerified(activation) ||
          (activation.stage === 'asked' && activation.challenge !== undefined),
      })),
  ),
]
