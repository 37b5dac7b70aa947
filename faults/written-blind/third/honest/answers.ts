/** @module Other answers that the guide lists beside those of the reference server. */

import type { RefusalCode } from '../../../../contract/refusal.ts'
import type { Operation } from '../../../../contract/routes.ts'
import { isPending } from '../../../../reference-server/domain/model/login.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { type Answer, answering, asRefusal, codeOf, type OperationRequest } from '../../support/exchange.ts'
import { type Here, knowing } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

type Condition = (here: Here, call: OperationRequest, answer: Answer) => boolean

/** A server that refuses with another code, where the condition holds for a request that was refused with this one. */
const answeredBy = (
  parts: ServerParts,
  operations: readonly Operation[],
  [from, to]: readonly [RefusalCode, RefusalCode],
  condition: Condition = () => true,
): ServerParts =>
  knowing(parts, (here) => {
    const changed = answering(parts, (answer, call) =>
      operations.includes(call.operation) && codeOf(answer) === from && condition(here(), call, answer)
        ? asRefusal(to, answer)
        : undefined,
    )
    return { middleware: changed.middleware }
  })

const isExpired = ({ login }: Here, { rules, clock, profile }: ServerParts): boolean =>
  login !== undefined && isPending(login) && !rules.loginInTime(login, clock.now(), profile)

export default [
  // answers.md: "a step of a login or an activation without its secret: `unauthenticated`, `not_found`".
  honest(
    'an-activation-without-its-secret-is-not-there',
    'A step of an activation without its secret is answered as if there were no such activation.',
    (parts) =>
      answeredBy(
        parts,
        ['startActivation', 'verifyActivationToken', 'activate'],
        ['unauthenticated', 'not_found'],
      ),
  ),

  // answers.md: "a phone on which IB Key is not active: `unauthenticated`, `not_found`, `forbidden`".
  honest(
    'a-phone-of-before-may-not',
    'A phone from which IB Key was removed or moved is told that it may not do that.',
    (parts) =>
      answeredBy(
        parts,
        ['readPushRequest', 'answerPushRequest', 'offerPushToken'],
        ['unauthenticated', 'forbidden'],
        ({ device }) => device !== undefined && device.status !== 'active',
      ),
  ),

  // answers.md: "the approval request of another phone: `not_found`, `unauthenticated`, `forbidden`".
  honest(
    'a-request-of-the-phone-of-before-is-forbidden',
    'A new phone may not read or answer the approval request that went to the phone before.',
    (parts) =>
      answeredBy(
        parts,
        ['readPushRequest', 'answerPushRequest'],
        ['not_found', 'forbidden'],
        ({ approval, parameters }) => approval !== undefined && approval.deviceId !== parameters.deviceId,
      ),
  ),

  // answers.md: "an approval request that was answered or has ended: `wrong_state`, `not_found`".
  honest(
    'a-request-that-is-over-is-not-found',
    'An answer to an approval request that is over is told that there is none.',
    (parts) => answeredBy(parts, ['answerPushRequest'], ['wrong_state', 'not_found']),
  ),

  // answers.md: "an approval without a security element: `forbidden`, `invalid_request`".
  honest(
    'an-approval-without-element-is-no-request',
    'An approval that names no security element does not follow the contract.',
    (parts) =>
      answeredBy(
        parts,
        ['answerPushRequest'],
        ['forbidden', 'invalid_request'],
        (_here, { body }) => body.decision === 'approve' && body.element === undefined,
      ),
  ),

  // answers.md: "another step of a login that was declined or has expired: ... `not_found`".
  honest(
    'expired-logins-are-swept-away',
    'There is no such login for whoever takes a step of one that has expired.',
    (parts) =>
      answeredBy(
        parts,
        ['chooseDevice', 'askForChallenge', 'giveResponse', 'giveSecurityCode', 'askForAnotherSms'],
        ['wrong_state', 'not_found'],
        (here) => isExpired(here, parts),
      ),
  ),

  // answers.md: "a look at a login that was completed or has expired: `wrong_state`, `unauthenticated`, `not_found`, or the state".
  honest(
    'a-look-at-an-expired-login-is-too-late',
    'A look at a login that has expired is refused.',
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, (answer, { operation }) =>
          operation === 'readLogin' && answer.json.state === 'expired' && isExpired(here(), parts)
            ? asRefusal('wrong_state', { ...answer, json: {} })
            : undefined,
        )
        return { middleware: changed.middleware }
      }),
  ),

  // answers.md: "another step of a login that was completed ...: `wrong_state`, `unauthenticated`, `not_found`, `invalid_code`".
  honest(
    'after-the-session-every-code-is-wrong',
    'A response or code for a login that was completed is answered as a wrong one.',
    (parts) =>
      answeredBy(
        parts,
        ['giveResponse', 'giveSecurityCode'],
        ['wrong_state', 'invalid_code'],
        ({ login }) => login?.stage.at === 'collected',
      ),
  ),

  // answers.md: "a code, response or token where none is open: `invalid_code`, `wrong_state`".
  honest(
    'without-an-open-challenge-it-is-too-early',
    'A response is too late or too early while the login shows no challenge.',
    (parts) =>
      answeredBy(
        parts,
        ['giveResponse'],
        ['invalid_code', 'wrong_state'],
        ({ login, account }) =>
          account?.challenges.every(
            (challenge) =>
              challenge.loginId !== login?.id ||
              !parts.rules.challengeIsOpen(challenge) ||
              !parts.rules.challengeInTime(challenge, parts.clock.now(), parts.profile),
          ) === true,
      ),
  ),

  // answers.md: "a code, response or token of another form: `invalid_code`, `invalid_request`".
  honest(
    'a-code-has-six-digits-or-is-none',
    'What has not six digits does not follow the contract, as Security Code and as Confirm Code.',
    (parts) =>
      answeredBy(
        parts,
        ['giveSecurityCode', 'confirmMobileNumber'],
        ['invalid_code', 'invalid_request'],
        (_here, { body }) => typeof body.code === 'string' && !/^[0-9]{6}$/.test(body.code),
      ),
  ),

  // answers.md: "a PIN of another form: `weak_pin`, `invalid_request`".
  honest('a-weak-pin-is-no-request', 'A PIN of another form does not follow the contract.', (parts) =>
    answeredBy(parts, ['activate'], ['weak_pin', 'invalid_request']),
  ),

  // answers.md: "whoever is locked out: `locked`, `too_many`", as far as the operation lists it.
  honest(
    'the-app-says-too-many-instead-of-locked',
    'Activations are refused with `too_many` while the password or the second factor is locked.',
    (parts) =>
      answeredBy(parts, ['readActivationOptions', 'startActivation', 'activate'], ['locked', 'too_many']),
  ),

  // answers.md: "a mobile number where there is none: `wrong_state`, `not_found`, `invalid_code`".
  honest(
    'without-a-number-there-is-nothing-to-find',
    'Whoever has no mobile number on record is told that there is none to verify or confirm.',
    (parts) =>
      answeredBy(
        parts,
        ['verifyMobileNumber', 'confirmMobileNumber'],
        ['wrong_state', 'not_found'],
        ({ account }) => account !== undefined && account.mobileNumber === undefined,
      ),
  ),
]
