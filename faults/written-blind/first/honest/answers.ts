/** @module Other refusals that the guide's table of answers lists, where the reference server has one. */

import type { RefusalCode } from '../../../../contract/refusal.ts'
import type { Operation } from '../../../../contract/routes.ts'
import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import { type Answer, answering, asRefusal, codeOf, noAnswer } from '../../support/exchange.ts'
import { honest } from '../../support/written.ts'

const stepsOfLogin: readonly Operation[] = [
  'chooseDevice',
  'askForChallenge',
  'giveResponse',
  'giveSecurityCode',
  'askForAnotherSms',
]

const stepsOfActivation: readonly Operation[] = ['startActivation', 'verifyActivationToken', 'activate']

/** `from` becomes `to` for these operations. */
const instead = (answer: Answer, from: RefusalCode, to: RefusalCode): Answer | undefined =>
  codeOf(answer) === from ? asRefusal(to, answer) : undefined

const lookedAt: readonly RefusalCode[] = ['wrong_state', 'unauthenticated', 'not_found']

export default [
  // answers.md: "a look at a login that was completed or has expired: `wrong_state`, `unauthenticated`, `not_found`, or the state
  // (`loggedIn` without `session`, or `expired`)": each look may get another of them.
  honest(
    'looks-at-ended-logins-vary',
    'Each look at a login that is over is answered by the next of all the answers that the table has for it.',
    (parts) => {
      let looks = 0
      return answering(parts, (answer, { operation }) => {
        const { state, session } = answer.json
        if (operation !== 'readLogin' || session !== undefined) return undefined
        if (state !== 'loggedIn' && state !== 'expired') return undefined
        const code = lookedAt[looks++ % (lookedAt.length + 1)]
        return code === undefined ? undefined : asRefusal(code, answer)
      })
    },
  ),

  // answers.md: "another step of a login that was declined or has expired: `wrong_state`, `unauthenticated`, `not_found`,
  // `invalid_code`, or the state (`denied` or `expired`)".
  honest(
    'ended-logins-answer-with-their-state',
    'A step of a login that was declined or has expired is answered with its state, and not refused.',
    (parts) =>
      answering(parts, async (answer, { operation, parameters: { loginId = '' } }) => {
        if (!stepsOfLogin.includes(operation) || codeOf(answer) !== 'wrong_state') return undefined
        const username = await parts.store.find('login', loginId)
        const account = username === undefined ? undefined : await parts.store.read(username)
        const login = account?.logins.find(({ id }) => id === loginId)
        if (!login) return undefined
        const { at } = login.stage
        const denied = at === 'denied'
        const late = !parts.rules.loginInTime(login, parts.clock.now(), parts.profile)
        if (!denied && !(late && at !== 'collected' && at !== 'approved')) return undefined
        return {
          ...noAnswer,
          status: 200,
          headers: { 'content-type': 'application/json' },
          json: { loginId, state: denied ? 'denied' : 'expired' },
        }
      }),
  ),

  // The same row, and "another step of a login that was completed, or a step of an activation that has ended".
  honest(
    'steps-after-the-end-are-unauthenticated',
    'The secret of a login or an activation ends with it: every later step is unauthenticated.',
    (parts) =>
      answering(parts, async (answer, { operation, parameters }) => {
        if (codeOf(answer) !== 'wrong_state') return undefined
        const loginId = parameters.loginId ?? ''
        const activationId = parameters.activationId ?? ''
        const username =
          (await parts.store.find('login', loginId)) ?? (await parts.store.find('activation', activationId))
        const account = username === undefined ? undefined : await parts.store.read(username)
        const login = account?.logins.find(({ id }) => id === loginId)
        const activation = account?.activations.find(({ id }) => id === activationId)
        const now = parts.clock.now()
        const loginOver =
          login !== undefined &&
          (['collected', 'denied', 'void'].includes(login.stage.at) ||
            !parts.rules.loginInTime(login, now, parts.profile))
        const activationOver =
          activation !== undefined &&
          (['committed', 'void'].includes(activation.stage) ||
            !parts.rules.activationInTime(activation, now, parts.profile))
        const over =
          (stepsOfLogin.includes(operation) && loginOver) ||
          (stepsOfActivation.includes(operation) && activationOver)
        return over ? asRefusal('unauthenticated', answer) : undefined
      }),
  ),

  // answers.md: "a step that a login does not wait for: `wrong_state`, `not_found`", and "another step of a login that was ... completed".
  honest(
    'steps-out-of-order-are-not-found',
    'A step that a login does not wait for is no resource at this time.',
    (parts) =>
      answering(parts, (answer, { operation }) =>
        stepsOfLogin.includes(operation) ? instead(answer, 'wrong_state', 'not_found') : undefined,
      ),
  ),

  // answers.md: "a step of a login or an activation without its secret: `unauthenticated`, `not_found`".
  honest(
    'ids-without-their-secret-are-not-found',
    'Whoever names a login or an activation without its secret is told that there is none.',
    (parts) =>
      answering(parts, (answer, { operation }) =>
        operation === 'readLogin' || stepsOfLogin.includes(operation) || stepsOfActivation.includes(operation)
          ? instead(answer, 'unauthenticated', 'not_found')
          : undefined,
      ),
  ),

  // answers.md: "a phone on which IB Key is not active: `unauthenticated`, `not_found`, `forbidden`"; README: "To a phone whose IB Key
  // was removed or moved, and to a device id that is not its own, the device face answers 401, 403 or 404."
  honest(
    'old-phones-take-turns',
    'A phone whose IB Key is not active is refused by 403, 404 and 401 in turn.',
    (parts) => {
      let refused = 0
      const codes: readonly RefusalCode[] = ['forbidden', 'not_found', 'unauthenticated']
      return answering(parts, (answer, { operation }) =>
        ['readPushRequest', 'answerPushRequest', 'offerPushToken'].includes(operation) &&
        codeOf(answer) === 'unauthenticated'
          ? asRefusal(codes[refused++ % 3] ?? 'forbidden', answer)
          : undefined,
      )
    },
  ),

  // answers.md: "an approval without a security element: `forbidden`, `invalid_request`".
  honest(
    'an-approval-without-element-is-malformed',
    'An approval that lacks its security element is no valid request.',
    (parts) =>
      answering(parts, (answer, { operation, body }) =>
        operation === 'answerPushRequest' && body.decision === 'approve' && body.element === undefined
          ? instead(answer, 'forbidden', 'invalid_request')
          : undefined,
      ),
  ),

  // answers.md: "whoever is locked out: `locked`, `too_many`", and too_many "the server is too busy for another".
  honest(
    'locked-means-too-many',
    'A lock is told as too many requests, of person and of password alike.',
    (parts) =>
      answering(parts, (answer, { operation }) =>
        operation === 'logIn' ||
        operation === 'setOptOut' ||
        operation === 'readActivationOptions' ||
        operation === 'chooseDevice' ||
        operation === 'askForAnotherSms' ||
        operation === 'startActivation' ||
        operation === 'activate'
          ? instead(answer, 'locked', 'too_many')
          : undefined,
      ),
  ),

  // answers.md: "another SMS, too soon or beyond the limit: `too_soon`, `too_many`".
  honest(
    'too-soon-and-too-many-change-names',
    'The pause between two SMS is called a limit, and the limit a pause.',
    (parts) =>
      answering(parts, (answer, { operation }) => {
        if (!['askForAnotherSms', 'verifyMobileNumber', 'startActivation'].includes(operation))
          return undefined
        return instead(answer, 'too_soon', 'too_many') ?? instead(answer, 'too_many', 'too_soon')
      }),
  ),

  // answers.md: "an activation option that was not offered: `wrong_state`, `forbidden`, `not_found`".
  honest(
    'an-option-that-was-not-offered-is-forbidden',
    'An activation option that was not offered is forbidden.',
    (parts) =>
      answering(parts, async (answer, { operation, body, parameters: { activationId = '' } }) => {
        if (operation !== 'startActivation' || codeOf(answer) !== 'wrong_state') return undefined
        const username = await parts.store.find('activation', activationId)
        const account = username === undefined ? undefined : await parts.store.read(username)
        const activation = account?.activations.find(({ id }) => id === activationId)
        if (!account || activation?.stage !== 'offered') return undefined
        const active = account.devices.find((device) => device.type === 'ibKey' && device.status === 'active')
        const offered = parts.rules.activationOptions(
          active?.type === 'ibKey' ? active : undefined,
          activation.hardwareId,
        )
        return offered.some((option) => option === body.option) ? undefined : asRefusal('forbidden', answer)
      }),
  ),

  // answers.md: "a mobile number where there is none: `wrong_state`, `not_found`, `invalid_code`" and "a code, response or token where
  // none is open: `invalid_code`, `wrong_state`".
  honest(
    'no-number-no-resource',
    'Where there is no mobile number, what is below its address is not found; a Confirm Code that nobody asked for is out of order.',
    (parts) =>
      answering(parts, async (answer, { operation, bearer }) => {
        if (operation !== 'verifyMobileNumber' && operation !== 'confirmMobileNumber') return undefined
        if (codeOf(answer) === 'wrong_state') return asRefusal('not_found', answer)
        if (operation === 'verifyMobileNumber' || codeOf(answer) !== 'invalid_code') return undefined
        const username = await parts.store.find('session', digest(bearer))
        const account = username === undefined ? undefined : await parts.store.read(username)
        const wanted = account?.smsCodes.some(
          ({ purpose, subject }) => purpose === 'verifyNumber' && subject === account.mobileNumber?.onRecord,
        )
        return wanted ? undefined : asRefusal('wrong_state', answer)
      }),
  ),

  // answers.md: "a code, response or token of another form: `invalid_code`, `invalid_request`"; "a PIN of another form: `weak_pin`,
  // `invalid_request`".
  honest(
    'another-form-is-no-request',
    'A code, response, token or PIN of another form than any right one is called an invalid request.',
    (parts) =>
      answering(parts, (answer, { operation, body }) => {
        if (codeOf(answer) === 'weak_pin') return asRefusal('invalid_request', answer)
        if (codeOf(answer) !== 'invalid_code') return undefined
        const form = {
          giveResponse: /^[0-9]{8}$/,
          giveSecurityCode: /^[0-9]{6}$/,
          confirmMobileNumber: /^[0-9]{6}$/,
        }
        const given = String(body.response ?? body.code ?? '')
        const pattern = Object.entries(form).find(([name]) => name === operation)?.[1]
        return pattern && !pattern.test(given) ? asRefusal('invalid_request', answer) : undefined
      }),
  ),
]
