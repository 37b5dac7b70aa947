/** @module Narrow shapes: what is compared, what a refusal changes or tells, and what an answer discloses. */

import { takenFor } from '../../../server/support/passwords.ts'
import { loginNamed, revisingAfter } from '../../support/after.ts'
import { answering, asRefusal, codeOf, textIn } from '../../support/exchange.ts'
import { wrong } from '../../support/written.ts'

/** What bcrypt looks at. */
const hashedBytes = 72

export default [
  wrong(
    'a-password-is-72-bytes-long',
    'Of a password the first 72 bytes are hashed, and whatever comes behind is not looked at.',
    ['SEC-EXACT-05'],
    takenFor((password) =>
      new TextDecoder().decode(new TextEncoder().encode(password).slice(0, hashedBytes)),
    ),
  ),
  wrong(
    'another-username-is-forbidden-if-it-exists',
    'At the second log-in of an activation the name of another person is refused otherwise than an unknown one.',
    ['SEC-ENUM-01'],
    (parts) =>
      answering(parts, async (answer, { operation, parameters, body }) => {
        if (operation !== 'startActivation' || codeOf(answer) !== 'invalid_credentials') return undefined
        const typed = parts.rules.usernameKey(textIn(body, 'username'))
        const whose = await parts.store.find('activation', parameters.activationId ?? '')
        const exists = (await parts.store.read(typed)) !== undefined
        return exists && typed !== whose ? asRefusal('forbidden', answer) : undefined
      }),
  ),
  wrong(
    'a-refused-verify-ends-the-code',
    'VERIFY that is refused for being too soon ends the Confirm Code that was sent before.',
    ['SEC-REFUSAL-01'],
    (parts) =>
      revisingAfter(parts, ['verifyMobileNumber'], (after, before) => ({
        ...after,
        smsCodes: after.smsCodes.map((code) =>
          code.purpose === 'verifyNumber' &&
          code.state === 'open' &&
          before.smsCodes.some(({ id }) => id === code.id)
            ? { ...code, state: 'superseded' }
            : code,
        ),
      })),
  ),
  wrong(
    'a-header-names-the-code-that-is-sent-again',
    'The reply to a request for another SMS has a header field with the code in hexadecimal digits.',
    ['SEC-SECRET-03'],
    (parts) =>
      answering(parts, async (answer, { operation, parameters }) => {
        if (operation !== 'askForAnotherSms' || answer.status !== 200) return undefined
        const loginId = parameters.loginId ?? ''
        const codes = (await loginNamed(parts, loginId))?.account.smsCodes ?? []
        const text = codes.findLast(({ subject }) => subject === loginId)?.text
        if (text === undefined) return undefined
        const reference = Buffer.from(text).toString('hex')
        return { ...answer, headers: { ...answer.headers, 'x-message-reference': reference } }
      }),
  ),
]
